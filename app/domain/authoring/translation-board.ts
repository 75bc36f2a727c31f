import type { BlockDifference } from "#app/domain/authoring/document-difference.ts";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { Author } from "#app/domain/authoring/draft.ts";
import type { DraftPart } from "#app/domain/authoring/draft-part.ts";
import {
  type TranslationCount,
  type TranslationMark,
  type TranslationStanding,
  countStandings,
  translationStanding,
} from "#app/domain/authoring/translation-state.ts";
import type { TranslationUnit } from "#app/domain/authoring/translation-unit.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** A text with where it stands. */
export type StandingUnit = TranslationUnit & { readonly standing: TranslationStanding };

/** What names a text of a draft in a language. */
export const unitName = ({ part, language, key }: Pick<TranslationUnit, "part" | "language" | "key">): string =>
  `${part} ${language} ${key}`;

/**
 * Where each text stands. `first` are the texts as they were when their part was begun: a translation that stands there since then answers to the source
 * that stood there then, though nobody said so. `marks` is what was said, by unitName, the oldest first.
 */
export function standingUnits(
  units: readonly TranslationUnit[],
  first: readonly (TranslationUnit & { readonly sourceRevision: number })[],
  marks: ReadonlyMap<string, readonly TranslationMark[]>,
  hashOf: (value: Json) => string,
): readonly StandingUnit[] {
  const begun = new Map(
    first.flatMap((unit): [string, TranslationMark][] => {
      if (unit.target === null) return [];
      const hashes = { sourceHash: hashOf(unit.source), targetHash: hashOf(unit.target) };
      return [[unitName(unit), { state: "draft", ...hashes, sourceRevision: unit.sourceRevision, remark: "", by: null, at: null }]];
    }),
  );
  return units.map((unit) => {
    const name = unitName(unit);
    const [beginning, said] = [begun.get(name), marks.get(name) ?? []];
    const all = beginning === undefined ? said : [beginning, ...said];
    return { ...unit, standing: translationStanding(hashOf(unit.source), unit.target === null ? null : hashOf(unit.target), all) };
  });
}

/** A text on a page: where it stands, who said so, and what its source says otherwise since. */
export type ShownText = Pick<TranslationStanding, "step" | "stale"> & {
  readonly key: string;
  readonly source: Json;
  readonly target: Json | null;
  readonly by: Author | null;
  readonly at: Instant | null;
  readonly remark: string;
  /** Word for word; null while it is not stale, or nobody can tell. */
  readonly changes: readonly BlockDifference[] | null;
};

/** One part of a draft beside its source (queries/authoring/translation-sheet). */
export type TranslationSheet = {
  readonly courseId: CourseId;
  readonly metadata: DraftMetadata;
  readonly part: DraftPart;
  readonly source: Language;
  readonly language: Language;
  /** The newest revisions: the translation's (0: there is none) and its source's. */
  readonly revision: number;
  readonly sourceRevision: number;
  readonly savedAt: Instant | null;
  /** The whole parts; null: there is none. */
  readonly content: Json | null;
  readonly sourceContent: Json | null;
  readonly texts: readonly ShownText[];
};

/** A course in all its languages (queries/authoring/translation-overview). */
export type TranslationOverview = {
  readonly courseId: CourseId;
  readonly metadata: DraftMetadata;
  readonly source: Language;
  readonly places: readonly TranslationPlace[];
};

/** A lesson, the course's own texts or its questions in one language, counted. */
export type TranslationPlace = {
  readonly part: DraftPart;
  readonly language: Language;
  readonly count: TranslationCount;
  /** How many wait for a clinician. */
  readonly toRead: number;
};

/** Whether a clinician has something to say of a text: it is ready, or its source was changed since it was signed off. */
export function waitsForClinician({ step, stale }: Pick<TranslationStanding, "step" | "stale">): boolean {
  return step === "awaiting" || (step === "signed-off" && stale);
}

/** The texts by the part that holds them, in their order. */
export function placesOf(units: readonly StandingUnit[]): readonly TranslationPlace[] {
  const byPart = new Map<string, StandingUnit[]>();
  for (const unit of units) {
    const name = unitName({ ...unit, key: "" });
    byPart.set(name, [...(byPart.get(name) ?? []), unit]);
  }
  return [...byPart.values()].flatMap((some) => {
    const [one] = some;
    if (one === undefined) return [];
    return [
      {
        part: one.part,
        language: one.language,
        count: countStandings(some.map(({ standing }) => standing)),
        toRead: some.filter(({ standing }) => waitsForClinician(standing)).length,
      },
    ];
  });
}
