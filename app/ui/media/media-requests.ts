import type { Library } from "#app/domain/media/library.ts";
import type { MediaKind } from "#app/domain/media/media-limits.ts";
import type { UploadShown } from "#app/domain/media/upload-state.ts";
import type { RenderedMedia } from "#app/domain/authoring/lesson-rendering.ts";
import type { Language } from "#app/domain/shared/language.ts";

const JSON_REPLY = { accept: "application/json" };

/** Where uploads are sent. */
export const UPLOADS = "/api/uploads";

/** Where an upload stands; null when it could not be asked. */
export async function uploadState(uploadId: string): Promise<UploadShown | null> {
  const reply = await fetch(`${UPLOADS}/${uploadId}`, { headers: JSON_REPLY }).catch(() => null);
  return reply?.ok === true ? ((await reply.json()) as UploadShown) : null;
}

/** Gives up an upload that nothing is being sent of; false when that could not be said. */
export async function cancelUpload(uploadId: string): Promise<boolean> {
  const reply = await fetch(`${UPLOADS}/${uploadId}`, { method: "DELETE", headers: { "tus-resumable": "1.0.0" } }).catch(() => null);
  return reply !== null && (reply.ok || reply.status === 404);
}

/** The newest files of the library; null when they could not be fetched. */
export async function libraryOf(kind: MediaKind, search: string): Promise<Library | null> {
  const reply = await fetch(`/api/draft-media?${new URLSearchParams({ kind, search }).toString()}`, { headers: JSON_REPLY }).catch(
    () => null,
  );
  return reply?.ok === true ? ((await reply.json()) as Library) : null;
}

/** What a lesson calls a file that was added to its draft, and all that it may show now. */
export type Added = { readonly name: string; readonly media: Readonly<Record<string, RenderedMedia>> };

/** Lets the lessons of a draft name a file of the library; null when it could not be said or was refused. */
export async function addToDraft(courseId: string, language: Language, sha256: string): Promise<Added | null> {
  const reply = await fetch("/api/draft-media", {
    method: "POST",
    headers: { ...JSON_REPLY, "content-type": "application/json" },
    body: JSON.stringify({ courseId, language, sha256 }),
  }).catch(() => null);
  return reply?.ok === true ? ((await reply.json()) as Added) : null;
}
