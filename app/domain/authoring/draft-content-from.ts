import type { DraftContent, DraftDocument, DraftItem, DraftMedia } from "#app/domain/authoring/draft-content.ts";

/** A draft from its parts, each of which was read when it was saved. */
export function draftContentFrom(
  courseId: string,
  providerId: string,
  rows: readonly { readonly part: string; readonly content: unknown }[],
  team: NonNullable<DraftContent["team"]> = [],
): DraftContent {
  const contentOf = new Map(rows.map(({ part, content }) => [part, content]));
  return {
    courseId,
    providerId,
    team,
    metadata: contentOf.get("metadata") ?? {},
    items: (contentOf.get("items") ?? []) as readonly DraftItem[],
    media: (contentOf.get("media") ?? []) as DraftMedia,
    documents: Object.fromEntries(
      rows.flatMap(({ part, content }) => (part.startsWith("lesson/") ? [[part, content as DraftDocument]] : [])),
    ),
  };
}
