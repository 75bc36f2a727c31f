import type { ReactNode } from "react";

/** Text that a person or a course brought, kept apart from the direction of the sentence around it (R3). */
export function Bdi({ children, lang, dir = "auto" }: { children: ReactNode; lang?: string; dir?: "rtl" | "ltr" | "auto" }) {
  return (
    <bdi dir={dir} lang={lang}>
      {children}
    </bdi>
  );
}
