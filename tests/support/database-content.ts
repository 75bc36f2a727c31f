import { db } from "#app/platform/db.server.ts";

/** What a look at a page may touch: when somebody was last seen, how often they tried. */
const MAY_CHANGE = ["session", "rate_limit", "passkey_challenge", "_prisma_migrations"];
/** What the clock's own errand sums up every minute, whoever looks or not. */
const OF_THE_CLOCK = ["practitioner_standing", "standing_summary", "standing_due", "standing_day", "standing_trend"];

/** A fingerprint of each table's rows, for a comparison of before and after (R29). */
export async function databaseContent(): Promise<Readonly<Record<string, string>>> {
  const tables = await db().$queryRawUnsafe<{ name: string }[]>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const content: Record<string, string> = {};
  for (const { name } of tables) {
    if (MAY_CHANGE.includes(name) || OF_THE_CLOCK.includes(name)) continue;
    const rows = await db().$queryRawUnsafe<{ rows: bigint; hash: string | null }[]>(
      `SELECT count(*) AS rows, md5(string_agg(t::text, '|' ORDER BY t::text)) AS hash FROM "${name}" t`,
    );
    content[name] = `${rows[0]?.rows ?? 0} rows, ${rows[0]?.hash ?? "empty"}`;
  }
  return content;
}
