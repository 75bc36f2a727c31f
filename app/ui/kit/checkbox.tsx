import type { InputHTMLAttributes, ReactNode } from "react";
import { describedBy, FieldError } from "#app/ui/kit/field-frame.tsx";

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "type"> & {
  name: string;
  label: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  id?: string;
};

/** One native checkbox with its label; the whole line can be pressed. */
export function Checkbox({ id, label, description, error, ...input }: CheckboxProps) {
  const controlId = id ?? `field-${input.name}${typeof input.value === "string" ? `-${input.value}` : ""}`;
  return (
    <div className="space-y-1">
      <label htmlFor={controlId} className="flex min-h-11 items-start gap-3 py-2">
        <input
          {...input}
          type="checkbox"
          id={controlId}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(controlId, description, error)}
          className="mt-1 size-5 shrink-0"
        />
        <span className="min-w-0">
          <span className="block">{label}</span>
          {description === undefined ? null : (
            <span id={`${controlId}-description`} className="text-ink-muted block text-sm">
              {description}
            </span>
          )}
        </span>
      </label>
      {error === undefined || error === null || error === "" ? null : <FieldError id={controlId}>{error}</FieldError>}
    </div>
  );
}
