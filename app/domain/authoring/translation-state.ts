import type { Instant } from "#app/domain/shared/time.ts";

/** What somebody may say of a translated text. `awaiting`: ready to be read by a clinician. */
export const MARKS = ["draft", "machine", "awaiting", "signed-off"] as const;
export type MarkState = (typeof MARKS)[number];
/** Where a text stands in a language. */
export type TranslationStep = "missing" | MarkState;

/** What was said of one text in one language. */
export type TranslationMark = {
  readonly state: MarkState;
  /** The hash of the source text that the translation answers to. */
  readonly sourceHash: string;
  /** The hash of the translation that was meant. */
  readonly targetHash: string;
  /** In which revision of its part the source text was read. */
  readonly sourceRevision: number;
  readonly remark: string;
  /** null: nobody said it; it stood so when the draft was begun. */
  readonly by: string | null;
  readonly at: Instant | null;
};

export type TranslationStanding = {
  readonly step: TranslationStep;
  /** The source has another text than the one that the translation answers to. */
  readonly stale: boolean;
  /** What the standing follows from; null when nothing was said of the text as it is now. */
  readonly said: TranslationMark | null;
  /** The source's revision that was translated last, as far as anybody said; null: nobody did. */
  readonly translatedRevision: number | null;
};

/**
 * Where a translation stands, from the texts as they are now and all that was said of them, the oldest first. What was said of another text
 * than the present one says nothing of it, so that an edit voids a sign-off; the same text again is what was signed. A change of the source
 * takes nothing away, but makes it stale until somebody says anew that it answers to it.
 */
export function translationStanding(source: string, target: string | null, marks: readonly TranslationMark[]): TranslationStanding {
  if (target === null) return { step: "missing", stale: false, said: null, translatedRevision: null };
  const said = marks.findLast(({ targetHash }) => targetHash === target) ?? null;
  const answered = said ?? marks.at(-1) ?? null;
  return {
    step: said?.state ?? "draft",
    stale: answered !== null && answered.sourceHash !== source,
    said,
    translatedRevision: answered?.sourceRevision ?? null,
  };
}

/** How many texts stand where; a stale one is counted as stale and nowhere else. */
export type TranslationCount = Readonly<Record<TranslationStep | "stale", number>>;

export const NO_TEXTS: TranslationCount = { missing: 0, draft: 0, machine: 0, awaiting: 0, "signed-off": 0, stale: 0 };

/** Counts the texts of a lesson, or of anything else. */
export function countStandings(standings: readonly Pick<TranslationStanding, "step" | "stale">[]): TranslationCount {
  const count = { ...NO_TEXTS };
  for (const { step, stale } of standings) count[stale ? "stale" : step] += 1;
  return count;
}

/** The counts of several places together. */
export function sumOfCounts(counts: readonly TranslationCount[]): TranslationCount {
  const sum = { ...NO_TEXTS };
  for (const count of counts) for (const step of Object.keys(sum) as (keyof TranslationCount)[]) sum[step] += count[step];
  return sum;
}

/** Whether there is something, and all of it was signed off as it is now. */
export function isSignedOff(count: TranslationCount): boolean {
  const { "signed-off": signed, ...others } = count;
  return signed > 0 && Object.values(others).every((number) => number === 0);
}
