import type { ReactNode } from "react";
import { classNames } from "#app/ui/kit/class-names.ts";
import { describedBy, FieldError } from "#app/ui/kit/field-frame.tsx";

export type Choice = { readonly value: string; readonly label: ReactNode; readonly description?: ReactNode; readonly disabled?: boolean };

export type ChoiceGroupProps = {
  name: string;
  /** `one` makes radio buttons, `several` check boxes. */
  kind: "one" | "several";
  legend: ReactNode;
  legendHidden?: boolean;
  choices: readonly Choice[];
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  /** Chosen at first; the browser keeps the state from then on. */
  defaultValue?: string | readonly string[];
  /** Chosen now; with `onChange` the caller keeps the state. */
  value?: string | readonly string[];
  onChange?: (value: string, chosen: boolean) => void;
  /** Few and short: side by side, also on a telephone, where each stands under its mark. */
  inline?: boolean;
  /** What the first and the last of a scale mean, below them. */
  ends?: readonly [first: ReactNode, last: ReactNode];
  id?: string;
};

const holds = (held: string | readonly string[] | undefined, value: string) =>
  typeof held === "string" ? held === value : (held?.includes(value) ?? false);

/** Native radio buttons or check boxes in a fieldset with its legend (R67); the whole line of each can be pressed. */
export function ChoiceGroup({
  name,
  kind,
  legend,
  legendHidden,
  choices,
  description,
  error,
  required,
  defaultValue,
  value,
  onChange,
  inline,
  ends,
  id,
}: ChoiceGroupProps) {
  const groupId = id ?? `field-${name}`;
  return (
    <fieldset id={groupId} aria-describedby={describedBy(groupId, description, error)} className="min-w-0 space-y-2">
      <legend className={legendHidden === true ? "sr-only" : "mb-1 font-medium"}>{legend}</legend>
      {description === undefined ? null : (
        <p id={`${groupId}-description`} className="text-ink-muted text-sm">
          {description}
        </p>
      )}
      <div className={inline === true ? "grid auto-cols-fr grid-flow-col gap-1.5 sm:gap-2" : "space-y-2"}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={classNames(
              "border-line bg-surface-raised hover:border-accent has-checked:border-accent has-checked:bg-accent-soft flex min-h-11 rounded-xl border py-2.5",
              inline === true
                ? "gap-1 px-1 max-sm:flex-col max-sm:items-center max-sm:text-center sm:items-start sm:gap-3 sm:px-4"
                : "items-start gap-3 px-4",
              "has-focus-visible:outline-accent has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-disabled:opacity-60",
            )}
          >
            <input
              type={kind === "one" ? "radio" : "checkbox"}
              name={name}
              value={choice.value}
              required={kind === "one" ? required : undefined}
              disabled={choice.disabled}
              aria-invalid={error ? true : undefined}
              {...(value === undefined ? { defaultChecked: holds(defaultValue, choice.value) } : { checked: holds(value, choice.value) })}
              onChange={(event) => onChange?.(choice.value, event.currentTarget.checked)}
              className={classNames("size-5 shrink-0 outline-none", inline === true ? "sm:mt-1" : "mt-1")}
            />
            <span className="min-w-0 grow">
              <span className="block">{choice.label}</span>
              {choice.description === undefined ? null : <span className="text-ink-muted block text-sm">{choice.description}</span>}
            </span>
          </label>
        ))}
      </div>
      {ends === undefined ? null : (
        <p aria-hidden="true" className="text-ink-muted flex justify-between gap-4 text-sm">
          <span>{ends[0]}</span>
          <span className="text-end">{ends[1]}</span>
        </p>
      )}
      {error === undefined || error === null || error === "" ? null : <FieldError id={groupId}>{error}</FieldError>}
    </fieldset>
  );
}
