import type { Measure } from "#app/domain/compliance/judge-cycle.ts";
import type { Which } from "#app/domain/compliance/policy-terms.ts";

type Floor = Pick<Measure, "which" | "from" | "to" | "missing" | "isOver">;

/** Of these a credit has exactly one, so that two floors which name none in common are served by different credits. */
const ONE_OF_EACH = [
  "categories",
  "formats",
  "roles",
  "grades",
  "providers",
  "creditTypes",
  "accreditors",
] as const satisfies readonly (keyof Which)[];

/**
 * The least that is missing in all, in hundredths: so many must count before no floor lacks anything. Floors are not added up, for a credit
 * in ethics serves the floor for ethics and the one for everything: it is the most that floors lack together of which no credit serves
 * two. Where each floor lies within another or beside it, which is the way of requirements, exactly so many suffice; else at least as many
 * are needed. A floor whose time is over may be made good in another's, so times that are over are never told apart.
 */
export function leastMissing(floors: readonly Floor[]): number {
  const lacking = floors.filter(({ missing }) => missing > 0);
  const rivals = lacking.map((one) => new Set(lacking.filter((other) => other !== one && isServedTogether(one, other))));
  return mostApart(lacking, new Map(lacking.map((floor, place) => [floor, rivals[place] ?? new Set()])));
}

/** The most that some of these lack together, no two of them rivals: with the one that has most rivals, or without it. */
function mostApart(floors: readonly Floor[], rivals: ReadonlyMap<Floor, ReadonlySet<Floor>>): number {
  const rivalsAmong = (floor: Floor) => floors.filter((other) => rivals.get(floor)?.has(other) === true).length;
  const first = floors.reduce<Floor | null>(
    (most, floor) => (most === null || rivalsAmong(floor) > rivalsAmong(most) ? floor : most),
    null,
  );
  if (first === null || rivalsAmong(first) === 0) return floors.reduce((sum, { missing }) => sum + missing, 0);
  const others = floors.filter((floor) => floor !== first);
  const apart = others.filter((floor) => rivals.get(first)?.has(floor) !== true);
  return Math.max(mostApart(others, rivals), first.missing + mostApart(apart, rivals));
}

/** Whether one credit may serve both. */
function isServedTogether(one: Floor, other: Floor): boolean {
  if (!one.isOver && !other.isOver && (one.to < other.from || other.to < one.from)) return false;
  if (one.which.imported !== undefined && other.which.imported !== undefined && one.which.imported !== other.which.imported) return false;
  return ONE_OF_EACH.every((key) => {
    const [ours, theirs] = [one.which[key], other.which[key]] as readonly (readonly string[] | undefined)[];
    return ours === undefined || theirs === undefined || ours.some((code) => theirs.includes(code));
  });
}
