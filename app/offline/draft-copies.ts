import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { SCHEMA_VERSION } from "#app/domain/authoring/document-schema.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { learnerDatabase } from "#app/offline/database.ts";

/** Whose text, and which (R21, R37). */
export type DraftPlace = {
  readonly accountId: string;
  readonly courseId: string;
  readonly part: string;
  /** `every`: the part holds all languages at once. */
  readonly language: Language | "every";
};
type Copy<Content> = { readonly basedOn: number; readonly content: Content; readonly at: Instant };

const keyOf = ({ accountId, courseId, part, language }: DraftPlace): [string, string, string, string] => [
  accountId,
  courseId,
  part,
  language,
];

/** Keeps what was typed on this device; false when this browser can keep nothing (a private window, a full disk). */
export async function keepDraftCopy<Content = LessonDocument>(place: DraftPlace, copy: Copy<Content>): Promise<boolean> {
  try {
    const database = await learnerDatabase();
    const { accountId, courseId, part, language } = place;
    await database.put("drafts", { accountId, courseId, part, language, schemaVersion: SCHEMA_VERSION, ...copy });
    return true;
  } catch {
    return false;
  }
}

/** What this person typed into this text here and the server may not have; null when there is nothing, or nothing can be read. */
export async function draftCopy<Content = LessonDocument>(place: DraftPlace): Promise<Copy<Content> | null> {
  try {
    const kept = await (await learnerDatabase()).get("drafts", keyOf(place));
    return kept === undefined ? null : { basedOn: kept.basedOn, content: kept.content as Content, at: kept.at };
  } catch {
    return null;
  }
}

/** The server has it, or its author does not want it: nothing of it stays here. */
export async function dropDraftCopy(place: DraftPlace): Promise<void> {
  try {
    await (await learnerDatabase()).delete("drafts", keyOf(place));
  } catch {
    // It is offered once more, and may be refused once more.
  }
}
