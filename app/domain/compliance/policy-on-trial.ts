import { dayNumber } from "#app/domain/compliance/day-number.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import type { PolicyRule } from "#app/domain/compliance/policy-rule.ts";
import { type CalendarDay, monthsAfter } from "#app/domain/shared/time.ts";

/** The versions by which people are judged when one of them is tried, and since when that one holds in the trial. */
export type Trial = {
  readonly versions: readonly Policy[];
  readonly since: CalendarDay;
  /** The version begins after the day, so it is tried as if it had held since the version that judges on that day. */
  readonly isMovedBack: boolean;
};

/**
 * What would judge on a day if this version were in force, `judging` being what judges now. One that begins by then holds as its dates
 * say. One that begins later would change nobody yet: it takes the place of the version that judges on the day, from that one's beginning
 * and in the cycles that it counts again. Nothing of this is law; it says what the rules would make of what people have done.
 */
export function policyOnTrial(judging: readonly Policy[], tried: Policy, day: CalendarDay): Trial {
  const others = judging.filter(({ id, version }) => id !== tried.id || version !== tried.version);
  const isMovedBack = tried.effective.from > day;
  const current = others
    .filter(({ effective }) => effective.from <= day)
    .sort(byStart)
    .at(-1);
  const begins = isMovedBack ? movedBack(tried, current?.effective.from ?? (`${day.slice(0, 4)}-01-01` as CalendarDay)) : tried;
  const { from } = begins.effective;
  const before = others.filter(({ effective }) => effective.from < from);
  const after = isMovedBack ? [] : others.filter(({ effective, state }) => effective.from > from && state === "in-force");
  return {
    versions: [...before, { ...begins, state: "in-force", adoptedOn: begins.adoptedOn ?? from }, ...after],
    since: from,
    isMovedBack,
  };
}

const byStart = (one: Policy, other: Policy) => (one.effective.from < other.effective.from ? -1 : 1);

/** The same rules from an earlier day: common cycles begin on the same day of the year, whole years earlier. */
function movedBack(policy: Policy, since: CalendarDay): Policy {
  const rules = policy.rules.map((rule) => (rule.kind === "cycle" ? { ...rule, anchor: anchorBy(rule.anchor, since) } : rule));
  const starts = rules.flatMap((rule) => {
    if (rule.kind !== "cycle") return [];
    if (rule.anchor.kind === "fixed-day") return [rule.anchor.first];
    return rule.anchor.kind === "calendar-year" ? [`${String(rule.anchor.firstYear)}-01-01` as CalendarDay] : [];
  });
  const [from = since] = [since, ...starts].sort();
  return { ...policy, rules, effective: { from, until: null }, adoptedOn: null };
}

type Anchor = Extract<PolicyRule, { kind: "cycle" }>["anchor"];

function anchorBy(anchor: Anchor, since: CalendarDay): Anchor {
  switch (anchor.kind) {
    case "calendar-year":
      return { ...anchor, firstYear: Math.min(anchor.firstYear, Number(since.slice(0, 4))) };
    case "fixed-day": {
      const years = Number(anchor.first.slice(0, 4)) - Number(since.slice(0, 4));
      const sameYear = years > 0 ? monthsAfter(anchor.first, -12 * years) : anchor.first;
      return { ...anchor, first: dayNumber(sameYear) > dayNumber(since) ? monthsAfter(sameYear, -12) : sameYear };
    }
    case "licence-date":
    case "rolling":
      return anchor;
  }
}
