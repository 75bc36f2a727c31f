import { type DraftReference, type NewReference, withReference } from "#app/domain/authoring/added-reference.ts";
import type { SaveOutcome } from "#app/domain/authoring/autosave.ts";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { Author } from "#app/domain/authoring/draft.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { randomId } from "#app/offline/random-id.ts";
import { saveDraft } from "#app/offline/save-draft.ts";

/** The metadata as the server last said it had them. */
export type KnownMetadata = { readonly revision: number; readonly content: DraftMetadata };
export type AddedReference =
  | { readonly kind: "added"; readonly reference: DraftReference; readonly isNew: boolean; readonly now: KnownMetadata }
  | { readonly kind: "not-saved"; readonly why: Extract<SaveOutcome, { kind: "not-saved" }>["why"] };

/** Others may save the metadata meanwhile; so often it is tried on top of theirs. */
const MOST_TRIES = 6;

/**
 * Enters a source among the references of a course, by the same save as the plan's form: where somebody has saved meanwhile, on top of what they
 * saved, so that nothing of theirs is lost. Never rejects.
 */
export async function addReference(
  courseId: string,
  from: KnownMetadata,
  wished: NewReference,
  nameOf: (author: Author) => string,
): Promise<AddedReference> {
  let now = from;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { metadata, reference, isNew } = withReference(now.content, wished);
    if (!isNew) return { kind: "added", reference, isNew, now };
    const wish = { saveId: randomId(), basedOn: now.revision, content: metadata as Json };
    const outcome = await saveDraft<Json>(courseId, "metadata", wish, nameOf);
    switch (outcome.kind) {
      case "saved":
        return { kind: "added", reference, isNew, now: { revision: outcome.revision, content: metadata } };
      case "conflict":
        now = { revision: outcome.revision, content: outcome.content as DraftMetadata };
        break;
      case "shrinks":
        return { kind: "not-saved", why: "server-trouble" };
      case "not-saved":
        return outcome;
    }
  }
  return { kind: "not-saved", why: "server-trouble" };
}
