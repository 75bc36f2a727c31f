import type { CodeOptions } from "#app/ui/auditor/policy-form/field-words.ts";
import { codesIn } from "#app/domain/compliance/read-form.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { joinParts } from "#app/i18n/join-parts.ts";
import { Fold } from "#app/ui/auditor/policy-form/fold.tsx";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { FieldError } from "#app/ui/kit/field-frame.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type Props = {
  readonly id: string;
  readonly label: string;
  readonly optional: string | undefined;
  readonly typed: string;
  readonly list: CodeOptions;
  readonly error: string | undefined;
  readonly onChange: (typed: string) => void;
};

/** Several codes: those of a list are ticked by their names, those of the policy's own are written. */
export function CodesInput({ id, label, optional, typed, list: { options, open }, error, onChange }: Props) {
  const t = useMessages();
  const language = useLanguage();
  const chosen = codesIn(typed);
  const isListed = (code: string) => options.some(({ value }) => value === code);
  const others = chosen.filter((code) => !isListed(code));
  if (options.length === 0)
    return (
      <TextField
        name={id}
        id={id}
        dir="ltr"
        label={label}
        optional={optional}
        description={t("policy-form.other-codes")}
        value={typed}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  const names = chosen.map((code) => options.find(({ value }) => value === code)?.label ?? code);
  const tick = (code: string, isOn: boolean) => onChange((isOn ? [...chosen, code] : chosen.filter((each) => each !== code)).join(", "));
  return (
    <div>
      <Fold
        id={id}
        className="border-line-strong bg-surface-raised rounded-lg border"
        lacks={error !== undefined}
        summaryClassName="min-h-11 cursor-pointer px-3 py-2.5"
        summary={
          <>
            <span className="font-medium">{label}</span>
            {optional === undefined ? null : <span className="text-ink-muted text-sm"> {optional}</span>}
            {names.length === 0 ? null : <span className="block">{joinParts(language, names)}</span>}
          </>
        }
      >
        <fieldset className="border-line border-t px-3 py-2">
          <legend className="sr-only">{label}</legend>
          <div className="grid max-h-72 overflow-y-auto sm:grid-cols-2">
            {options.map(({ value, label: name }) => (
              <Checkbox
                key={value}
                name={id}
                value={value}
                id={`${id}-${value}`}
                label={name}
                checked={chosen.includes(value)}
                onChange={(event) => tick(value, event.currentTarget.checked)}
              />
            ))}
          </div>
          {open || others.length > 0 ? (
            <OtherCodes
              key={others.length === 0 ? "none" : "some"}
              id={`${id}-others`}
              others={others}
              onChange={(text) => onChange([...chosen.filter(isListed), text].filter((part) => part !== "").join(", "))}
            />
          ) : null}
        </fieldset>
      </Fold>
      {error === undefined ? null : <FieldError id={id}>{error}</FieldError>}
    </div>
  );
}

/** Codes that are the policy's own. A comma at the end stays while the next code is written. */
function OtherCodes({ id, others, onChange }: { id: string; others: readonly string[]; onChange: (text: string) => void }) {
  const t = useMessages();
  return (
    <TextField
      name={id}
      id={id}
      dir="ltr"
      label={t("policy-form.other-codes")}
      defaultValue={others.join(", ")}
      onBlur={(event) => onChange(event.currentTarget.value)}
    />
  );
}
