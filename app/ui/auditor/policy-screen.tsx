import { jurisdictionName } from "#app/domain/identity/jurisdiction.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { PolicyShown, SignatureShown } from "#app/queries/compliance/policies.server.ts";
import { PolicyCases } from "#app/ui/auditor/policy-cases.tsx";
import { PolicyClauses } from "#app/ui/auditor/policy-clauses.tsx";
import { PolicyDifferences } from "#app/ui/auditor/policy-differences.tsx";
import { PolicySigning, type SigningReply } from "#app/ui/auditor/policy-signing.tsx";
import { PolicyStateBadge } from "#app/ui/auditor/policy-state-badge.tsx";
import { type RuleSaid, RuleSentences } from "#app/ui/auditor/rule-sentences.tsx";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Facts } from "#app/ui/kit/facts.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";

type Props = {
  readonly shown: PolicyShown;
  readonly rules: readonly RuleSaid[];
  readonly eventId: string;
  readonly reply: SigningReply | null;
  readonly busy: boolean;
};

/** One version of a requirement: what it asks in sentences, on which clauses, what it changes, and who signs it. */
export function PolicyScreen({ shown, rules, eventId, reply, busy }: Props) {
  const t = useMessages();
  const language = useLanguage();
  const { policy, signed, signatures, contentHash, signedHash } = shown;
  const { from, until } = policy.effective;
  const time =
    until === null
      ? t("policies.time-from", { from: formatDate(language, from) })
      : t("policies.time-until", { from: formatDate(language, from), until: formatDate(language, until) });
  return (
    <Page
      title={policy.name[language]}
      lead={jurisdictionName(policy.jurisdiction, language)}
      actions={
        <>
          {shown.maySimulate ? (
            <LinkButton to={`/oversee/policies/${shown.id}/simulations`} look="secondary">
              {t("simulations.open")}
            </LinkButton>
          ) : null}
          <LinkButton to={`/oversee/policies/new?from=${shown.id}`} look="secondary" icon="note">
            {t("policies.draft-write")}
          </LinkButton>
        </>
      }
    >
      <div className="space-y-8">
        <Card className="space-y-4">
          <p className="flex flex-wrap items-center gap-2">
            <PolicyStateBadge state={signed.state} />
            <span>{t(`policies.means-${signed.state}`)}</span>
          </p>
          <Facts
            facts={[
              [
                t("policies.version"),
                <bdi key="version" dir="ltr">
                  {policy.version}
                </bdi>,
              ],
              [t("policies.time"), time],
              [t("policies.law"), policy.legalReference === null ? t("policies.law-none") : <bdi key="law">{policy.legalReference}</bdi>],
              [t("policies.source"), policy.source[language]],
              [t("policies.hash"), <Fingerprint key="hash" hash={contentHash} />],
              [t("policies.hash-signed"), <Fingerprint key="signed" hash={signedHash} />],
              [
                t("policies.signatures"),
                signatures.length === 0 ? (
                  t("policies.signatures-none")
                ) : (
                  <ul key="signatures">
                    {signatures.map((signature) => (
                      <Signature key={`${signature.stage} ${signature.signedAt}`} signature={signature} />
                    ))}
                  </ul>
                ),
              ],
            ]}
          />
        </Card>
        <PolicySigning shown={shown} eventId={eventId} reply={reply} busy={busy} />
        <section aria-labelledby="rules" className="space-y-4">
          <h2 id="rules" className="text-xl font-semibold">
            {t("policies.rules")}
          </h2>
          <RuleSentences rules={rules} />
        </section>
        <PolicyCases shown={shown} />
        <PolicyDifferences shown={shown} />
        <PolicyClauses policy={policy} />
      </div>
    </Page>
  );
}

function Fingerprint({ hash }: { hash: string }) {
  return (
    <code dir="ltr" className="block text-sm break-all">
      {hash}
    </code>
  );
}

/** Who signed when, what their signature covers, and whether that is what lies in the store. */
function Signature({ signature: { stage, role, signedAt, hashForm, isIntact } }: { signature: SignatureShown }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <li>
      {t(stage === "shadow" ? "policies.signature-shadow" : "policies.signature-in-force", {
        role: t(role === "auditor" ? "policies.role-auditor" : "policies.role-registrar"),
        day: formatDate(language, signedAt),
      })}
      <span className="text-ink-muted block text-sm">{t(`policies.signature-of-${hashForm}`)}</span>
      {isIntact ? null : <Badge tone="danger">{t("policies.signature-broken")}</Badge>}
    </li>
  );
}
