import { Form } from "@remix-run/react";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import type { PolicyShown } from "#app/queries/compliance/policies.server.ts";
import { PolicyFaultsList } from "#app/ui/auditor/policy-faults-list.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";

export type SigningReply = { readonly done: boolean; readonly refusal: string | null };

/** Where two people sign a version for its next step, unless something keeps it from there. */
export function PolicySigning({
  shown: { id, signedHash, signed, signatures, faults, cases, maySign },
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
  const isBroken = signatures.some(({ isIntact }) => !isIntact);
  const fails = cases.some(({ otherwise }) => otherwise.length > 0);
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
      {isBroken ? (
        <Callout kind="danger" role="alert">
          <p>{t("policies.refusal-broken-signature")}</p>
        </Callout>
      ) : null}
      {faults.length === 0 ? null : <PolicyFaultsList faults={faults} />}
      {signed.next === null || !fails ? null : (
        <Callout kind="warning">
          <p>
            {t("policies.refusal-case-fails")}{" "}
            <a href="#cases" className="text-accent inline-block py-1 underline">
              {t("policy-form.cases")}
            </a>
          </p>
        </Callout>
      )}
      {signed.next === null || faults.length > 0 || fails || isBroken ? null : (
        <Card className="space-y-3">
          <p>{t("policies.sign-lead")}</p>
          <p className="font-semibold">{t("policies.sign-count", { count: signed.signedBy.length })}</p>
          {maySign ? (
            <Form method="post">
              <input type="hidden" name="eventId" value={eventId} />
              <input type="hidden" name="policyVersionId" value={id} />
              <input type="hidden" name="signedHash" value={signedHash} />
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
