import { z } from "zod";
import { type Coded, codesOf } from "#app/domain/identity/code-list.ts";
import { type CalendarDay, daysAfter } from "#app/domain/shared/time.ts";

/** How a licence can stand; after the statuses of FHIR's directory, in the words of a register. */
export const LICENCE_STATES = [
  { code: "active", name: { ar: "سارية", ckb: "کارا", en: "In force" } },
  { code: "suspended", name: { ar: "موقوفة", ckb: "ڕاگیراو", en: "Suspended" } },
  { code: "expired", name: { ar: "منتهية", ckb: "بەسەرچوو", en: "Expired" } },
  { code: "revoked", name: { ar: "ملغاة", ckb: "هەڵوەشێنراوە", en: "Revoked" } },
  {
    code: "inactive",
    name: { ar: "غير مستعملة (تقاعد أو ترك المهنة)", ckb: "ناکارا (خانەنشین یان وازهێنان)", en: "Not in use (retired or left)" },
  },
] as const satisfies readonly Coded[];

export const LicenceState = z.enum(codesOf(LICENCE_STATES));
export type LicenceState = z.infer<typeof LicenceState>;

/** What became of a licence, from a day on; `validUntil` is the last day on which it holds. */
export type LicenceFact = {
  readonly state: LicenceState;
  readonly since: CalendarDay;
  readonly validUntil: CalendarDay | null;
  /** A fact that is recorded later says anew what was from its day on. */
  readonly recordedAt: string;
};

/**
 * How a licence stands on a day: as the fact says that was recorded last of those that had begun; one in force whose last day is over has
 * expired. null: nothing is known of that day. A policy asks this of the day on which a credit was earned.
 */
export function licenceStateOn(facts: readonly LicenceFact[], day: CalendarDay): LicenceState | null {
  let newest: LicenceFact | null = null;
  for (const fact of facts) {
    if (fact.since <= day && (newest === null || fact.recordedAt >= newest.recordedAt)) newest = fact;
  }
  if (newest === null) return null;
  return newest.state === "active" && newest.validUntil !== null && newest.validUntil < day ? "expired" : newest.state;
}

/** How a licence stood and stands, as times with both ends included, oldest first; `to` null: until further notice. The same as `licenceStateOn` of each day. */
export function licenceSpans(
  facts: readonly LicenceFact[],
): readonly { readonly state: LicenceState; readonly from: CalendarDay; readonly to: CalendarDay | null }[] {
  const turns = facts.flatMap(({ since, validUntil }) => (validUntil === null ? [since] : [since, daysAfter(validUntil, 1)]));
  const days = [...new Set(turns)].sort();
  const spans: { state: LicenceState; from: CalendarDay; to: CalendarDay | null }[] = [];
  for (const [place, from] of days.entries()) {
    const state = licenceStateOn(facts, from);
    const next = days[place + 1];
    const to = next === undefined ? null : daysAfter(next, -1);
    const before = spans.at(-1);
    if (before?.state === state) before.to = to;
    else if (state !== null) spans.push({ state, from, to });
  }
  return spans;
}
