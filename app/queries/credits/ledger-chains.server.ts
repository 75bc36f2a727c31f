import { sha256, toLine } from "#app/data/credits.server.ts";
import { causeOfPetition } from "#app/domain/compliance/petition-codes.ts";
import { type BrokenLine, type MissingLine, missingLines, verifyChain } from "#app/domain/credits/ledger-chain.ts";
import { db } from "#app/platform/db.server.ts";

const PEOPLE_AT_A_TIME = 500;

export type JudgedChain = {
  readonly practitionerId: string;
  readonly length: number;
  readonly broken: readonly BrokenLine[];
  /** Lines that claims, certificates and revocations answer to, and that are not there. */
  readonly missing: readonly MissingLine[];
};

/** The chain of every practitioner who has lines or should have some, judged, in the order of their ids; memory holds five hundred people at a time. */
export async function* ledgerChains(): AsyncGenerator<JudgedChain> {
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const people = await db().practitioner.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: PEOPLE_AT_A_TIME,
      select: {
        id: true,
        ledger: { orderBy: { sequence: "asc" } },
        certificates: { select: { ledgerLineId: true, revokedAt: true } },
        enrolments: { where: { claim: { isNot: null } }, select: { claim: { select: { eventId: true } } } },
        petitions: { where: { kind: "external", state: "accepted" }, select: { id: true } },
      },
    });
    for (const { id, ledger, certificates, enrolments, petitions } of people) {
      const owed = {
        claims: [...enrolments.flatMap(({ claim }) => claim?.eventId ?? []), ...petitions.map((petition) => causeOfPetition(petition.id))],
        certificates: [...new Set(certificates.map(({ ledgerLineId }) => ledgerLineId))],
        revocations: certificates.flatMap(({ ledgerLineId, revokedAt }) => (revokedAt === null ? [] : [ledgerLineId])),
      };
      if (ledger.length === 0 && owed.claims.length === 0 && owed.certificates.length === 0) continue;
      const lines = ledger.map(toLine);
      yield { practitionerId: id, length: lines.length, broken: verifyChain(lines, sha256), missing: missingLines(lines, owed) };
    }
    const last = people.at(-1);
    if (last === undefined || people.length < PEOPLE_AT_A_TIME) return;
    after = last.id;
  }
}
