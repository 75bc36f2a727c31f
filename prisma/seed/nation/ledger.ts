import { sha256 } from "#app/data/credits.server.ts";
import type { BulkRow } from "#app/data/nation-load.server.ts";
import { CHAIN_START, type LedgerDraft, nextLine } from "#app/domain/credits/ledger-chain.ts";
import type { EvidenceGrade, LedgerLine } from "#app/domain/credits/ledger.ts";
import { reversalOf } from "#app/domain/credits/reversal-of.ts";
import type { PractitionerId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { type Draw, below, byShare, uuidFrom } from "./draws.ts";
import { type Learner, type NationWish, monthOf, monthStart } from "./people.ts";
import { AMOUNT_SHARES, CATEGORY_SHARES, EAGERNESS_SHARES } from "./shares.ts";

/** 300,000 people have 20 million lines after five years. */
const LINES_A_YEAR = 20_000_000 / 300_000 / 5;
/** What of the wish everybody was there for, in the mean: 15 of a hundred came half-way. */
const THERE = 0.925;
/** How many courses there are, how many lines of a hundred are no course, and how many of a thousand are taken back. Guesses. */
const [COURSES, NOT_A_COURSE, TAKEN_BACK] = [400, 30, 3];
const DAY_MS = 86_400_000;

export const LEDGER_COLUMNS = [
  ...["id", "practitioner_id", "sequence", "kind", "amount_hundredths", "credit_type", "category", "cause", "course_id", "provider_id"],
  ...["rule_version", "evidence_grade", "earned_on", "recorded_at", "corrects_id", "reason", "previous_hash", "hash"],
];

/**
 * The lines of everybody, month by month as they would have been written, so that the lines of one person lie as far apart as they do
 * in life. The chains are real: each line is placed and hashed by the rule that the product writes by. Memory holds the last line of each.
 */
export function* ledgerRows(wish: NationWish, learners: readonly Learner[], tell: (month: number) => void): Generator<BulkRow> {
  const mean = EAGERNESS_SHARES.reduce((sum, [eagerness, share]) => sum + eagerness * share, 0) / 100;
  const perMonth = LINES_A_YEAR / 12 / mean / THERE;
  const chains = learners.map((): Chain => ({ sequence: 0, hash: CHAIN_START, mistake: null }));
  for (let month = 0; month < wish.years * 12; month += 1) {
    const start = monthStart(wish, wish.years * 12 - month - 1);
    for (const [number, learner] of learners.entries()) {
      if (month < learner.firstMonth) continue;
      const draw = monthOf(wish, number, month);
      const count = Math.floor(perMonth * learner.eagerness + draw());
      if (count === 0) continue;
      const moments = Array.from({ length: count }, () => start + momentIn(draw));
      if (count > 1) moments.sort((one, other) => one - other);
      const chain = chains[number] as Chain;
      for (const at of moments) {
        const line = nextLine(draftOf(learner, chain, at, draw), chain, sha256);
        chain.sequence = line.sequence;
        chain.hash = line.hash;
        chain.mistake = line.kind === "award" && below(draw, 1000) < TAKEN_BACK ? line : null;
        yield rowOf(line);
      }
    }
    tell(month + 1);
  }
}

/** How long after its month's beginning: by day, in Baghdad and in Greenwich, and never on the last days of a month. */
const momentIn = (draw: Draw): number => below(draw, 28) * DAY_MS + 6 * 3_600_000 + below(draw, 12 * 3_600_000);

/** The end of somebody's chain, and their last line where the next takes it back: a nation's last lines would crowd the memory. */
type Chain = { sequence: number; hash: string; mistake: LedgerLine | null };

function draftOf(learner: Learner, chain: Chain, at: number, draw: Draw): LedgerDraft {
  const id = uuidFrom(at, draw);
  const recordedAt = instantAt(at);
  if (chain.mistake !== null) return reversalOf(chain.mistake, id, "error", recordedAt);
  const sequence = chain.sequence + 1;
  const isCourse = below(draw, 100) >= NOT_A_COURSE;
  const graded = below(draw, 100);
  const grade: EvidenceGrade = isCourse || graded < 60 ? "provider-signed" : graded < 80 ? "supervisor-cosigned" : "self-reported";
  // 149 steps through 400 courses come to each once before the first again.
  const course = (Math.floor(learner.eagerness * 10) + below(draw, 2) + sequence * 149) % COURSES;
  return {
    id,
    practitionerId: learner.id as PractitionerId,
    kind: "award" as const,
    amountHundredths: byShare(draw, AMOUNT_SHARES),
    creditType: "provider-certified-hours",
    category: byShare(draw, CATEGORY_SHARES),
    cause: `generated:${id}`,
    courseId: isCourse ? `generated-${course}` : null,
    courseVersionId: null,
    providerId: isCourse ? "bimaristan-editorial" : "generated-provider",
    ruleVersion: "generated",
    evidenceGrade: grade,
    earnedOn: recordedAt.slice(0, 10) as CalendarDay,
    recordedAt,
    correctsId: null,
    reason: null,
  };
}

// One by one: twenty million lines spread no lists.
function rowOf(line: LedgerLine): BulkRow {
  return [
    line.id,
    line.practitionerId,
    line.sequence,
    line.kind,
    line.amountHundredths,
    line.creditType,
    line.category,
    line.cause,
    line.courseId,
    line.providerId,
    line.ruleVersion,
    line.evidenceGrade,
    line.earnedOn,
    line.recordedAt,
    line.correctsId,
    line.reason,
    line.previousHash,
    line.hash,
  ];
}
