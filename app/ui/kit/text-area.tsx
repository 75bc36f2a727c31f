import type { ReactNode, TextareaHTMLAttributes } from "react";
import { classNames } from "#app/ui/kit/class-names.ts";
import { CONTROL, describedBy, FieldFrame } from "#app/ui/kit/field-frame.tsx";

export type TextAreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id"> & {
  name: string;
  label: ReactNode;
  optional?: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  id?: string;
};

/** Several lines of text with their label, description and error. */
export function TextArea({ id, label, optional, description, error, className, rows = 4, ...input }: TextAreaProps) {
  const controlId = id ?? `field-${input.name}`;
  return (
    <FieldFrame id={controlId} label={label} optional={optional} description={description} error={error}>
      <textarea
        dir="auto"
        {...input}
        rows={rows}
        id={controlId}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(controlId, description, error)}
        className={classNames(CONTROL, className)}
      />
    </FieldFrame>
  );
}
