import type { ReactNode, SelectHTMLAttributes } from "react";
import { classNames } from "#app/ui/kit/class-names.ts";
import { CONTROL, describedBy, FieldFrame } from "#app/ui/kit/field-frame.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

export type SelectOption = {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
  /** Other names by which it may be searched for. */
  readonly also?: readonly string[];
};
export type SelectGroup = { readonly label: string; readonly options: readonly SelectOption[] };

export type SelectFieldProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, "id"> & {
  name: string;
  label: ReactNode;
  options: readonly (SelectOption | SelectGroup)[];
  /** The first, empty choice: "Choose …". */
  placeholder?: string;
  optional?: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  id?: string;
};

function choice(option: SelectOption) {
  return (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  );
}

/** A native select: it opens the telephone's own list and needs no script. */
export function SelectField({ id, label, options, placeholder, optional, description, error, className, ...select }: SelectFieldProps) {
  const controlId = id ?? `field-${select.name}`;
  return (
    <FieldFrame id={controlId} label={label} optional={optional} description={description} error={error}>
      <div className="relative">
        <select
          {...select}
          id={controlId}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(controlId, description, error)}
          className={classNames(CONTROL, "appearance-none pe-10", className)}
        >
          {placeholder === undefined ? null : <option value="">{placeholder}</option>}
          {options.map((option) =>
            "options" in option ? (
              <optgroup key={option.label} label={option.label}>
                {option.options.map(choice)}
              </optgroup>
            ) : (
              choice(option)
            ),
          )}
        </select>
        <Icon name="chevron-down" className="text-ink-muted pointer-events-none absolute end-3 top-1/2 size-5 -translate-y-1/2" />
      </div>
    </FieldFrame>
  );
}
