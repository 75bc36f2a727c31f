import { contentsInUse } from "#app/domain/sync/kept-course.ts";
import { learnerDatabase } from "#app/offline/database.ts";

/** The browser's cache in which files of courses lie, each under the hash of its content: never out of date, and never there twice. */
const CONTENTS = "bimaristan-contents";
const addressOf = (sha256: string): string => `/kept/${sha256}`;

/** Hashes of the contents that are on this device. Each was checked before it was put there. */
export async function heldContents(): Promise<ReadonlySet<string>> {
  const cache = await caches.open(CONTENTS);
  return new Set((await cache.keys()).map(({ url }) => url.slice(url.lastIndexOf("/") + 1)));
}

/** A content as it was served, or undefined. */
export async function contentOf(sha256: string): Promise<Response | undefined> {
  const cache = await caches.open(CONTENTS);
  return cache.match(addressOf(sha256));
}

/** Puts a content that was checked; rejects with QuotaExceededError when there is no room. `from`: the reply that brought it. */
export async function putContent(sha256: string, bytes: ArrayBuffer, from: Headers): Promise<void> {
  const headers = new Headers({ "content-length": String(bytes.byteLength) });
  // A drawing opened on its own page may draw, and nothing else.
  for (const name of ["content-type", "content-security-policy"]) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
  }
  const cache = await caches.open(CONTENTS);
  await cache.put(addressOf(sha256), new Response(bytes, { headers }));
}

/** Takes one content off the device, as one that proved to be damaged. */
export async function dropContent(sha256: string): Promise<void> {
  const cache = await caches.open(CONTENTS);
  await cache.delete(addressOf(sha256));
}

/** Takes off the device what nobody's courses need any longer. */
export async function dropUnusedContents(): Promise<void> {
  const database = await learnerDatabase();
  const [records, held] = await Promise.all([database.getAll("courses"), heldContents()]);
  const used = contentsInUse(records);
  for (const sha256 of held) if (!used.has(sha256)) await dropContent(sha256);
}

/** SHA-256 in hexadecimal, by the browser itself. */
export async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
