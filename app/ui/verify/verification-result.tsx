import type { ReactNode } from "react";
import { CREDIT_CATEGORIES, CREDIT_TYPES } from "#app/domain/credits/credit-code.ts";
import type { CertificateStatus } from "#app/domain/credits/certificate.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { ISSUING_BODIES } from "#app/domain/identity/issuing-body.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { type CalendarDay, instantAt, type Instant } from "#app/domain/shared/time.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { CheckedStatement, VerifiedCertificate } from "#app/queries/credits/verified-certificate.server.ts";
import { Callout, type CalloutKind } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { CourseTitle } from "#app/ui/learner/course-language.tsx";

const STATUS: Readonly<Record<CertificateStatus, { readonly kind: CalloutKind; readonly title: MessageKey }>> = {
  valid: { kind: "success", title: "verify.valid" },
  expired: { kind: "warning", title: "verify.expired" },
  replaced: { kind: "warning", title: "verify.replaced" },
  revoked: { kind: "danger", title: "verify.revoked" },
};
const REASON: Readonly<Record<string, MessageKey>> = {
  error: "verify.reason-error",
  misconduct: "verify.reason-misconduct",
  request: "verify.reason-request",
};
/** A hyphen at which no line breaks; typed back, it is read as any other. */
const NO_BREAK = "\u2011";
const LICENCE: Readonly<Record<"claimed" | "confirmed" | "refused", MessageKey>> = {
  claimed: "verify.licence-claimed",
  confirmed: "verify.licence-confirmed",
  refused: "verify.licence-refused",
};

const NOT_HELD: Readonly<
  Record<
    Exclude<CheckedStatement["outcome"], "holds">,
    { readonly kind: CalloutKind; readonly title: MessageKey; readonly body: MessageKey }
  >
> = {
  forged: { kind: "danger", title: "verify.signature-forged", body: "verify.signature-forged-body" },
  malformed: { kind: "warning", title: "verify.signature-malformed", body: "verify.signature-malformed-body" },
  "unknown-key": { kind: "warning", title: "verify.signature-unknown-key", body: "verify.signature-unknown-key-body" },
};

type Fact = readonly [label: string, value: ReactNode];

/** Every fact of a certificate, with its status, so that an edited paper shows itself (R14). */
export function VerificationResult({
  code,
  at,
  statement,
  registry,
}: {
  code: string;
  at: Instant;
  statement: CheckedStatement | null;
  registry: VerifiedCertificate | "away" | null;
}) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Page title={t("certificate.title", { code })} width="text">
      <div className="space-y-6">
        {statement === null ? null : <StatementCheck statement={statement} away={registry === "away"} />}
        {registry === "away" ? (
          <Callout kind="warning" title={t("verify.registry")}>
            {t("verify.registry-away")}
          </Callout>
        ) : registry === null ? (
          <Callout kind="danger" title={t("verify.unknown")}>
            {t("verify.unknown-body")}
          </Callout>
        ) : (
          <Registry certificate={registry} />
        )}
        <p className="text-ink-muted text-sm">{t("verify.checked-at", { moment: formatDate(language, at, "moment") })}</p>
        <LinkButton to="/verify" look="secondary">
          {t("verify.another")}
        </LinkButton>
      </div>
    </Page>
  );
}

function Registry({ certificate }: { certificate: VerifiedCertificate }) {
  const t = useMessages();
  const language = useLanguage();
  const { kind, title } = STATUS[certificate.status];
  return (
    <>
      <Callout kind={kind} title={t(title)}>
        <p>{statusSentence(certificate, language, t)}</p>
        {certificate.status === "replaced" && certificate.replacedBy !== null ? (
          <LinkButton to={`/verify/${certificate.replacedBy}`} look="secondary" size="small" className="mt-3">
            {t("verify.replaced-link")}
          </LinkButton>
        ) : null}
      </Callout>
      <Card as="section">
        <h2 className="mb-3 text-lg">{t("verify.registry")}</h2>
        <Facts facts={registryFacts(certificate, language, t)} />
        <p className="text-ink-muted mt-4 text-sm">{t("verify.compare")}</p>
      </Card>
    </>
  );
}

function statusSentence(certificate: VerifiedCertificate, language: Language, t: Translate): string {
  switch (certificate.status) {
    case "valid":
      return t("verify.valid-body");
    case "expired":
      return t("verify.expired-body", {
        date: certificate.snapshot.expiresOn === null ? "" : formatDate(language, certificate.snapshot.expiresOn),
      });
    case "replaced":
      return t("verify.replaced-body", { code: (certificate.replacedBy ?? "").replaceAll("-", NO_BREAK) });
    case "revoked":
      return t("verify.revoked-body", {
        date: certificate.revokedAt === null ? "" : formatDate(language, certificate.revokedAt),
        reason: t(REASON[certificate.revokedReason ?? ""] ?? "verify.reason-error"),
      });
  }
}

function registryFacts(certificate: VerifiedCertificate, language: Language, t: Translate): readonly Fact[] {
  const { snapshot, licenceStateNow } = certificate;
  const { licence } = snapshot;
  return [
    [t("verify.code"), <Latin key="code">{snapshot.code}</Latin>],
    [
      t("verify.holder"),
      <bdi key="name" lang="ar">
        {snapshot.nameAr}
      </bdi>,
    ],
    ...(snapshot.nameCkb === null
      ? []
      : [
          [
            t("verify.name-kurdish"),
            <bdi key="ckb" lang="ckb">
              {snapshot.nameCkb}
            </bdi>,
          ] as const,
        ]),
    [t("verify.name-latin"), <Latin key="latin">{snapshot.nameLatin}</Latin>],
    [t("certificate.profession"), nameOf(PROFESSIONS, snapshot.profession, language)],
    [
      t("verify.licence-at-issue"),
      licence === null
        ? t("verify.none")
        : `${nameOf(ISSUING_BODIES, licence.issuingBody, language)} · ${licence.number} · ${t(LICENCE[licence.state])}`,
    ],
    ...(licenceStateNow === null ? [] : [[t("verify.licence-now"), t(LICENCE[licenceStateNow])] as const]),
    [
      t("verify.course"),
      <CourseTitle key="title" course={snapshot}>
        {snapshot.title[language]}
      </CourseTitle>,
    ],
    [t("certificate.course"), t("certificate.version-line", { course: snapshot.courseId, number: snapshot.courseVersionNumber })],
    [t("certificate.provider"), <bdi key="provider">{snapshot.providerName[language]}</bdi>],
    [t("certificate.format"), t("certificate.format-enduring")],
    [t("verify.location"), snapshot.location ?? t("verify.online")],
    [t("certificate.completed-on"), formatDate(language, snapshot.completedOn)],
    [t("verify.credits"), `${formatCredits(language, snapshot.amountHundredths)} · ${nameOf(CREDIT_TYPES, snapshot.creditType, language)}`],
    [t("certificate.category"), nameOf(CREDIT_CATEGORIES, snapshot.category, language)],
    [t("certificate.issued-on"), formatDate(language, snapshot.issuedAt, "moment")],
    [t("verify.expires-on"), snapshot.expiresOn === null ? t("verify.no-expiry") : formatDate(language, snapshot.expiresOn)],
  ];
}

function StatementCheck({ statement, away }: { statement: CheckedStatement; away: boolean }) {
  const t = useMessages();
  const language = useLanguage();
  if (statement.outcome !== "holds") {
    const { kind, title, body } = NOT_HELD[statement.outcome];
    return (
      <Callout kind={kind} title={t(title)}>
        {t(body)}
      </Callout>
    );
  }
  const said = statement.statement;
  return (
    <Callout kind={statement.expired ? "warning" : "success"} title={t("verify.signature-holds")}>
      <p className="mb-3">{t("verify.signature-holds-body")}</p>
      {statement.expired && said.x !== null ? (
        <p className="mb-3 font-semibold">
          {t("verify.expired")}: {t("verify.expired-body", { date: formatDate(language, said.x as CalendarDay) })}
        </p>
      ) : null}
      {/* With the registry at hand its facts stand below; without it these are all there is. */}
      {away ? (
        <Facts
          facts={[
            [t("verify.code"), <Latin key="code">{said.c}</Latin>],
            [t("verify.holder"), <bdi key="name">{said.a}</bdi>],
            [t("verify.name-latin"), <Latin key="latin">{said.n}</Latin>],
            [t("certificate.profession"), nameOf(PROFESSIONS, said.f, language)],
            [t("certificate.licence"), said.l === null ? t("verify.none") : <Latin key="licence">{said.l}</Latin>],
            [t("verify.course"), <Latin key="title">{said.t}</Latin>],
            [t("certificate.provider"), <Latin key="provider">{said.p}</Latin>],
            [t("verify.credits"), `${formatCredits(language, said.h)} · ${nameOf(CREDIT_TYPES, said.y, language)}`],
            [t("certificate.completed-on"), formatDate(language, said.d as Parameters<typeof formatDate>[1])],
            [t("certificate.issued-on"), formatDate(language, instantAt(said.i * 1000), "moment")],
            ...(said.x === null ? [] : [[t("verify.expires-on"), formatDate(language, said.x as CalendarDay)] as const]),
          ]}
        />
      ) : null}
    </Callout>
  );
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="divide-line divide-y">
      {facts.map(([label, value]) => (
        <div key={label} className="grid gap-x-4 py-2 sm:grid-cols-[12rem_1fr]">
          <dt className="text-ink-muted text-sm sm:pt-0.5">{label}</dt>
          <dd className="min-w-0 font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Latin({ children }: { children: ReactNode }) {
  return (
    <bdi dir="ltr" lang="en">
      {children}
    </bdi>
  );
}
