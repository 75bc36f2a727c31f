import { sha256 } from "#app/data/credits.server.ts";
import { causeOfPetition } from "#app/domain/compliance/petition-codes.ts";
import { type BrokenLine, type MissingLine, missingLines, verifyChain } from "#app/domain/credits/ledger-chain.ts";
import type { LedgerLine } from "#app/domain/credits/ledger.ts";
import { ask, askLists } from "#app/platform/db.server.ts";

/** Few, so that the database is not kept waiting while their lines, some thirteen thousand, are judged. */
const PEOPLE_AT_A_TIME = 200;
/** How many such batches are in memory or on their way: one is judged, two are read, each on a connection of its own. */
const BATCHES = 3;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

export type JudgedChain = {
  readonly practitionerId: string;
  readonly length: number;
  readonly broken: readonly BrokenLine[];
  /** Lines that claims, certificates and revocations answer to, and that are not there. */
  readonly missing: readonly MissingLine[];
};

type Owed = { readonly claims: readonly string[]; readonly certificates: readonly string[]; readonly revocations: readonly string[] };
type Batch = { readonly people: readonly string[]; readonly lines: readonly LedgerLine[]; readonly owed: ReadonlyMap<string, Owed> };

/**
 * The chain of every practitioner who has lines or should have some, judged, in the order of their ids. Memory holds a few hundred people at
 * a time, however many there are; the database reads the next while these are judged.
 */
export async function* ledgerChains(): AsyncGenerator<JudgedChain> {
  const batches: Promise<Batch>[] = [];
  let after: string | undefined = BEFORE_ALL;
  for (;;) {
    while (after !== undefined && batches.length < BATCHES) {
      const people = await peopleAfter(after);
      if (people.length > 0) batches.push(batchOf(people, after));
      // Waited for below; a fault meanwhile must not count as unhandled.
      batches.at(-1)?.catch(() => undefined);
      after = people.at(-1);
    }
    const batch = await batches.shift();
    if (batch === undefined) return;
    yield* judged(batch);
  }
}

const NOTHING: Owed = { claims: [], certificates: [], revocations: [] };

function* judged({ people, lines, owed }: Batch): Generator<JudgedChain> {
  let from = 0;
  for (const practitionerId of people) {
    let to = from;
    while (lines[to]?.practitionerId === practitionerId) to += 1;
    const chain = lines.slice(from, to);
    from = to;
    const due = owed.get(practitionerId) ?? NOTHING;
    if (chain.length === 0 && due === NOTHING) continue;
    yield { practitionerId, length: chain.length, broken: verifyChain(chain, sha256), missing: missingLines(chain, due) };
  }
}

async function peopleAfter(after: string): Promise<readonly string[]> {
  const rows = await ask<{ id: string }>`
    SELECT id::text AS id FROM practitioner WHERE id > ${after}::uuid ORDER BY id LIMIT ${PEOPLE_AT_A_TIME}::int`;
  return rows.map(({ id }) => id);
}

/** Everybody's after that id who is among these people. */
async function batchOf(people: readonly string[], after: string): Promise<Batch> {
  const last = people.at(-1) ?? after;
  const [rows, owed] = await Promise.all([
    askLists<LineColumns>`
      SELECT id, practitioner_id, sequence, kind, amount_hundredths, credit_type, category, cause, course_id, course_version_id, provider_id,
             rule_version, evidence_grade, earned_on, to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), corrects_id, reason,
             previous_hash, hash
        FROM credit_ledger WHERE practitioner_id > ${after}::uuid AND practitioner_id <= ${last}::uuid ORDER BY practitioner_id, sequence`,
    owedTo(after, last),
  ]);
  return { people, lines: rows.map(lineOf), owed };
}

type Of<Field extends keyof LedgerLine> = LedgerLine[Field];
type LineColumns = readonly [
  ...[Of<"id">, Of<"practitionerId">, Of<"sequence">, Of<"kind">, Of<"amountHundredths">, Of<"creditType">, Of<"category">, Of<"cause">],
  ...[Of<"courseId">, Of<"courseVersionId">, Of<"providerId">, Of<"ruleVersion">, Of<"evidenceGrade">, Of<"earnedOn">, Of<"recordedAt">],
  ...[Of<"correctsId">, Of<"reason">, Of<"previousHash">, Of<"hash">],
];

function lineOf(row: LineColumns): LedgerLine {
  return {
    id: row[0],
    practitionerId: row[1],
    sequence: row[2],
    kind: row[3],
    amountHundredths: row[4],
    creditType: row[5],
    category: row[6],
    cause: row[7],
    courseId: row[8],
    courseVersionId: row[9],
    providerId: row[10],
    ruleVersion: row[11],
    evidenceGrade: row[12],
    earnedOn: row[13],
    recordedAt: row[14],
    correctsId: row[15],
    reason: row[16],
    previousHash: row[17],
    hash: row[18],
  };
}

async function owedTo(after: string, last: string): Promise<ReadonlyMap<string, Owed>> {
  const rows = await ask<Owed & { practitionerId: string }>`
    SELECT practitioner_id::text AS "practitionerId",
           coalesce(array_agg(due ORDER BY at) FILTER (WHERE what = 'claim'), '{}') AS claims,
           coalesce(array_agg(due ORDER BY at) FILTER (WHERE what = 'certificate'), '{}') AS certificates,
           coalesce(array_agg(due ORDER BY at) FILTER (WHERE what = 'revocation'), '{}') AS revocations
      FROM (SELECT e.practitioner_id, 'claim' AS what, c.event_id::text AS due, c.claimed_at AS at FROM claim c JOIN enrolment e ON e.id = c.enrolment_id
             WHERE e.practitioner_id > ${after}::uuid AND e.practitioner_id <= ${last}::uuid
             UNION ALL
            SELECT practitioner_id, 'claim', ${causeOfPetition("")} || id::text, decided_at FROM petition
             WHERE practitioner_id > ${after}::uuid AND practitioner_id <= ${last}::uuid AND kind = 'external' AND state = 'accepted'
             UNION ALL
            SELECT practitioner_id, 'certificate', ledger_line_id::text, min(issued_at) FROM certificate
             WHERE practitioner_id > ${after}::uuid AND practitioner_id <= ${last}::uuid GROUP BY practitioner_id, ledger_line_id
             UNION ALL
            SELECT practitioner_id, 'revocation', ledger_line_id::text, revoked_at FROM certificate
             WHERE practitioner_id > ${after}::uuid AND practitioner_id <= ${last}::uuid AND revoked_at IS NOT NULL) owed
     GROUP BY practitioner_id`;
  return new Map(rows.map(({ practitionerId, ...owed }) => [practitionerId, owed]));
}
