import type { ComponentProps } from "react";
import type { Typed, TypedGroup } from "#app/domain/compliance/form-field.ts";
import { within } from "#app/domain/compliance/read-form.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { fieldLabel } from "#app/ui/auditor/policy-form/field-words.ts";
import { type FormWires, idOf } from "#app/ui/auditor/policy-form/form-wires.ts";
import { textAt, typedAt } from "#app/ui/auditor/policy-form/set-at.ts";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type Control = Omit<ComponentProps<typeof TextField>, "list">;

/** A code of the policy's own; those that the house knows are offered. */
export function OpenCodeInput({ control, options }: { control: Control; options: readonly { value: string; label: string }[] }) {
  const listId = `${control.id ?? ""}-known`;
  return (
    <>
      <TextField {...control} dir="ltr" list={options.length === 0 ? undefined : listId} autoComplete="off" />
      {options.length === 0 ? null : (
        <datalist id={listId}>
          {options.map(({ value, label }) => (
            <option key={value} value={value} label={label} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** How much of a clause is missing: credits, or times of a duty. */
export function AmountInput({ typed, place, wires }: { typed: Typed; place: string; wires: FormWires }) {
  const t = useMessages();
  const unit = typedAt(typed, "unit");
  const shown = { ...(typeof typed === "object" ? (typed as TypedGroup) : {}), unit: unit === "times" ? "times" : "credits" };
  const change = (key: "amount" | "unit", value: string) => wires.change(place, { amount: "", ...shown, [key]: value });
  return (
    <>
      <TextField
        id={idOf(place)}
        name={idOf(place)}
        dir="ltr"
        inputMode="decimal"
        label={fieldLabel(t, place)}
        value={textAt(typed, "amount")}
        error={wires.problems.get(place)}
        onChange={(event) => change("amount", event.currentTarget.value)}
      />
      <SelectField
        id={idOf(within(place, "unit"))}
        name={idOf(within(place, "unit"))}
        label={t("policy-form.field-unit")}
        options={(["credits", "times"] as const).map((value) => ({ value, label: t(`policy-form.choice-${value}`) }))}
        value={shown.unit}
        onChange={(event) => change("unit", event.currentTarget.value)}
      />
    </>
  );
}
