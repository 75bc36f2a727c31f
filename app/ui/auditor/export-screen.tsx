import { Form } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.ts";
import type { Errors } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { type FieldValues, typed } from "#app/ui/account/practitioner-fields.tsx";
import { PurposeFields } from "#app/ui/auditor/purpose-fields.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";

export type ExportReply = { readonly values: FieldValues; readonly errors: Errors };
type Props = {
  readonly eventId: string;
  readonly count: number;
  readonly ready: { readonly id: string; readonly format: "csv" | "xlsx" } | null;
  readonly reply: ExportReply | null;
  readonly busy: boolean;
};

/** A list of names to take out: what for, then the file. */
export function ExportScreen({ eventId, count, ready, reply, busy }: Props) {
  const t = useMessages();
  return (
    <Page width="text" title={t("register.export-title")} lead={t("register.export-lead", { count })}>
      {ready === null ? null : (
        <div className="mb-6">
          <Callout kind="success" role="status" title={t("register.export-ready")}>
            <p>{t("register.export-ready-text")}</p>
            <p className="pt-2">
              <LinkButton to={`/oversee/register/exports/${ready.id}.${ready.format}`} reloadDocument icon="download">
                {t("register.export-fetch", { format: ready.format.toUpperCase() })}
              </LinkButton>
            </p>
          </Callout>
        </div>
      )}
      <Form method="post" className="space-y-6" noValidate>
        <FormAlert errors={reply?.errors} />
        <input type="hidden" name="eventId" value={eventId} />
        <PurposeFields values={reply?.values ?? {}} errors={reply?.errors} />
        <ChoiceGroup
          name="format"
          kind="one"
          inline
          legend={t("register.export-format")}
          choices={[
            { value: "csv", label: "CSV" },
            { value: "xlsx", label: "XLSX (Excel)" },
          ]}
          defaultValue={typed(reply?.values ?? {}, "format") || "xlsx"}
        />
        <Button icon="file" busy={busy}>
          {t("register.export-make")}
        </Button>
      </Form>
    </Page>
  );
}
