import { disconnect } from "#app/platform/db.server.ts";

/** Closes what this process holds open towards the outside; the last thing before it ends. */
export async function closePlatform(): Promise<void> {
  await disconnect();
}
