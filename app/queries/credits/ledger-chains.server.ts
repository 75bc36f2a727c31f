import { sha256 } from "#app/data/credits.server.ts";
import { causeOfPetition } from "#app/domain/compliance/petition-codes.ts";
import { type BrokenLine, type MissingLine, missingLines, verifyChain } from "#app/domain/credits/ledger-chain.ts";
import type { LedgerLine } from "#app/domain/credits/ledger.ts";
import { ask } from "#app/platform/db.server.ts";

/** Their lines, some thirty thousand, are in memory twice: those being judged, and the next being fetched. */
const PEOPLE_AT_A_TIME = 500;
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
 * The chain of every practitioner who has lines or should have some, judged, in the order of their ids. Memory holds a thousand people at a
 * time, however many there are; the database reads the next while these are judged.
 */
export async function* ledgerChains(): AsyncGenerator<JudgedChain> {
  let batch = await batchAfter(BEFORE_ALL);
  while (batch.people.length > 0) {
    const next = batchAfter(batch.people.at(-1) ?? BEFORE_ALL);
    // Waited for below; a fault meanwhile must not count as unhandled.
    next.catch(() => undefined);
    yield* judged(batch);
    batch = await next;
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

async function batchAfter(after: string): Promise<Batch> {
  const rows = await ask<{
    id: string;
  }>`SELECT id::text AS id FROM practitioner WHERE id > ${after}::uuid ORDER BY id LIMIT ${PEOPLE_AT_A_TIME}::int`;
  const people = rows.map(({ id }) => id);
  const last = people.at(-1);
  if (last === undefined) return { people, lines: [], owed: new Map() };
  const [lines, owed] = await Promise.all([
    ask<LedgerLine>`
      SELECT id::text AS id, practitioner_id::text AS "practitionerId", sequence, kind, amount_hundredths AS "amountHundredths",
             credit_type AS "creditType", category, cause, course_id AS "courseId", course_version_id::text AS "courseVersionId",
             provider_id AS "providerId", rule_version AS "ruleVersion", evidence_grade AS "evidenceGrade", earned_on AS "earnedOn",
             to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "recordedAt",
             corrects_id::text AS "correctsId", reason, previous_hash AS "previousHash", hash
        FROM credit_ledger WHERE practitioner_id > ${after}::uuid AND practitioner_id <= ${last}::uuid ORDER BY practitioner_id, sequence`,
    owedTo(after, last),
  ]);
  return { people, lines, owed };
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
