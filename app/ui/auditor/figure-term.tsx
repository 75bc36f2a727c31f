import { useId } from "react";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useMessages } from "#app/i18n/use-messages.ts";

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
export function FigureTerm({ figure, children }: { figure: Figure; children: string }) {
  const t = useMessages();
  const id = useId();
  return (
    <span className="group/term relative inline-block">
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the definition must be had by keyboard, too */}
      <span tabIndex={0} aria-describedby={id} className="cursor-help underline decoration-dotted underline-offset-4 print:no-underline">
        {children}
      </span>
      <span
        id={id}
        role="tooltip"
        className="border-line bg-surface-raised text-ink shadow-float invisible absolute start-0 top-full z-20 mt-1 w-64 max-w-[70vw] rounded-xl border p-3 text-start text-sm font-normal whitespace-normal group-focus-within/term:visible group-hover/term:visible print:hidden"
      >
        {t(`oversight.means-${figure}` as MessageKey)}
      </span>
    </span>
  );
}
