import { type Here, learnerDatabase, ofAccount } from "#app/offline/database.ts";
import { dropUnusedContents } from "#app/offline/contents.ts";
import { unsentEvents } from "#app/offline/kept-events.ts";

/** Who is at this device as the server last said; null when it is not known. */
export async function personHere(): Promise<Here | null> {
  const database = await learnerDatabase();
  return (await database.get("here", "here")) ?? null;
}

/** Notes what the server said about who is here. */
export async function notePersonHere(here: Omit<Here, "row">): Promise<void> {
  const database = await learnerDatabase();
  await database.put("here", { row: "here", ...here });
}

/** Until the server says anew who is here, nobody's own things are shown (R21). The language and look of the device stay. */
export async function forgetPersonHere(change: Partial<Pick<Here, "language" | "theme">> | null = null): Promise<void> {
  const database = await learnerDatabase();
  const transaction = database.transaction("here", "readwrite");
  const here = await transaction.store.get("here");
  if (here !== undefined) await transaction.store.put(change === null ? { ...here, session: null } : { ...here, ...change });
  await transaction.done;
}

/**
 * Takes everything of an account off this device, after signing out (R21): courses, standings, papers, who it was. Events that the server
 * has not named stay until it has (R18), unseen by anybody else.
 */
export async function removeAccount(accountId: string): Promise<void> {
  const database = await learnerDatabase();
  const hasUnsent = (await unsentEvents(accountId, 1)).length > 0;
  const transaction = database.transaction(["here", "courses", "standings", "papers", "rejections", "devices"], "readwrite");
  const here = await transaction.objectStore("here").get("here");
  if (here?.session?.accountId === accountId) await transaction.objectStore("here").put({ ...here, session: null });
  for (const store of ["courses", "standings", "papers"] as const) await transaction.objectStore(store).delete(ofAccount(accountId));
  for (const key of await transaction.objectStore("rejections").index("by-account").getAllKeys(accountId))
    await transaction.objectStore("rejections").delete(key);
  if (!hasUnsent) await transaction.objectStore("devices").delete(accountId);
  await transaction.done;
  await dropUnusedContents();
}
