import { CREDIT_CATEGORIES, CREDIT_TYPES } from "#app/domain/credits/credit-code.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { ISSUING_BODIES } from "#app/domain/identity/issuing-body.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import { directionOf, type Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Transcript, TranscriptLine } from "#app/queries/credits/transcript.server.ts";
import type { TranscriptView } from "#app/ui/documents/transcript.ts";

/** The word for each kind of ledger line. */
export const KIND: Readonly<Record<TranscriptLine["kind"], MessageKey>> = {
  award: "transcript.kind-award",
  reversal: "transcript.kind-reversal",
  adjustment: "transcript.kind-adjustment",
};

/** What a line is about: the course's title, or the kind of the line. */
export function lineTitle(line: TranscriptLine, language: Language, t: Translate): string {
  const title = line.title?.[language] ?? "";
  return line.kind === "award" && title !== ""
    ? title
    : [t(KIND[line.kind]), title, line.reason ?? ""].filter((part) => part !== "").join(" · ");
}

/** A person's transcript, ready to be printed, as it stood at `at`. */
export function transcriptView(transcript: Transcript, language: Language, at: Instant, t: Translate): TranscriptView {
  const { practitioner, totals, period } = transcript;
  const own =
    language === "en" ? practitioner.nameLatin : language === "ckb" ? (practitioner.nameCkb ?? practitioner.nameAr) : practitioner.nameAr;
  const other = language === "en" ? practitioner.nameAr : practitioner.nameLatin;
  const parts = (list: typeof CREDIT_TYPES | typeof CREDIT_CATEGORIES, sums: Readonly<Record<string, number>>) =>
    Object.entries(sums).map(([code, sum]) => [nameOf(list, code, language), formatCredits(language, sum)] as const);
  return {
    language,
    direction: directionOf(language),
    product: t("certificate.product"),
    title: t("transcript.title"),
    asOf: t("transcript.as-of", { date: formatDate(language, at, "moment") }),
    pageWord: t("transcript.page"),
    person: [
      { label: t("transcript.name"), value: own },
      { label: language === "en" ? t("transcript.name-arabic") : t("verify.name-latin"), value: other },
      { label: t("certificate.profession"), value: nameOf(PROFESSIONS, practitioner.profession, language) },
      {
        label: t("certificate.licence"),
        value:
          practitioner.licences.length === 0
            ? t("verify.none")
            : practitioner.licences
                .map((licence) => `${licence.number} · ${nameOf(ISSUING_BODIES, licence.issuingBody, language)}`)
                .join(" ، "),
      },
      {
        label: t("transcript.period"),
        value: period === null ? t("transcript.whole-period") : `${formatDate(language, period.from)} – ${formatDate(language, period.to)}`,
      },
    ],
    pending: transcript.pendingConfirmation ? t("transcript.pending") : null,
    columns: [t("transcript.date"), t("transcript.activity"), t("transcript.type"), t("transcript.category"), t("transcript.amount")],
    rows: transcript.lines.map((line) => [
      formatDate(language, line.earnedOn),
      lineTitle(line, language, t),
      nameOf(CREDIT_TYPES, line.creditType, language),
      nameOf(CREDIT_CATEGORIES, line.category, language),
      formatCredits(language, line.amountHundredths),
    ]),
    totalLabel: t("transcript.total"),
    total: formatCredits(language, totals.all),
    parts: [
      { heading: t("transcript.by-type"), rows: parts(CREDIT_TYPES, totals.byCreditType) },
      { heading: t("transcript.by-category"), rows: parts(CREDIT_CATEGORIES, totals.byCategory) },
    ],
    note: t("transcript.lead"),
  };
}
