import type { PetitionEffect } from "#app/domain/compliance/petition-effect.ts";
import type { PetitionState } from "#app/domain/compliance/petition-codes.ts";
import type { PetitionContent } from "#app/domain/compliance/petition.ts";
import { ACCREDITORS } from "#app/domain/credits/accreditor.ts";
import { CREDIT_CATEGORIES } from "#app/domain/credits/credit-code.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { StepShown } from "#app/queries/compliance/own-petitions.server.ts";
import { Badge, type BadgeTone } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { standingSentence } from "#app/ui/learner/standing-words.ts";

const TONES: Readonly<Record<PetitionState, BadgeTone>> = { waiting: "neutral", asked: "warning", accepted: "success", refused: "danger" };

/** How far a petition came. */
export function PetitionBadge({ state }: { state: PetitionState }) {
  const t = useMessages();
  return <Badge tone={TONES[state]}>{t(`petition.state-${state}`)}</Badge>;
}

/** What a petition is called: its activity, its reason, or the cycle that it is about. */
export function PetitionTitle({ content }: { content: PetitionContent }) {
  const t = useMessages();
  const language = useLanguage();
  if (content.kind === "external") return <Bdi>{content.title}</Bdi>;
  if (content.kind === "relief") return <>{t(`petition.reason-${content.reason}`)}</>;
  return <>{t("petition.appeal-of", { day: formatDate(language, content.cycleFrom) })}</>;
}

/** What was filed, in full. */
export function PetitionFacts({ content }: { content: PetitionContent }) {
  const t = useMessages();
  const language = useLanguage();
  switch (content.kind) {
    case "external": {
      const { organiser, earnedOn, category, format, accreditor, hundredths, grade, note } = content;
      return (
        <>
          <p>
            <Bdi>{organiser}</Bdi> · {formatDate(language, earnedOn)} · {t(`petition.format-${format}`)}
          </p>
          <p>
            {t("petition.claimed", { credits: formatCredits(language, hundredths) })} · {nameOf(CREDIT_CATEGORIES, category, language)} ·{" "}
            {t(`petition.grade-${grade}`)}
          </p>
          {accreditor === null ? null : <p>{nameOf(ACCREDITORS, accreditor, language)}</p>}
          <Said text={note} />
        </>
      );
    }
    case "relief":
      return (
        <>
          <p>{t("petition.cycle", { from: formatDate(language, content.from), to: formatDate(language, content.to) })}</p>
          <Said text={content.note} />
        </>
      );
    case "appeal":
      return <Said text={content.ground} />;
  }
}

function Said({ text }: { text: string }) {
  return text === "" ? null : (
    <p dir="auto" className="whitespace-pre-line">
      {text}
    </p>
  );
}

/** How the standing reads without it and with it, by the policy. */
export function EffectShown({ effect }: { effect: PetitionEffect }) {
  const t = useMessages();
  const language = useLanguage();
  const sentence = (summary: PetitionEffect["before"]) =>
    summary === null ? t("petition.nothing-asked") : `${t(`standing.state-${summary.state}`)}: ${standingSentence(summary, language, t)}`;
  const [before, after] = [sentence(effect.before), sentence(effect.after)];
  return (
    <dl className="border-line space-y-1 border-s-4 ps-4">
      <dt className="text-ink-muted text-sm">{t("petition.effect-before")}</dt>
      <dd>{before}</dd>
      <dt className="text-ink-muted text-sm">{t("petition.effect-after")}</dt>
      <dd className="font-semibold">{before === after ? t("petition.effect-none") : after}</dd>
    </dl>
  );
}

/** Every word about it, oldest first: who, when, what, and for a credit how much. */
export function PetitionSteps({ steps }: { steps: readonly Pick<StepShown, "kind" | "text" | "by" | "at">[] }) {
  const t = useMessages();
  const language = useLanguage();
  if (steps.length === 0) return null;
  return (
    <ol className="space-y-3">
      {steps.map(({ kind, text, by, at }) => (
        <li key={`${at} ${kind}`} className="space-y-1">
          <p className="text-ink-muted text-sm">
            {t(`petition.step-${kind}`)} · <Bdi>{by}</Bdi> · {formatDate(language, at, "moment")}
          </p>
          <Said text={text} />
        </li>
      ))}
    </ol>
  );
}

/** The files that were handed in. */
export function EvidenceLinks({ evidence }: { evidence: readonly { readonly id: string; readonly name: string }[] }) {
  if (evidence.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-2">
      {evidence.map(({ id, name }) => (
        <li key={id}>
          <a
            href={`/petitions/evidence/${id}`}
            target="_blank"
            rel="noreferrer"
            className="text-accent inline-flex min-h-11 items-center gap-1 underline"
          >
            <Icon name="file" className="size-4.5" /> <Bdi>{name}</Bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
