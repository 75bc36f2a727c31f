import type { DraftPart } from "#app/domain/authoring/draft.ts";
import type { LessonId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** Where in a draft something stands in the way of its publication; null where the place has no such thing. */
export type DraftPlace = {
  readonly part: DraftPart;
  readonly lessonId: LessonId | null;
  /** The language whose text is at fault; null when it is not a matter of language. */
  readonly language: Language | null;
  readonly blockId: string | null;
  readonly itemId: string | null;
  /** Inside the block, the item or the metadata: `alt`, `options.2.rationale.ckb`, `creditOffers.0.maximumHundredths`. */
  readonly field: string | null;
};

/** One line of the publication checklist: a code whose sentence is in the three languages' `teach.json`, with what the sentence needs. */
export type DraftFault = {
  readonly code: string;
  readonly place: DraftPlace;
  readonly params: Readonly<Record<string, string | number>>;
};
