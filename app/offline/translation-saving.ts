import type { SaveOutcome, SaveWish } from "#app/domain/authoring/autosave.ts";
import type { Author, DraftPart } from "#app/domain/authoring/draft.ts";
import { lessonOfPart } from "#app/domain/authoring/draft-part.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { draftCopy, dropDraftCopy, keepDraftCopy } from "#app/offline/draft-copies.ts";
import { randomId } from "#app/offline/random-id.ts";
import { saveDraft } from "#app/offline/save-draft.ts";

type Copy = { readonly basedOn: number; readonly content: Json; readonly at: Instant };

/**
 * How a translation reaches the server, and is kept here until it has: each save says which revision of its source stood beside it. `nameOf`
 * gives an author's name as the reader knows it.
 */
export function translationSaving(
  sheet: { readonly courseId: string; readonly part: DraftPart; readonly language: Language; readonly sourceRevision: number },
  accountId: string,
  nameOf: (author: Author) => string,
) {
  const { courseId, part, language, sourceRevision } = sheet;
  const place = { accountId, courseId, part, language: lessonOfPart(part) === null ? ("every" as const) : language };
  const answering = { language, revision: sourceRevision };
  return {
    save: (wish: SaveWish<Json>): Promise<SaveOutcome<Json>> => saveDraft<Json>(courseId, part, { ...wish, answering }, nameOf),
    newSaveId: randomId,
    keepCopy: (copy: Copy) => keepDraftCopy<Json>(place, copy),
    dropCopy: () => dropDraftCopy(place),
    findCopy: () => draftCopy<Json>(place),
  };
}
