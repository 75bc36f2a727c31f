import type { ReactNode } from "react";
import { Icon } from "#app/ui/kit/icon.tsx";

/** Something to think about beside a field: advice, not a fault. */
export function FieldNote({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="text-warning flex items-start gap-1.5 text-sm">
      <Icon name="warning" className="mt-0.5 size-4.5" />
      <span>{children}</span>
    </p>
  );
}
