import { db } from "#app/platform/db.server.ts";

/**
 * Empties every table of the test's own database, and its queue. The triggers that protect the ledger and the audit are set aside for it
 * (`session_replication_role`, which only a superuser may set), as no code of the product can do.
 */
export async function emptyTables(): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRawUnsafe("SET LOCAL session_replication_role = replica");
    const tables = await tx.$queryRawUnsafe<{ name: string }[]>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
    );
    await tx.$executeRawUnsafe(`TRUNCATE ${tables.map((table) => table.name).join(", ")} RESTART IDENTITY CASCADE`);
    await tx.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  });
}
