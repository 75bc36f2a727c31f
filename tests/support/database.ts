import { randomUUID } from "node:crypto";
import { insertPolicyVersion } from "#app/data/policies.server.ts";
import { Policy } from "#app/domain/compliance/policy.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import federal from "#content/policies/iq-example.json" with { type: "json" };
import kurdistan from "#content/policies/iq-kr-example.json" with { type: "json" };

const OWN_POLICIES = [federal, kurdistan].map((file) => Policy.parse(file));
const BEFORE_ANY_TEST = { at: instantAt(Date.parse("2020-01-01T00:00:00Z")), requestId: null };

/** Empties every table of the test's own database, but for the policies that every installation has from its first start. */
export async function emptyTables(): Promise<void> {
  await emptyTablesWholly();
  for (const policy of OWN_POLICIES) await insertPolicyVersion(db(), randomUUID(), policy, null, BEFORE_ANY_TEST);
}

/**
 * Empties every table of the test's own database, and its queue. The triggers that protect the ledger and the audit are set aside for it
 * (`session_replication_role`, which only a superuser may set), as no code of the product can do.
 */
export async function emptyTablesWholly(): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRawUnsafe("SET LOCAL session_replication_role = replica");
    const tables = await tx.$queryRawUnsafe<{ name: string }[]>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
    );
    await tx.$executeRawUnsafe(`TRUNCATE ${tables.map((table) => table.name).join(", ")} RESTART IDENTITY CASCADE`);
    await tx.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  });
}
