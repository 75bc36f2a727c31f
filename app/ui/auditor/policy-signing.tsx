import { Form } from "@remix-run/react";
import type { PolicyFault } from "#app/domain/compliance/policy-faults.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import type { PolicyShown } from "#app/queries/compliance/policies.server.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";

export type SigningReply = { readonly done: boolean; readonly refusal: string | null };

/** A fault of a policy as a sentence, with the clause that it contradicts. */
function faultSaid(t: Translate, { code, other }: PolicyFault): string {
  const fault = t(`policies.fault-${code}`);
  return other === undefined ? fault : t("policies.fault-against", { fault, clause: other });
}

/** What keeps a version from its next step, clause by clause. */
function PolicyFaults({ faults }: { faults: readonly PolicyFault[] }) {
  const t = useMessages();
  return (
    <Callout kind="warning" title={t("policies.faults")}>
      <ul className="space-y-1">
        {faults.map((fault) => (
          <li key={JSON.stringify(fault)}>
            <a href={`#clause-${fault.clause}`} className="text-accent underline">
              {t("policies.clause", { clause: fault.clause })}
            </a>{" "}
            {faultSaid(t, fault)}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

/** Where two people sign a version for its next step, unless something keeps it from there. */
export function PolicySigning({
  shown: { id, contentHash, signed, faults, maySign },
  eventId,
  reply,
  busy,
}: {
  shown: PolicyShown;
  eventId: string;
  reply: SigningReply | null;
  busy: boolean;
}) {
  const t = useMessages();
  return (
    <section aria-label={t("policies.sign")} className="space-y-4">
      {reply?.refusal == null ? null : (
        <Callout kind="danger" role="alert">
          <p>{t(`policies.refusal-${reply.refusal}` as MessageKey)}</p>
        </Callout>
      )}
      {reply?.done === true ? (
        <Callout kind="success" role="status">
          <p>{t("policies.signed")}</p>
        </Callout>
      ) : null}
      {faults.length === 0 ? null : <PolicyFaults faults={faults} />}
      {signed.next === null || faults.length > 0 ? null : (
        <Card className="space-y-3">
          <p>{t("policies.sign-lead")}</p>
          <p className="font-semibold">{t("policies.sign-count", { count: signed.signedBy.length })}</p>
          {maySign ? (
            <Form method="post">
              <input type="hidden" name="eventId" value={eventId} />
              <input type="hidden" name="policyVersionId" value={id} />
              <input type="hidden" name="contentHash" value={contentHash} />
              <input type="hidden" name="stage" value={signed.next} />
              <Button icon="check" busy={busy}>
                {t(`policies.sign-${signed.next}`)}
              </Button>
            </Form>
          ) : null}
        </Card>
      )}
    </section>
  );
}
