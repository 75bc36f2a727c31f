import type { Policy } from "#app/domain/compliance/policy.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** Of versions, oldest first, the one that is effective on a day: one that was signed for a later day says nothing yet. Before the first, the first. */
export function versionOfDay(versions: readonly Policy[], day: CalendarDay): Policy | undefined {
  return versions.findLast(({ effective }) => effective.from <= day) ?? versions[0];
}
