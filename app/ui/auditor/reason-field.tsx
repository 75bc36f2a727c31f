import { useMessages } from "#app/i18n/use-messages.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { type FieldValues, typed } from "#app/ui/account/practitioner-fields.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type Reply = { readonly values: FieldValues; readonly errors: Errors };

/** Why something is decided, as it stays with the decision. */
export function ReasonField({ id, hint, reply }: { id?: string; hint?: string; reply: Reply | null }) {
  const t = useMessages();
  return (
    <TextField
      {...(id === undefined ? {} : { id })}
      name="reason"
      label={t("register.reason")}
      description={hint ?? t("register.reason-hint")}
      maxLength={600}
      required
      defaultValue={typed(reply?.values ?? {}, "reason")}
      error={errorText(t, reply?.errors, "reason")}
    />
  );
}
