import { useId } from "react";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { classNames } from "#app/ui/kit/class-names.ts";

/** Figures with a definition, as the page lists them once more at its end, for paper. */
export const FIGURES = [
  "people",
  "fulfilled",
  "open",
  "failed",
  "nothing-asked",
  "share",
  "coverage",
  "trend",
  "ending",
  "supply",
  "gap",
  "index",
] as const;
export type Figure = (typeof FIGURES)[number];

/** The name of a figure, with its definition while it is pointed at or has the focus, and always for a screen reader. */
export function FigureTerm({ figure, align = "start", children }: { figure: Figure; align?: "start" | "end"; children: string }) {
  const t = useMessages();
  const id = useId();
  return (
    <span className="group/term relative inline-block">
      <button
        type="button"
        aria-describedby={id}
        className="cursor-help py-1 text-start underline decoration-dotted underline-offset-4 print:no-underline"
      >
        {children}
      </button>
      <span
        id={id}
        role="tooltip"
        className={classNames(
          "border-line bg-surface-raised text-ink shadow-float absolute top-full z-20 mt-1 hidden w-64 rounded-xl border p-3 text-start text-sm font-normal whitespace-normal",
          "group-focus-within/term:block group-hover/term:block max-sm:fixed max-sm:inset-x-4 max-sm:top-auto max-sm:bottom-4 max-sm:w-auto print:hidden",
          align === "start" ? "sm:start-0" : "sm:end-0",
        )}
      >
        {t(`oversight.means-${figure}` as MessageKey)}
      </span>
    </span>
  );
}
