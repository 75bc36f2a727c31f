import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { scratchName } from "#tests/support/scratch-name.ts";

/** Every test file works on its own clone of the migrated template and in its own data folder; both are gone afterwards. */
const name = scratchName("clone", Date.now());
const url = new URL(inject("adminUrl"));
const folder = mkdtempSync(join(tmpdir(), "bimaristan-test-"));

async function asAdmin(statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: inject("adminUrl") });
  await admin.connect();
  try {
    // One clone at a time: CREATE DATABASE wants the template for itself.
    await admin.query("SELECT pg_advisory_lock(7236471009)");
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}

await asAdmin(`CREATE DATABASE "${name}" TEMPLATE "${inject("templateDatabase")}"`);
url.pathname = `/${name}`;
process.env["DATABASE_URL"] = url.href;
process.env["DATABASE_CONNECTIONS"] = "6";
process.env["DATA_FOLDER"] = folder;
process.env["LOG_LEVEL"] = "silent";

afterAll(async () => {
  const { disconnect } = await import("#app/platform/db.server.ts");
  await disconnect();
  await asAdmin(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  rmSync(folder, { recursive: true, force: true });
});
