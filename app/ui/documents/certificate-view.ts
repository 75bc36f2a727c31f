import type { CertificateSnapshot } from "#app/domain/credits/certificate.ts";
import { CREDIT_CATEGORIES, CREDIT_TYPES } from "#app/domain/credits/credit-code.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { ISSUING_BODIES } from "#app/domain/identity/issuing-body.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import { contentLanguage } from "#app/domain/shared/content-language.ts";
import { directionOf } from "#app/domain/shared/language.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { CertificateView } from "#app/ui/documents/certificate.ts";

/** The name under which the holder is registered, in the letters of the certificate's language. */
export function holderName(snapshot: Pick<CertificateSnapshot, "language" | "nameAr" | "nameCkb" | "nameLatin">): string {
  switch (snapshot.language) {
    case "ar":
      return snapshot.nameAr;
    case "ckb":
      return snapshot.nameCkb ?? snapshot.nameAr;
    case "en":
      return snapshot.nameLatin;
  }
}

/** What the page of a certificate shows, all of it from the snapshot, in the snapshot's language. */
export function certificateView(snapshot: CertificateSnapshot, qrSvg: string, publicUrl: string, t: Translate): CertificateView {
  const { language, licence } = snapshot;
  const creditType = nameOf(CREDIT_TYPES, snapshot.creditType, language);
  const licenceLine = licence === null ? null : `${licence.number} · ${nameOf(ISSUING_BODIES, licence.issuingBody, language)}`;
  return {
    language,
    direction: directionOf(language),
    title: t("certificate.title", { code: snapshot.code }),
    name: holderName(snapshot),
    otherName: language === "en" ? snapshot.nameAr : snapshot.nameLatin,
    course: snapshot.title[language],
    courseLanguage: contentLanguage(snapshot, language),
    code: snapshot.code,
    verifyAt: `${publicUrl}/verify/${snapshot.code}`,
    qrSvg,
    words: {
      product: t("certificate.product"),
      heading: t("certificate.heading"),
      certifies: t("certificate.certifies"),
      completed: t("certificate.completed"),
      credit: t("certificate.credit", {
        count: snapshot.amountHundredths / 100,
        credits: formatCredits(language, snapshot.amountHundredths),
        type: creditType,
      }),
      statement: t("certificate.statement"),
      scan: t("certificate.scan"),
      pending:
        licence === null
          ? t("certificate.no-licence")
          : licence.state === "confirmed"
            ? null
            : t("certificate.licence-pending", { number: licence.number }),
      facts: [
        { label: t("certificate.completed-on"), value: formatDate(language, snapshot.completedOn) },
        { label: t("certificate.provider"), value: snapshot.providerName[language] },
        { label: t("certificate.format"), value: t("certificate.format-enduring") },
        { label: t("certificate.profession"), value: nameOf(PROFESSIONS, snapshot.profession, language) },
        { label: t("certificate.category"), value: nameOf(CREDIT_CATEGORIES, snapshot.category, language) },
        ...(licenceLine === null ? [] : [{ label: t("certificate.licence"), value: licenceLine }]),
        { label: t("certificate.issued-on"), value: formatDate(language, snapshot.issuedAt, "day") },
        {
          label: t("certificate.course"),
          value: t("certificate.version-line", { course: snapshot.courseId, number: snapshot.courseVersionNumber }),
        },
      ],
    },
  };
}
