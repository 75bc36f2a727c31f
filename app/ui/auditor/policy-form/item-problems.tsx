import { fieldLabel } from "#app/ui/auditor/policy-form/field-words.ts";
import { idOf } from "#app/ui/auditor/policy-form/form-wires.ts";
import { FieldError } from "#app/ui/kit/field-frame.tsx";
import { useMessages } from "#app/i18n/use-messages.ts";

/** What is wrong in something that is folded, field by field. */
export function ItemProblems({ problems, place }: { problems: ReadonlyMap<string, string>; place: string }) {
  const t = useMessages();
  const own = [...problems].filter(([at]) => at.startsWith(`${place}.`));
  return own.map(([at, text]) => (
    <FieldError key={at} id={`${idOf(at)}-folded`}>
      {`${fieldLabel(t, at)}: ${text}`}
    </FieldError>
  ));
}
