import { db } from "#app/platform/db.server.ts";

/** Makes every rendering that there is one of the first renderer, with other words, as an earlier release may have left it. */
export async function asAnEarlierReleaseRendered(): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`UPDATE lesson_rendering SET renderer = 1, html = '<p>as before</p>', bytes = 1`;
  });
}
