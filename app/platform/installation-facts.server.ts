import { db } from "#app/platform/db.server.ts";

/** What is written down about this installation as a whole; null when nothing is. */
export async function installationFact(name: "demo-seeded"): Promise<string | null> {
  return (await db().installationFact.findUnique({ where: { name } }))?.value ?? null;
}

/** Writes such a fact down, once: a second time changes nothing. */
export async function recordInstallationFact(name: "demo-seeded", value: string, at: Date): Promise<void> {
  await db().installationFact.createMany({ data: [{ name, value, at }], skipDuplicates: true });
}
