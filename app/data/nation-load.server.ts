import { ask } from "#app/platform/db.server.ts";
import { type Copy, bulkLoad } from "#app/platform/bulk-load.server.ts";

export type { BulkRow, Copy } from "#app/platform/bulk-load.server.ts";

/** Whose address ends so is an account of the demo. */
const DEMO_ADDRESSES = "%@bimaristan.example";

/** Whether the database holds anybody who is not of the demo: an account of another address, or somebody whom a register or a sign-up brought. */
export async function holdsRealPeople(): Promise<boolean> {
  const [row] = await ask<{ held: boolean }>`
    SELECT EXISTS (SELECT FROM account WHERE email IS NULL OR email NOT LIKE ${DEMO_ADDRESSES})
        OR EXISTS (SELECT FROM practitioner WHERE account_id IS NULL)
        OR EXISTS (SELECT FROM pending_sign_up WHERE confirmed_at IS NULL)
        OR EXISTS (SELECT FROM register_import) AS held`;
  return row?.held !== false;
}

/**
 * Loads rows that nobody wrote by hand, in one transaction; past every rule but those of the tables, so only for a generated nation.
 * `besidePeople`: somebody is served meanwhile, who can read the ledger at any moment.
 */
export function loadNation(work: (copy: Copy) => Promise<void>, { besidePeople }: { readonly besidePeople: boolean }): Promise<void> {
  return bulkLoad(work, {
    // In the order of ids, as the daily judgement does it.
    after: "INSERT INTO standing_due (practitioner_id) SELECT id FROM practitioner ORDER BY id ON CONFLICT DO NOTHING",
    indexedAtTheEnd: besidePeople ? [] : ["credit_ledger"],
  });
}
