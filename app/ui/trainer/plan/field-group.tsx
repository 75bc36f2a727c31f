import type { ReactNode } from "react";
import { Card } from "#app/ui/kit/card.tsx";

/** Fields that belong together, under one heading. */
export function FieldGroup({ title, text, children }: { title?: ReactNode; text?: ReactNode; children: ReactNode }) {
  return (
    <Card as="section" className="space-y-5">
      {title === undefined ? null : (
        <div className="space-y-1">
          <h2 className="text-lg font-semibold">{title}</h2>
          {text === undefined ? null : <p className="text-ink-muted text-sm">{text}</p>}
        </div>
      )}
      {children}
    </Card>
  );
}
