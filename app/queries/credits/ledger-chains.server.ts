import { sha256, toLine } from "#app/data/credits.server.ts";
import { type BrokenLine, verifyChain } from "#app/domain/credits/ledger-chain.ts";
import { db } from "#app/platform/db.server.ts";

const PEOPLE_AT_A_TIME = 500;

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
      yield { practitionerId: id, length: ledger.length, broken: verifyChain(ledger.map(toLine), sha256) };
    }
    const last = people.at(-1);
    if (last === undefined || people.length < PEOPLE_AT_A_TIME) return;
    after = last.id;
  }
}
