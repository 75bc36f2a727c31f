import type { ReactNode } from "react";

/** Text that a person or a course brought, kept apart from the direction of the sentence around it (R3). */
export function Bdi({ children, lang }: { children: ReactNode; lang?: string }) {
  return (
    <bdi dir="auto" lang={lang}>
      {children}
    </bdi>
  );
}
