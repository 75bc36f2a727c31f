import type { Standing, StandingState } from "#app/domain/compliance/assess-standing.ts";
import { leastMissing } from "#app/domain/compliance/least-missing.ts";

/** Which reckoning made a result, to be changed with any change of it that could change a figure. */
export const ENGINE = "standing-2";

/** By what people are grouped. */
export const GROUPINGS = ["governorate", "profession", "sex", "facilityType"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What a version says of one person. */
export type Verdict = { readonly state: StandingState; readonly countedHundredths: number; readonly missingHundredths: number };

/** The state, and the amounts of the cycle that decides it; where nothing is asked nothing is missing. */
export function verdictIn({ state, decidedBy, cycles }: Pick<Standing, "state" | "decidedBy" | "cycles">): Verdict {
  const cycle = decidedBy === null ? undefined : cycles[decidedBy];
  if (cycle === undefined) return { state, countedHundredths: 0, missingHundredths: 0 };
  return { state, countedHundredths: cycle.countedHundredths, missingHundredths: leastMissing(cycle.measures) };
}

/** One person before and after, without who it is. An unknown group is the empty text. */
export type Compared = {
  readonly groups: Readonly<Record<Grouping, string>>;
  readonly before: Verdict;
  readonly after: Verdict;
};

/** So many people of a group who are in one state before and in one after. `by` null: of everybody. */
export type Move = {
  readonly by: Grouping | null;
  readonly group: string;
  readonly before: StandingState;
  readonly after: StandingState;
  readonly people: number;
};

/** How many people have so much: `bin` 0 is nothing at all, each further one `BIN_HUNDREDTHS` more, the last everything above. */
export type Bin = {
  readonly of: "missing" | "counted";
  readonly bin: number;
  readonly before: number;
  readonly after: number;
};

export const BIN_HUNDREDTHS = 500;
/** The last bin: more than 50 credits. */
export const LAST_BIN = 11;

/** Who changes from which state to which, and how much counts and is missing before and after. Holds no person. */
export type SimulationTally = { readonly people: number; readonly moves: readonly Move[]; readonly bins: readonly Bin[] };

/** The bin of an amount: its upper end belongs to it. */
export function binOf(hundredths: number): number {
  return Math.min(LAST_BIN, Math.ceil(Math.max(0, hundredths) / BIN_HUNDREDTHS));
}

/** A count that people are put into one after another, in any order; `tally` gives it as it stands, in an order of its own. */
export function beginTally(): { readonly add: (person: Compared) => void; readonly tally: () => SimulationTally } {
  const moves = new Map<string, Move>();
  const bins = { missing: emptyBins(), counted: emptyBins() };
  let people = 0;
  const move = (by: Grouping | null, group: string, before: StandingState, after: StandingState) => {
    const key = `${by ?? ""}\u0000${group}\u0000${before}\u0000${after}`;
    moves.set(key, { by, group, before, after, people: (moves.get(key)?.people ?? 0) + 1 });
  };
  const fill = (of: keyof typeof bins, when: "before" | "after", hundredths: number) => {
    const bin = bins[of][binOf(hundredths)];
    if (bin !== undefined) bin[when] += 1;
  };
  return {
    add({ groups, before, after }) {
      people += 1;
      move(null, "", before.state, after.state);
      for (const by of GROUPINGS) move(by, groups[by], before.state, after.state);
      for (const [when, verdict] of [
        ["before", before],
        ["after", after],
      ] as const) {
        fill("missing", when, verdict.missingHundredths);
        fill("counted", when, verdict.countedHundredths);
      }
    },
    tally: () => ({
      people,
      moves: [...moves].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, counted]) => counted),
      bins: (["missing", "counted"] as const).flatMap((of) => bins[of].map((bin, place) => ({ of, bin: place, ...bin }))),
    }),
  };
}

const emptyBins = () => Array.from({ length: LAST_BIN + 1 }, () => ({ before: 0, after: 0 }));
