import type { BlockComment } from "#app/domain/authoring/draft-answers.ts";
import type { DraftItem } from "#app/domain/authoring/draft-content.ts";
import { type DraftPart, lessonOfPart } from "#app/domain/authoring/draft-part.ts";
import { type LessonDocument, blocksOf } from "#app/domain/authoring/document-schema.ts";
import { blockText } from "#app/domain/authoring/document-text.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";

/** What was remarked on one place, oldest first; what follows the first remark answers it. */
export type CommentThread = {
  readonly part: DraftPart;
  readonly blockId: string | null;
  /** false: the passage or question has been taken out since. */
  readonly isThere: boolean;
  /** The revision of the first remark. */
  readonly revision: number;
  /** What stands in the place now, or stood there when it was remarked on; null for a remark on a whole part. */
  readonly passage: string | null;
  readonly comments: readonly BlockComment[];
};

/** The text of a passage of a lesson, or the stem of a question; null when the part does not have it. */
export function passageIn(part: DraftPart, content: unknown, blockId: string): string | null {
  if (lessonOfPart(part) !== null) {
    const block = [...blocksOf((content as LessonDocument).content)].find(({ attrs }) => attrs.id === blockId);
    return block === undefined ? null : blockText(block);
  }
  if (part !== "items") return null;
  const item = (content as readonly DraftItem[]).find(({ id }) => (id as string) === blockId);
  if (item === undefined) return null;
  const stem = item["stem"];
  const written = typeof stem === "object" && stem !== null && !Array.isArray(stem) ? (stem as Readonly<Record<string, unknown>>) : {};
  const text = LANGUAGES.map((language) => written[language]).find((one) => typeof one === "string" && one.trim() !== "");
  return typeof text === "string" ? text : blockId;
}

/**
 * Remarks by the place that they are about. `contentOf` gives a part's content, its newest or that of a revision; a passage that is no longer there
 * is shown as it was when it was first remarked on.
 */
export function commentThreads(
  comments: readonly BlockComment[],
  contentOf: (part: DraftPart, revision: number | null) => unknown,
): readonly CommentThread[] {
  const places = new Map<string, BlockComment[]>();
  for (const comment of comments) {
    const key = `${comment.part} ${comment.blockId ?? ""}`;
    places.set(key, [...(places.get(key) ?? []), comment]);
  }
  return [...places.values()].flatMap((inPlace): CommentThread[] => {
    const [first] = inPlace;
    if (first === undefined) return [];
    const { part, blockId, revision } = first;
    const textIn = (content: unknown): string | null =>
      blockId === null || content === undefined || content === null ? null : passageIn(part, content, blockId);
    const now = textIn(contentOf(part, null));
    const isThere = blockId === null || now !== null;
    return [{ part, blockId, isThere, revision, passage: now ?? textIn(contentOf(part, revision)), comments: inPlace }];
  });
}

/** How many remarks nobody has dealt with. */
export function openComments(threads: readonly CommentThread[]): number {
  return threads.reduce((sum, { comments }) => sum + comments.filter(({ resolved }) => resolved === null).length, 0);
}
