import type { ReactNode } from "react";
import { classNames } from "#app/ui/kit/class-names.ts";

/** A raised piece of paper. `as` says what it is to a screen reader. */
export function Card({
  as: Element = "div",
  className,
  children,
  padded = true,
}: {
  as?: "div" | "section" | "article" | "li";
  className?: string;
  children: ReactNode;
  padded?: boolean;
}) {
  return (
    <Element
      className={classNames(
        "border-line bg-surface-raised shadow-card rounded-2xl border print:shadow-none",
        padded && "p-5 sm:p-6",
        className,
      )}
    >
      {children}
    </Element>
  );
}
