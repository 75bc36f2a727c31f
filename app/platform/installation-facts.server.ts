import { db } from "#app/platform/db.server.ts";

/**
 * `demo-seeded`: the demo is there, with who can sign in. `demo-nation-due`: its made-up nation was promised to it, whoever comes
 * meanwhile. `demo-nation`: the nation is there, or never will be.
 */
type FactName = "demo-seeded" | "demo-nation-due" | "demo-nation";

/** What is written down about this installation as a whole; null when nothing is. */
export async function installationFact(name: FactName): Promise<string | null> {
  return (await db().installationFact.findUnique({ where: { name } }))?.value ?? null;
}

/** Writes such a fact down, once: a second time changes nothing. */
export async function recordInstallationFact(name: FactName, value: string, at: Date): Promise<void> {
  await db().installationFact.createMany({ data: [{ name, value, at }], skipDuplicates: true });
}
