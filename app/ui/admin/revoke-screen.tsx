import { Form, Link } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { type RefusedForm, valueOf } from "#app/ui/learner/typed-values.ts";

/** Revoking a certificate: its code, the class of the reason that everyone will see, and the explanation that stays in the ledger. */
export function RevokeScreen({ reply, busy }: { reply: RefusedForm | null; busy: boolean }) {
  const t = useMessages();
  return (
    <Page title={t("certificate.revoke-title")} lead={t("certificate.revoke-lead")} width="narrow">
      <Form method="post" noValidate>
        <Card className="space-y-6">
          <FormAlert errors={reply?.errors} />
          <TextField
            name="certificate"
            label={t("verify.code")}
            description={t("verify.code-hint")}
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            maxLength={60}
            required
            defaultValue={valueOf(reply, "certificate")}
            error={errorText(t, reply?.errors, "certificate")}
          />
          <ChoiceGroup
            name="reason"
            kind="one"
            required
            legend={t("certificate.revoke-reason")}
            choices={[
              { value: "error", label: t("verify.reason-error") },
              { value: "misconduct", label: t("verify.reason-misconduct") },
              { value: "request", label: t("verify.reason-request") },
            ]}
            defaultValue={valueOf(reply, "reason")}
            error={errorText(t, reply?.errors, "reason")}
          />
          <TextArea
            name="explanation"
            label={t("certificate.revoke-explanation")}
            description={t("certificate.revoke-explanation-hint")}
            maxLength={2000}
            rows={3}
            required
            defaultValue={valueOf(reply, "explanation")}
            error={errorText(t, reply?.errors, "explanation")}
          />
          <Callout kind="warning">
            <p>{t("certificate.revoke-warning")}</p>
            <p>
              <Link to="/admin/certificates/correct">{t("certificate.revoke-or-correct")}</Link>
            </p>
          </Callout>
          <Button look="danger" busy={busy}>
            {t("certificate.revoke")}
          </Button>
        </Card>
      </Form>
    </Page>
  );
}
