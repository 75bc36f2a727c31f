import type { SaveOutcome, SaveWish } from "#app/domain/authoring/autosave.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import type { Author, DraftPart, SaveOutcome as ServerOutcome, SaveWish as Wish } from "#app/domain/authoring/draft.ts";
import { MOST_SAVE_BYTES } from "#app/domain/authoring/draft-limits.ts";
import { announceSessionEnded } from "#app/offline/session-ended.ts";

const GIVE_UP_MS = 30_000;
/** Two hundred pages take a slow line longer than a sentence does; the server itself waits no longer than two minutes. */
const BYTES_PER_MS = 48;

/**
 * Sends one save of a part of a draft, and says what came of it. Never rejects: whatever is not the server's word that something is stored
 * is "not saved". `nameOf` gives an author's name as the reader knows it.
 */
export async function saveDraft<Content = LessonDocument>(
  courseId: string,
  part: DraftPart,
  wish: SaveWish<Content> & { readonly answering?: Wish["answering"] },
  nameOf: (author: Author) => string,
): Promise<SaveOutcome<Content>> {
  return send("/api/drafts", { courseId, part, ...wish }, nameOf);
}

/** The same for captions, a file of the draft of its own: they cannot shrink too far, since a caption is quickly joined with another. */
export async function saveCaptions<Content>(
  courseId: string,
  file: string,
  { saveId, basedOn, content }: SaveWish<Content>,
  nameOf: (author: Author) => string,
): Promise<SaveOutcome<Content>> {
  return send("/api/captions", { courseId, file, saveId, basedOn, content }, nameOf);
}

async function send<Content>(address: string, wish: object, nameOf: (author: Author) => string): Promise<SaveOutcome<Content>> {
  const body = new TextEncoder().encode(JSON.stringify(wish));
  // The door would refuse it; no line need carry it there.
  if (body.length > MOST_SAVE_BYTES) return { kind: "not-saved", why: "too-large" };
  let reply: Response;
  try {
    reply = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(GIVE_UP_MS + Math.round(body.length / BYTES_PER_MS)),
    });
  } catch {
    return { kind: "not-saved", why: "no-connection" };
  }
  if (reply.status === 401 || reply.status === 403) {
    if (reply.status === 401) announceSessionEnded();
    return { kind: "not-saved", why: "signed-out" };
  }
  if (reply.status === 413) return { kind: "not-saved", why: "too-large" };
  if (reply.status === 507) return { kind: "not-saved", why: "storage-full" };
  const said = (await reply.json().catch(() => null)) as ServerOutcome | null;
  if (said === null || !("ok" in said)) return { kind: "not-saved", why: "server-trouble" };
  if (said.ok) return { kind: "saved", revision: said.value.revision, at: said.value.at };
  const { refusal } = said;
  switch (refusal.code) {
    case "conflict": {
      const { revision, by, at, content } = refusal;
      return { kind: "conflict", revision, by: nameOf(by), at, content: content as unknown as Content };
    }
    case "shrinks":
      return { kind: "shrinks", fromWords: refusal.fromWords, toWords: refusal.toWords };
    case "not-independent":
      return { kind: "not-saved", why: "not-independent" };
    case "too-large":
      return { kind: "not-saved", why: "too-large" };
    case "malformed":
    case "media-unknown":
      return { kind: "not-saved", why: "not-taken" };
    case "not-yours":
      return { kind: "not-saved", why: "server-trouble" };
  }
}
