import type { TranslationCount } from "#app/domain/authoring/translation-state.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { STEPS } from "#app/ui/trainer/translation-words.ts";

const FILL: Readonly<Record<keyof TranslationCount, string>> = {
  missing: "fill-danger-soft stroke-danger",
  draft: "fill-line-strong stroke-line-strong",
  machine: "fill-brass stroke-brass",
  stale: "fill-warning stroke-warning",
  awaiting: "fill-accent stroke-accent",
  "signed-off": "fill-success stroke-success",
};
const DOT: Readonly<Record<keyof TranslationCount, string>> = {
  missing: "bg-danger-soft border border-danger",
  draft: "bg-line-strong",
  machine: "bg-brass",
  stale: "bg-warning",
  awaiting: "bg-accent",
  "signed-off": "bg-success",
};

/** How many texts stand where: a bar for the eye, and the numbers in words. The furthest first. */
export function TranslationBar({ count, small = false }: { count: TranslationCount; small?: boolean }) {
  const t = useMessages();
  const language = useLanguage();
  const steps = [...STEPS].reverse().filter((step) => count[step] > 0);
  const total = steps.reduce((sum, step) => sum + count[step], 0);
  let from = 0;
  return (
    <div className="space-y-2">
      <svg
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        aria-hidden="true"
        className={`block w-full rounded-full rtl:-scale-x-100 ${small ? "h-1.5" : "h-3"}`}
      >
        {steps.map((step) => {
          const width = (count[step] / total) * 100;
          const x = from;
          from += width;
          return <rect key={step} x={x} width={width} height="1" strokeWidth="0" className={FILL[step]} />;
        })}
      </svg>
      <ul className="text-ink-muted flex flex-wrap gap-x-3 gap-y-1 text-sm">
        {steps.map((step) => (
          <li key={step} className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className={`size-2.5 rounded-full ${DOT[step]}`} />
            {t(`translation.step-${step}`)}: {formatNumber(language, count[step])}
          </li>
        ))}
      </ul>
    </div>
  );
}
