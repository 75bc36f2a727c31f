import type { Tx } from "#app/data/transaction.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";

/** What a browser sends twice at once is done one after the other, until the transaction's end; other browsers do not wait. */
export async function lockBrowser(tx: Tx, browserToken: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${sha256(browserToken)}, 0))`;
}
