import { disconnect } from "#app/platform/db.server.ts";
import { closeObjectStore } from "#app/platform/object-store.server.ts";

/** Closes what this process holds open towards the outside; the last thing before it ends. */
export async function closePlatform(): Promise<void> {
  await Promise.all([disconnect(), closeObjectStore()]);
}
