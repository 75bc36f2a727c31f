import { newestParts } from "#app/data/drafts.server.ts";
import { coursesReadInDraftBy } from "#app/data/scope.server.ts";
import { shownRecordings } from "#app/data/shown-recordings.server.ts";
import { storedText } from "#app/data/stored-text.server.ts";
import { type CaptionsFile, captionsIn, objectOfCaptions, recordingsToCaption } from "#app/domain/authoring/captions-file.ts";
import { nameableMedia } from "#app/domain/authoring/course-media.ts";
import type { DraftContent, DraftText } from "#app/domain/authoring/draft-content.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { type DraftCue, parseCaptions, readDraftCues } from "#app/domain/media/webvtt.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** A recording of a draft, and how far its captions are in each language. */
export type RecordingInDraft = {
  readonly name: string;
  readonly kind: "audio" | "video";
  readonly titles: Readonly<Partial<Record<Language, string>>>;
  readonly languages: readonly {
    readonly language: Language;
    readonly file: string;
    /** null: not begun. */
    readonly captions: number | null;
    /** One file for all languages: one of them is not captioned in its own words. */
    readonly shared: boolean;
  }[];
};

/** Captions as they stand, beside what they belong to. */
export type CaptionsToEdit = {
  readonly courseTitle: DraftText;
  readonly lessonId: string;
  readonly titles: RecordingInDraft["titles"];
  readonly kind: "audio" | "video";
  readonly sources: readonly { readonly src: string; readonly type: string }[];
  readonly poster: string | null;
  readonly cues: readonly DraftCue[];
  /** Of the draft's files. */
  readonly revision: number;
  readonly savedAt: Instant | null;
};

/** The recordings of a draft whose words are written as captions; null when there is no such draft or it is not the actor's. */
export async function recordingsInDraft(
  actor: Actor,
  courseId: CourseId,
): Promise<{ readonly courseTitle: DraftText; readonly recordings: readonly RecordingInDraft[] } | null> {
  const draft = await draftOf(actor, courseId);
  if (draft === null) return null;
  const { content } = draft;
  const recordings = await Promise.all(
    recordingsToCaption(content).map(async ({ name, kind, titles }) => ({
      name,
      kind,
      titles,
      languages: await Promise.all(
        LANGUAGES.flatMap((language) => captionsIn(name, language) ?? []).map(async (captions) => ({
          language: captions.language,
          file: captions.file,
          captions: await countIn(objectOfCaptions(content.media, captions)),
          shared: content.media.some(({ path }) => path === `media/${name}`),
        })),
      ),
    })),
  );
  return { courseTitle: content.metadata.title ?? {}, recordings };
}

/** Captions to be written in one language; null when no lesson of the draft has such a recording, or it is not the actor's. */
export async function captionsToEdit(actor: Actor, courseId: CourseId, captions: CaptionsFile): Promise<CaptionsToEdit | null> {
  const draft = await draftOf(actor, courseId);
  const recording = draft === null ? undefined : recordingsToCaption(draft.content).find(({ name }) => name === captions.name);
  if (draft === null || recording === undefined) return null;
  const { media, metadata } = draft.content;
  const path = nameableMedia(new Set(media.map((file) => file.path)), captions.language)[recording.src];
  const original = media.find((file) => file.path === path)?.sha256 ?? null;
  const sha256 = objectOfCaptions(media, captions);
  const text = sha256 === null ? null : await storedText(sha256);
  return {
    courseTitle: metadata.title ?? {},
    lessonId: recording.lessonId,
    titles: recording.titles,
    kind: recording.kind,
    ...(await playerOf(original, recording.kind)),
    cues: readDraftCues(text ?? "")?.cues ?? [],
    revision: draft.revision,
    savedAt: draft.savedAt,
  };
}

/** What plays at the desk: the smallest form that there is, else the original. */
async function playerOf(original: string | null, kind: "audio" | "video"): Promise<Pick<CaptionsToEdit, "sources" | "poster">> {
  if (original === null) return { sources: [], poster: null };
  const object = await db().mediaObject.findUnique({ where: { sha256: original }, select: { contentType: true } });
  const contentType = object?.contentType ?? (kind === "video" ? "video/mp4" : "audio/mpeg");
  const shown = (await shownRecordings([{ sha256: original, contentType }])).get(original);
  const made = [
    ...(kind === "video" && shown?.plain != null ? [{ src: `/media/${shown.plain.sha256}`, type: "video/mp4" }] : []),
    ...(kind === "audio" && shown?.opus != null ? [{ src: `/media/${shown.opus.sha256}`, type: "audio/ogg; codecs=opus" }] : []),
  ];
  const poster = shown?.poster == null ? null : `/media/${shown.poster.sha256}`;
  return { sources: [...made, { src: `/media/${original}`, type: contentType }], poster };
}

async function countIn(sha256: string | null): Promise<number | null> {
  const text = sha256 === null ? null : await storedText(sha256);
  return text === null ? null : (parseCaptions(text)?.cues.length ?? 0);
}

async function draftOf(
  actor: Actor,
  courseId: CourseId,
): Promise<{ readonly content: DraftContent; readonly revision: number; readonly savedAt: Instant | null } | null> {
  const course = await db().course.findFirst({
    where: { AND: [coursesReadInDraftBy(actor), { id: courseId, draft: { isNot: null } }] },
    select: { providerId: true },
  });
  if (course === null) return null;
  const parts = await newestParts(db(), courseId);
  const files = parts.find(({ part }) => part === "media");
  return { content: draftContentFrom(courseId, course.providerId, parts), revision: files?.revision ?? 0, savedAt: files?.at ?? null };
}
