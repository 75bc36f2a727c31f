import type { Tx } from "#app/data/transaction.server.ts";
import { type Reach, withLinesAnswered } from "#app/domain/compliance/lines-in-reach.ts";
import type { CreditLine } from "#app/domain/compliance/register-facts.ts";
import type { EvidenceGrade } from "#app/domain/credits/ledger.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** A line without the names of its columns, which would be most of what travels. `topics` null: none. */
type Packed = readonly [
  sequence: number,
  amountHundredths: number,
  corrects: number | null,
  earnedOn: string,
  creditType: string,
  category: string,
  format: string,
  grade: string,
  providerId: string,
  activityId: string | null,
  accreditor: string | null,
  topics: readonly string[] | null,
];

/**
 * The ledger lines of many people that are in reach of a policy, as it looks at them, and nothing else of the ledger; by person. Each is
 * named by its number in its person's chain. What is told to somebody about their credits reads the whole ledger: `policyStanding`.
 */
export async function linesToJudge(tx: Tx, ids: readonly string[], reach: Reach): Promise<ReadonlyMap<string, readonly CreditLine[]>> {
  const [people, from, to] = [[...ids], reach.from ?? "0000-01-01", reach.to];
  // What a correction answers is a line of the same chain, written before. Two parts, for each has its index.
  const rows = await tx.$queryRaw<{ id: string; lines: string }[]>`
    SELECT l.practitioner_id::text AS id,
           json_agg(json_build_array(l.sequence, l.amount_hundredths,
             CASE WHEN l.corrects_id IS NOT NULL THEN
               (SELECT c.sequence FROM credit_ledger c WHERE c.id = l.corrects_id AND c.practitioner_id = l.practitioner_id AND c.sequence < l.sequence) END,
             l.earned_on, l.credit_type, l.category, coalesce(p.content ->> 'format', CASE WHEN l.course_id IS NULL THEN 'other' ELSE 'online' END),
             l.evidence_grade, l.provider_id, l.course_id, p.content ->> 'accreditor', v.metadata -> 'topics') ORDER BY l.sequence)::text AS lines
      FROM (SELECT * FROM credit_ledger WHERE practitioner_id = ANY(${people}::uuid[]) AND earned_on BETWEEN ${from} AND ${to}
            UNION ALL
            SELECT * FROM credit_ledger
             WHERE practitioner_id = ANY(${people}::uuid[]) AND corrects_id IS NOT NULL AND NOT earned_on BETWEEN ${from} AND ${to}) l
      LEFT JOIN course_version v ON v.id = l.course_version_id LEFT JOIN petition p ON p.ledger_line_id = l.id
     GROUP BY l.practitioner_id`;
  return new Map(rows.map(({ id, lines }) => [id, withLinesAnswered((JSON.parse(lines) as Packed[]).map(unpacked))]));
}

const NO_TOPICS: readonly string[] = [];

function unpacked(line: Packed): CreditLine {
  const [sequence, amountHundredths, corrects, earnedOn, creditType, category, format, grade, providerId, activityId, accreditor, topics] =
    line;
  return {
    id: String(sequence),
    sequence,
    amountHundredths,
    correctsId: corrects === null ? null : String(corrects),
    earnedOn: earnedOn as CalendarDay,
    creditType,
    category,
    topics: topics ?? NO_TOPICS,
    format,
    role: "learner",
    grade: grade as EvidenceGrade,
    providerId,
    activityId,
    accreditor,
  };
}
