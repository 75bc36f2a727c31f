/** People of a group, how many of them have what is looked at, and what the groups are ranked by. */
export type EquityGroup = { readonly name: string; readonly people: number; readonly having: number; readonly rank: number };

export type Equity = {
  /** The groups with the highest and the lowest share. */
  readonly best: EquityGroup;
  readonly worst: EquityGroup;
  /** Between their shares, in percentage points. */
  readonly gapPoints: number;
  /** From -1 to 1; null where nobody has it. */
  readonly concentrationIndex: number | null;
};

const shareOf = ({ people, having }: EquityGroup) => having / people;

/**
 * How evenly something is spread over groups: the gap between the best and the worst share, and the concentration index
 * C = 2/μ · cov(h, r), where h is a group's share, μ the share of all, and r the middle of the group's place when everybody is put in a
 * row by rank, from 0 to 1 (weighted by people; groups of one rank share their middle). Above 0: it is concentrated among those of high
 * rank. Source: Kakwani, Wagstaff and van Doorslaer, Journal of Econometrics 77 (1997) 87–103; the covariance formula as in O'Donnell
 * and others, Analyzing Health Equity Using Household Survey Data, World Bank 2008, chapter 8 (both from general knowledge).
 * Groups without people are left out; null where fewer than two remain.
 */
export function equityOf(all: readonly EquityGroup[]): Equity | null {
  const groups = all.filter(({ people }) => people > 0).sort((one, other) => one.rank - other.rank || (one.name < other.name ? -1 : 1));
  const [first] = groups;
  if (first === undefined || groups.length < 2) return null;
  const best = groups.reduce((top, group) => (shareOf(group) > shareOf(top) ? group : top), first);
  const worst = groups.reduce((low, group) => (shareOf(group) < shareOf(low) ? group : low), first);
  return { best, worst, gapPoints: 100 * (shareOf(best) - shareOf(worst)), concentrationIndex: concentrationOf(groups) };
}

function concentrationOf(groups: readonly EquityGroup[]): number | null {
  const people = groups.reduce((sum, group) => sum + group.people, 0);
  const mean = groups.reduce((sum, { having }) => sum + having, 0) / people;
  if (mean === 0) return null;
  let [before, covariance] = [0, 0];
  for (const rank of new Set(groups.map((group) => group.rank))) {
    const same = groups.filter((group) => group.rank === rank);
    const here = same.reduce((sum, group) => sum + group.people, 0);
    const middle = (before + here / 2) / people;
    for (const group of same) covariance += (group.people / people) * (shareOf(group) - mean) * (middle - 0.5);
    before += here;
  }
  return (2 / mean) * covariance;
}
