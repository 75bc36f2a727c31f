import type { ReactNode } from "react";
import { Icon } from "#app/ui/kit/icon.tsx";

/** The ids by which a control names its description and its error. */
export function describedBy(id: string, description: unknown, error: unknown): string | undefined {
  const ids = [
    description === undefined || description === null ? null : `${id}-description`,
    error === undefined || error === null || error === "" ? null : `${id}-error`,
  ];
  const present = ids.filter((name) => name !== null);
  return present.length === 0 ? undefined : present.join(" ");
}

/** What went wrong with a field, beside it. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-error`} className="text-danger flex items-start gap-1.5 text-sm font-medium">
      <Icon name="danger" className="mt-0.5 size-4.5" />
      <span>{children}</span>
    </p>
  );
}

/** A label above a control, with its description and its error. */
export function FieldFrame({
  id,
  label,
  optional,
  description,
  error,
  children,
}: {
  id: string;
  label: ReactNode;
  optional?: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="space-y-1.5">
      <label id={`${id}-label`} htmlFor={id} className="block font-medium">
        {label}
        {/* With a space before it: without one the letters of Arabic script would join across the two. */}
        {optional === undefined || optional === null ? null : <span className="text-ink-muted text-sm font-normal"> {optional}</span>}
      </label>
      {description === undefined || description === null ? null : (
        <p id={`${id}-description`} className="text-ink-muted text-sm">
          {description}
        </p>
      )}
      {children}
      {error === undefined || error === null || error === "" ? null : <FieldError id={id}>{error}</FieldError>}
    </div>
  );
}

/** What every text-like control wears. */
export const CONTROL =
  "border-line-strong bg-surface-raised text-ink placeholder:text-ink-muted block min-h-11 w-full rounded-lg border px-3 py-2 text-base hover:border-accent aria-invalid:border-danger aria-invalid:border-2 disabled:opacity-60";
