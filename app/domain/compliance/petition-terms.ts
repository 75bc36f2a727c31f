import type { Standing } from "#app/domain/compliance/assess-standing.ts";
import type { PetitionContent } from "#app/domain/compliance/petition.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/**
 * The version that judges what is earned on a day: that of the cycle in which the day lies, which may be older than the newest; where the
 * day lies in none, the one that is effective then. null: there is none at all.
 */
export function versionFor(versions: readonly Policy[], standing: Standing, day: CalendarDay): Policy | null {
  const cycle = standing.cycles.findLast(({ from, to }) => from <= day && day <= to);
  const begun = cycle === undefined ? day : cycle.isRolling ? cycle.to : cycle.from;
  const effective = versions.findLast(({ effective: { from, until } }) => from <= begun && (until === null || begun <= until));
  return effective ?? versions[0] ?? null;
}

/** Whose credits a policy recognises on a day, by their codes, and how many per cent of their amount they are worth then. */
export function accreditorsOf(
  versions: readonly Policy[],
  standing: Standing,
  day: CalendarDay,
): readonly { readonly code: string; readonly percent: number }[] {
  const rules = versionFor(versions, standing, day)?.rules ?? [];
  return rules.flatMap((rule) => (rule.kind === "recognise" ? rule.accreditors.map(({ code, percent }) => ({ code, percent })) : []));
}

/** A failure that may be reviewed, and until when; the clock of the appeal. */
export type OpenToAppeal = { readonly cycleFrom: CalendarDay; readonly cycleTo: CalendarDay; readonly until: CalendarDay };

/** The failures of a standing that may be reviewed on a day, newest first. */
export function openToAppeal(standing: Standing, today: CalendarDay): readonly OpenToAppeal[] {
  return standing.cycles
    .flatMap(({ from, to, appealUntil }) =>
      appealUntil !== null && today <= appealUntil ? [{ cycleFrom: from, cycleTo: to, until: appealUntil }] : [],
    )
    .reverse();
}

/** What the policy says against a petition; null: nothing. */
export function againstPetition(
  content: PetitionContent,
  versions: readonly Policy[],
  standing: Standing,
  today: CalendarDay,
): "not-recognised" | "no-appeal" | "appeal-over" | null {
  if (content.kind === "external") {
    const { accreditor, earnedOn } = content;
    const isTaken = accreditor === null || accreditorsOf(versions, standing, earnedOn).some(({ code }) => code === accreditor);
    return isTaken ? null : "not-recognised";
  }
  if (content.kind === "relief") return null;
  const cycle = standing.cycles.find(({ from }) => from === content.cycleFrom);
  if (cycle === undefined || cycle.appealUntil === null) return "no-appeal";
  return today <= cycle.appealUntil ? null : "appeal-over";
}
