import { assessStanding } from "#app/domain/compliance/assess-standing.ts";
import type { PolicyHistory } from "#app/domain/compliance/compile-policy.ts";
import type { ContentOf, PetitionContent } from "#app/domain/compliance/petition.ts";
import type { CreditLine, RegisterFacts } from "#app/domain/compliance/register-facts.ts";
import { type StandingSummary, standingSummary } from "#app/domain/compliance/standing-summary.ts";
import type { EvidenceGrade } from "#app/domain/credits/ledger.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** How somebody stands without what they ask for, and with it; null where nothing is asked of them. */
export type PetitionEffect = { readonly before: StandingSummary | null; readonly after: StandingSummary | null };

/** Of all lines the newest by far: what would be written next. */
const NEXT = Number.MAX_SAFE_INTEGER;

/** A line of the ledger as an accepted activity writes it, as a policy looks at it. */
export function lineOfActivity(
  content: ContentOf<"external">,
  given: { hundredths: number; grade: EvidenceGrade },
  id: string,
): CreditLine {
  const { category, earnedOn, format, accreditor } = content;
  return {
    ...{ id, sequence: NEXT, amountHundredths: given.hundredths, correctsId: null, earnedOn, category, format, accreditor },
    ...{
      creditType: "provider-certified-hours",
      topics: [],
      role: "learner",
      grade: given.grade,
      providerId: "external",
      activityId: null,
    },
  };
}

/**
 * What accepting a petition makes of somebody's standing, by the policy alone: the same engine judges with it and without it. `own`: which
 * line, relief and review of the facts are the petition's already, because it was accepted or runs; they are left out of "before".
 */
export function petitionEffect(
  history: PolicyHistory,
  known: { readonly lines: readonly CreditLine[]; readonly facts: RegisterFacts },
  content: PetitionContent,
  day: CalendarDay,
): PetitionEffect {
  const judge = (lines: readonly CreditLine[], facts: RegisterFacts) => standingSummary(assessStanding(history, lines, facts, day));
  const { lines, facts } = known;
  switch (content.kind) {
    case "external": {
      const { hundredths, grade } = content;
      return { before: judge(lines, facts), after: judge([...lines, lineOfActivity(content, { hundredths, grade }, "petition")], facts) };
    }
    case "relief": {
      const { reason, from, to } = content;
      const others = facts.reliefs.filter((each) => each.reason !== reason || each.from !== from || each.to !== to);
      return {
        before: judge(lines, { ...facts, reliefs: others }),
        after: judge(lines, { ...facts, reliefs: [...others, { reason, from, to }] }),
      };
    }
    case "appeal": {
      const others = facts.appeals.filter(({ cycleFrom }) => cycleFrom !== content.cycleFrom);
      const own = facts.appeals.find(({ cycleFrom }) => cycleFrom === content.cycleFrom);
      const accepted = { cycleFrom: content.cycleFrom, filedOn: own?.filedOn ?? day, decision: { on: day, outcome: "granted" } as const };
      return {
        before: judge(lines, { ...facts, appeals: others }),
        after: judge(lines, { ...facts, appeals: [...others, accepted] }),
      };
    }
  }
}
