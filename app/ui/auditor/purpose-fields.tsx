import { READING_PURPOSES } from "#app/domain/identity/register/reading-purposes.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { type FieldValues, typed } from "#app/ui/account/practitioner-fields.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

/** What names are looked at for, as it is written down. */
export function PurposeFields({ values, errors }: { values: FieldValues; errors: Errors | undefined }) {
  const t = useMessages();
  return (
    <>
      <SelectField
        name="purpose"
        label={t("register.purpose")}
        placeholder={t("account.choose")}
        options={READING_PURPOSES.map((purpose) => ({ value: purpose, label: t(`register.purpose-${purpose}`) }))}
        defaultValue={typed(values, "purpose")}
        error={errorText(t, errors, "purpose")}
        required
      />
      <TextField
        name="note"
        label={t("register.note")}
        optional={t("register.optional")}
        description={t("register.note-hint")}
        maxLength={300}
        defaultValue={typed(values, "note")}
        error={errorText(t, errors, "note")}
      />
    </>
  );
}
