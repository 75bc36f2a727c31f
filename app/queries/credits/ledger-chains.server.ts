import { createHash } from "node:crypto";
import { type BrokenLine, verifyChain } from "#app/domain/credits/ledger-chain.ts";
import type { LedgerLine } from "#app/domain/credits/ledger.ts";
import { PractitionerId } from "#app/domain/shared/ids.ts";
import { db } from "#app/platform/db.server.ts";

const PEOPLE_AT_A_TIME = 500;
const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** Every practitioner's chain, judged, in the order of their ids; memory holds five hundred people at a time. */
export async function* ledgerChains(): AsyncGenerator<{ practitionerId: string; length: number; broken: readonly BrokenLine[] }> {
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const people = await db().practitioner.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: PEOPLE_AT_A_TIME,
      select: { id: true, ledger: { orderBy: { sequence: "asc" } } },
    });
    for (const { id, ledger } of people) {
      if (ledger.length === 0) continue;
      const lines = ledger.map(
        (row) =>
          ({ ...row, practitionerId: PractitionerId.parse(row.practitionerId), recordedAt: row.recordedAt.toISOString() }) as LedgerLine,
      );
      yield { practitionerId: id, length: lines.length, broken: verifyChain(lines, sha256) };
    }
    const last = people.at(-1);
    if (last === undefined || people.length < PEOPLE_AT_A_TIME) return;
    after = last.id;
  }
}
