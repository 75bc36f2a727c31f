import { Form } from "@remix-run/react";
import type { PolicyFault } from "#app/domain/compliance/policy-faults.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { type FieldValues, typed } from "#app/ui/account/practitioner-fields.tsx";
import { PolicyFaultsList } from "#app/ui/auditor/policy-faults-list.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

export type DraftReply = {
  readonly refusal: string | null;
  readonly places: readonly string[];
  readonly faults: readonly PolicyFault[];
  readonly values: FieldValues;
  readonly errors: Errors;
};
type Props = { readonly text: string; readonly eventId: string; readonly reply: DraftReply | null; readonly busy: boolean };

/** Where a further version is brought, from the text of an earlier one; it judges nobody until two people sign it. */
export function PolicyDraftScreen({ text, eventId, reply, busy }: Props) {
  const t = useMessages();
  return (
    <Page title={t("policies.draft-title")} lead={t("policies.draft-lead")}>
      <div className="space-y-4">
        {reply?.refusal == null ? null : (
          <Callout kind="danger" role="alert">
            <p>{t(`policies.draft-${reply.refusal}` as MessageKey)}</p>
            {reply.places.length === 0 ? null : (
              <ul className="list-disc ps-6">
                {[...new Set(reply.places)].map((place) => (
                  <li key={place}>
                    <code dir="ltr">{place === "" ? "{}" : place}</code>
                  </li>
                ))}
              </ul>
            )}
          </Callout>
        )}
        {reply === null || reply.faults.length === 0 ? null : <PolicyFaultsList faults={reply.faults} />}
        <Form method="post" className="space-y-4" noValidate>
          <input type="hidden" name="eventId" value={eventId} />
          <TextArea
            name="text"
            dir="ltr"
            rows={24}
            spellCheck={false}
            className="font-mono text-sm"
            label={t("policies.draft-text")}
            description={t("policies.draft-hint")}
            defaultValue={typed(reply?.values ?? {}, "text") || text}
            error={errorText(t, reply?.errors, "text")}
          />
          <Button icon="check" busy={busy}>
            {t("policies.draft-store")}
          </Button>
        </Form>
      </div>
    </Page>
  );
}
