import { PACKAGE_SCHEMA, type PackageFile, type PackageManifest, type KeptFilm } from "#app/domain/authoring/package-manifest.ts";
import { USUAL_FILM, withFilm } from "#app/domain/authoring/film-choice.ts";
import { type KeepSignal, type KeepTrouble, bytesOf, filesToFetch } from "#app/domain/sync/kept-course.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { contentOf, dropContent, dropUnusedContents, heldContents, putContent, sha256Of } from "#app/offline/contents.ts";
import { keptCourse, renewStanding, saveKeptCourse } from "#app/offline/kept-courses.ts";
import { noteWhoIsHere } from "#app/offline/note-at-rest.ts";
import { patientBytes, patientFetch } from "#app/offline/patient-fetch.ts";
import { askToPersist, hasRoomFor } from "#app/offline/persistence.ts";
import { prepareShell } from "#app/offline/shell-request.ts";

/** Several at a time, because each waits longer for the line than it takes. */
const LANES = 3;

/** Whose course, which, and in which language. */
export type KeepWish = {
  readonly accountId: string;
  readonly courseId: string;
  readonly language: Language;
  /** What of its films, where somebody chose; else as it is kept already, or as is usual. */
  readonly film?: KeptFilm;
};

class Trouble extends Error {
  readonly why: KeepTrouble;
  constructor(why: KeepTrouble) {
    super(why);
    this.why = why;
  }
}

/** The name under which one page at a time may fetch a course; whether it is held says whether that goes on somewhere. */
export function keepLock({ accountId, courseId, language }: KeepWish): string {
  return `bimaristan-keep-${accountId}-${courseId}-${language}`;
}

/**
 * Fetches what is missing of a course, checks the size and the hash of every file (R52) and only then calls it kept; what was kept before
 * stays readable until then. Never rejects: how it goes and ends is told by signals. A second call while one is under way does nothing.
 */
export async function keepCourse(wish: KeepWish, stop: AbortSignal, tell: (signal: KeepSignal) => void): Promise<void> {
  await navigator.locks.request(keepLock(wish), { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    try {
      await fetchAll(wish, stop, tell);
      tell({ kind: "all-checked" });
    } catch (error) {
      tell({ kind: "trouble", why: stop.aborted ? "interrupted" : whyOf(error) });
    }
  });
}

/** The manifest that the server has for this reader now; null when there is no such course, or no answer. */
export async function presentManifest(courseId: string, language: Language): Promise<PackageManifest | null> {
  try {
    return await manifestOf(courseId, language, new AbortController().signal);
  } catch {
    return null;
  }
}

async function fetchAll(wish: KeepWish, stop: AbortSignal, tell: (signal: KeepSignal) => void): Promise<void> {
  void askToPersist();
  // Something to see at once; how much there is to fetch is known a moment later.
  tell({ kind: "begun", done: 0, of: 1 });
  const { accountId, courseId, language } = wish;
  const offered = await manifestOf(courseId, language, stop);
  if (offered === null) throw new Trouble("gone");
  await noteWhoIsHere();
  const before = await keptCourse(accountId, courseId, language);
  const manifest = withFilm(offered, wish.film ?? before?.pending?.film ?? before?.kept?.film ?? USUAL_FILM);
  const missing = filesToFetch(manifest, await heldContents());
  if (!(await hasRoomFor(bytesOf(missing)))) throw new Trouble("no-room");
  await saveKeptCourse({ accountId, courseId, language, kept: before?.kept ?? null, pending: manifest });
  tell({ kind: "begun", done: manifest.bytes - bytesOf(missing), of: manifest.bytes });

  const waiting = [...missing];
  const lane = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      await fetchOne(file, stop);
      tell({ kind: "file-checked", bytes: file.bytes });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (!(await prepareShell(wish.language))) throw new Trouble("no-line");
  if (!(await renewStanding(wish.accountId, wish.courseId))) throw new Trouble("signed-out");
  await checkAll(manifest);
  // Removed, or signed out, in the meantime: then nothing is kept after all.
  if ((await keptCourse(wish.accountId, wish.courseId, wish.language)) === null || stop.aborted) throw new Trouble("interrupted");
  await saveKeptCourse({ accountId, courseId, language, kept: manifest, pending: null });
  await dropUnusedContents();
}

async function manifestOf(courseId: string, language: Language, stop: AbortSignal): Promise<PackageManifest | null> {
  const reply = await get(`/learn/courses/${courseId}/package/${language}`, stop);
  if (reply.status === 404) return null;
  const manifest = reply.ok ? ((await reply.json()) as Partial<PackageManifest>) : null;
  // Another release of the product than this page: the next page will know its form.
  if (manifest?.schema !== PACKAGE_SCHEMA) throw new Trouble("no-line");
  return manifest as PackageManifest;
}

async function fetchOne(file: PackageFile, stop: AbortSignal): Promise<void> {
  // A line that garbles once may not do so twice.
  for (let tries = 1; tries <= 2; tries += 1) {
    const reply = await get(file.path, stop);
    if (reply.status === 404) throw new Trouble("gone");
    if (!reply.ok) throw new Trouble("no-line");
    const bytes = await patientBytes(reply, stop);
    if (bytes.byteLength !== file.bytes || (await sha256Of(bytes)) !== file.sha256) continue;
    await putContent(file.sha256, bytes, reply.headers);
    return;
  }
  throw new Trouble("damaged");
}

/** Reads back what the browser says it has stored, to the last byte. */
async function checkAll(manifest: PackageManifest): Promise<void> {
  for (const { sha256, bytes } of manifest.files) {
    const stored = await (await contentOf(sha256))?.arrayBuffer();
    if (stored?.byteLength === bytes && (await sha256Of(stored)) === sha256) continue;
    await dropContent(sha256);
    throw new Trouble("damaged");
  }
}

function get(path: string, stop: AbortSignal): Promise<Response> {
  const headers = { accept: "application/json, image/*, */*" };
  return patientFetch(path, { headers, cache: "no-store", redirect: "manual" }, undefined, stop);
}

function whyOf(error: unknown): KeepTrouble {
  if (error instanceof Trouble) return error.why;
  return error instanceof DOMException && error.name === "QuotaExceededError" ? "no-room" : "no-line";
}
