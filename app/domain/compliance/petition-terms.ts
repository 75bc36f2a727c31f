import type { Standing } from "#app/domain/compliance/assess-standing.ts";
import type { PetitionContent } from "#app/domain/compliance/petition.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import { versionOfDay } from "#app/domain/compliance/version-of-day.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** Whose credits a policy recognises on a day, by their codes, and how many per cent of their amount they are worth under it. */
export function accreditorsOf(versions: readonly Policy[], today: CalendarDay): readonly { readonly code: string; readonly percent: number }[] {
  const rules = versionOfDay(versions, today)?.rules ?? [];
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
    const { accreditor } = content;
    return accreditor === null || accreditorsOf(versions, today).some(({ code }) => code === accreditor) ? null : "not-recognised";
  }
  if (content.kind === "relief") return null;
  const cycle = standing.cycles.find(({ from }) => from === content.cycleFrom);
  if (cycle === undefined || cycle.appealUntil === null) return "no-appeal";
  return today <= cycle.appealUntil ? null : "appeal-over";
}
