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

type Format = "csv" | "xlsx" | "parquet";
const FORMATS: Readonly<Record<Format, string>> = { csv: "CSV", xlsx: "XLSX (Excel)", parquet: "Parquet" };

export type ExportReply = { readonly values: FieldValues; readonly errors: Errors };
type Props = {
  readonly title: string;
  readonly eventId: string;
  readonly count: number;
  readonly formats: readonly Format[];
  readonly ready: { readonly id: string; readonly format: Format } | null;
  /** Where files that were asked for are fetched. */
  readonly files: string;
  readonly reply: ExportReply | null;
  readonly busy: boolean;
};

/** A list of names to take out: what for, then the file. */
export function ExportScreen({ title, eventId, count, formats, ready, files, reply, busy }: Props) {
  const t = useMessages();
  return (
    <Page width="text" title={title} lead={t("register.export-lead", { count })}>
      {ready === null ? null : (
        <div className="mb-6">
          <Callout kind="success" role="status" title={t("register.export-ready")}>
            <p>{t("register.export-ready-text")}</p>
            <p className="pt-2">
              <LinkButton to={`${files}/${ready.id}.${ready.format}`} reloadDocument icon="download">
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
          choices={formats.map((format) => ({ value: format, label: FORMATS[format] }))}
          defaultValue={typed(reply?.values ?? {}, "format") || "xlsx"}
        />
        <Button icon="file" busy={busy}>
          {t("register.export-make")}
        </Button>
      </Form>
    </Page>
  );
}
