import type { InputHTMLAttributes, ReactNode } from "react";
import { classNames } from "#app/ui/kit/class-names.ts";
import { CONTROL, describedBy, FieldFrame } from "#app/ui/kit/field-frame.tsx";

export type TextFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, "id"> & {
  name: string;
  label: ReactNode;
  /** Beside the label, such as "optional". */
  optional?: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  id?: string;
  /** Below the control. */
  after?: ReactNode;
};

/** Kinds of input that are written from left to right in every language. */
const LATIN_TYPES = new Set(["email", "tel", "url", "password"]);

/** A line of text with its label, description and error. The error is what `FormReply.errors` says, already in the reader's language. */
export function TextField({ id, label, optional, description, error, className, dir, after, ...input }: TextFieldProps) {
  const controlId = id ?? `field-${input.name}`;
  const direction = dir ?? (LATIN_TYPES.has(input.type ?? "text") ? "ltr" : "auto");
  return (
    <FieldFrame id={controlId} label={label} optional={optional} description={description} error={error}>
      <input
        {...input}
        id={controlId}
        dir={direction}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(controlId, description, error)}
        className={classNames(CONTROL, direction === "ltr" && "rtl:text-end", className)}
      />
      {after}
    </FieldFrame>
  );
}
