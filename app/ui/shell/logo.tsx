import { classNames } from "#app/ui/kit/class-names.ts";

/** The mark: the eight-pointed star of Abbasid tiles, with the arch of a hospital's courtyard in it. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false" className={classNames("shrink-0", className ?? "size-9")}>
      <path
        d="M24 2l6.440 6.440H39.560v9.120L46 24l-6.440 6.440v9.120h-9.120L24 46l-6.440-6.440H8.440v-9.120L2 24l6.440-6.440V8.440h9.120z"
        className="fill-accent"
      />
      <path
        d="M15.500 35V23.500c0-5.200 3.600-9 8.500-12.500 4.900 3.500 8.500 7.300 8.500 12.500V35h-4.750V24.500c0-2.300-1.400-4.100-3.750-6-2.350 1.900-3.750 3.700-3.750 6V35z"
        className="fill-accent-ink"
      />
    </svg>
  );
}

/** The word-mark in the three writings that the house is known by. */
const WORD = { ar: "بيمارستان", ckb: "بیمارستان", en: "Bimaristan" } as const;

/** The product's name in one writing, big, with the mark before it. */
export function Logo({ language }: { language: keyof typeof WORD }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <LogoMark />
      <span lang={language} className="text-ink text-xl leading-none font-bold">
        {WORD[language]}
      </span>
    </span>
  );
}
