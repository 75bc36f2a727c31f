import { USUAL_FILM, withFilm } from "#app/domain/authoring/film-choice.ts";
import { type KeepStep, type Keeping, keepStepOf, manifestChange, nextKeepStep } from "#app/domain/sync/kept-course.ts";
import { heldContents } from "#app/offline/contents.ts";
import { type KeepWish, keepCourse, keepLock, presentManifest } from "#app/offline/keep-course.ts";
import { keptCourse, removeKeptCourse } from "#app/offline/kept-courses.ts";
import { announceShelf } from "#app/offline/shelf-news.ts";

/** What goes on in this page, whichever screen is shown. */
const here = new Map<string, { readonly stop: AbortController; step: KeepStep }>();

/** Where keeping a course stands, here or in another tab. */
export async function stepOf(wish: KeepWish): Promise<{ readonly step: KeepStep; readonly kept: Keeping["kept"] }> {
  const record = await keptCourse(wish.accountId, wish.courseId, wish.language);
  const kept = record?.kept == null ? null : { bytes: record.kept.bytes, number: record.kept.number, film: record.kept.film ?? null };
  const own = here.get(keepLock(wish))?.step;
  if (own !== undefined) return { step: own, kept };
  const { held = [] } = await navigator.locks.query();
  const isGoingOn = held.some(({ name }) => name === keepLock(wish));
  return { step: keepStepOf(record, isGoingOn, await heldContents()), kept };
}

/** Begins or goes on; a second call while one is under way changes nothing. */
export function startKeeping(wish: KeepWish): void {
  const name = keepLock(wish);
  if (here.get(name)?.step.step === "keeping") return;
  const running: { readonly stop: AbortController; step: KeepStep } = { stop: new AbortController(), step: { step: "absent" } };
  here.set(name, running);
  void keepCourse(wish, running.stop.signal, (signal) => {
    running.step = nextKeepStep(running.step, signal);
    // What ended well is read from what is kept; what halted is remembered with its reason until it goes on.
    if (running.step.step === "kept" && here.get(name) === running) here.delete(name);
    announceShelf();
  });
}

/** Stops; what has come stays. */
export function stopKeeping(wish: KeepWish): void {
  here.get(keepLock(wish))?.stop.abort();
}

/** Takes the course off this device. */
export async function removeKeeping(wish: KeepWish): Promise<void> {
  stopKeeping(wish);
  here.delete(keepLock(wish));
  await removeKeptCourse(wish.accountId, wish.courseId, wish.language);
  announceShelf();
}

/**
 * Asks the server whether there is something newer than what is kept. A newer version is for the reader to decide on; when only the words
 * around the content have changed, they are fetched at once.
 */
export async function lookForNewer(wish: KeepWish): Promise<Keeping["newer"]> {
  const record = await keptCourse(wish.accountId, wish.courseId, wish.language);
  if (record?.kept == null) return null;
  const present = await presentManifest(wish.courseId, wish.language);
  if (present === null) return null;
  const { newerVersion, differs, bytesToFetch } = manifestChange(record.kept, withFilm(present, record.kept.film ?? USUAL_FILM));
  if (newerVersion !== null) return { number: newerVersion, bytes: bytesToFetch };
  if (differs) startKeeping(wish);
  return null;
}

/** Whether this browser can keep courses: it must have a worker, a cache, locks, and a hash of its own. */
export function canKeep(): boolean {
  return "serviceWorker" in navigator && "caches" in globalThis && "locks" in navigator && "subtle" in crypto;
}
