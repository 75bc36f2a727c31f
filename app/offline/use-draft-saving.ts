import { useRouteLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import type { SaveOutcome, SaveWish } from "#app/domain/authoring/autosave.ts";
import type { Author, DraftPart } from "#app/domain/authoring/draft.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { draftCopy, dropDraftCopy, keepDraftCopy } from "#app/offline/draft-copies.ts";
import { type Other, watchPresence } from "#app/offline/presence.ts";
import { randomId } from "#app/offline/random-id.ts";
import { saveDraft } from "#app/offline/save-draft.ts";

type Copy<Content> = { readonly basedOn: number; readonly content: Content; readonly at: Instant };

/** How a part of a draft reaches the server and, until it has, this device: what an editor that saves by itself is handed. */
export type DraftSaving<Content> = {
  readonly save: (wish: SaveWish<Content>) => Promise<SaveOutcome<Content>>;
  readonly newSaveId: () => string;
  readonly keepCopy: (copy: Copy<Content>) => Promise<boolean>;
  readonly dropCopy: () => Promise<void>;
  readonly findCopy: () => Promise<Copy<Content> | null>;
  /** Tells who else has the part open, until it is ended. */
  readonly watchOthers: (onChange: (others: readonly Other[]) => void) => () => void;
};

/**
 * The wires of one part of a draft, for whoever is signed in. `language` is `every` for a part that holds all languages at once; `nameOf` gives
 * an author's name as the reader knows it, and has to be the same function from one rendering to the next.
 */
export function useDraftSaving<Content>(
  { courseId, part, language }: { readonly courseId: string; readonly part: DraftPart; readonly language: Language | "every" },
  nameOf: (author: Author) => string,
): DraftSaving<Content> {
  const accountId = useRouteLoaderData<{ session: { accountId: string } | null }>("root")?.session?.accountId ?? "";
  return useMemo(() => {
    const place = { accountId, courseId, part, language };
    return {
      save: (wish) => saveDraft<Content>(courseId, part, wish, nameOf),
      newSaveId: randomId,
      keepCopy: (copy) => keepDraftCopy(place, copy),
      dropCopy: () => dropDraftCopy(place),
      findCopy: () => draftCopy<Content>(place),
      watchOthers: (onChange) => watchPresence(courseId, part, nameOf, onChange),
    };
  }, [accountId, courseId, part, language, nameOf]);
}
