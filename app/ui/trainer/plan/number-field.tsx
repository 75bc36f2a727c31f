import { useState } from "react";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { useFault } from "#app/ui/trainer/plan/field-faults.ts";
import { fieldId } from "#app/ui/trainer/plan/plan-pages.ts";
import { wholeNumberIn } from "#app/ui/trainer/plan/whole-number.ts";

/** A whole number, in Western, Arabic or Persian digits as the keyboard has them; what is no number stays to be seen, and is none. */
export function NumberField({
  field,
  label,
  description,
  optional,
  value,
  onChange,
}: {
  field: string;
  label: string;
  description?: string;
  optional?: string;
  value: number | null | undefined;
  onChange: (value: number | null) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed !== null && wholeNumberIn(typed) === (value ?? null) ? typed : (value ?? "").toString();
  const error = useFault(field);
  return (
    <TextField
      id={fieldId(field)}
      name={field}
      label={label}
      description={description}
      optional={optional}
      error={error}
      inputMode="numeric"
      autoComplete="off"
      dir="ltr"
      className="max-w-40"
      value={shown}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(wholeNumberIn(event.currentTarget.value));
      }}
    />
  );
}
