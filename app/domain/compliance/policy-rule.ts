import { z } from "zod";
import { Code, Hundredths, MaximumAmount, MinimumAmount, Per, Which, Who } from "#app/domain/compliance/policy-terms.ts";
import { CalendarDay } from "#app/domain/shared/time.ts";

/** Every rule names the clause on which it rests, and whom it concerns; left out: everybody. */
const EVERY_RULE = { clause: Code, who: Who.default({}) };
const some = { which: Which.default({}) };
const Percent = z.number().int().min(0).max(1000);

/**
 * How long a cycle is and where it begins. `calendar-year`: on 1 January, the first in `firstYear`; `fixed-day`: on that day of the year,
 * the first on `first`; both the same for everybody. `licence-date`: on the day on which the person was licensed. `rolling`: no cycle
 * closes, and each day asks about the months that end with it. Exactly one such rule for each person.
 */
const Cycle = z.strictObject({
  kind: z.literal("cycle"),
  ...EVERY_RULE,
  months: z.number().int().min(1).max(120),
  anchor: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("calendar-year"), firstYear: z.number().int().min(1900).max(2100) }),
    z.strictObject({ kind: z.literal("fixed-day"), first: CalendarDay }),
    z.strictObject({ kind: z.literal("licence-date") }),
    z.strictObject({ kind: z.literal("rolling") }),
  ]),
});

/** A floor: at least so much, of all credits or of some (category, topic, must-know), over a cycle, each year, or the last months. */
const Minimum = z.strictObject({ kind: z.literal("minimum"), ...EVERY_RULE, ...some, per: Per, amount: MinimumAmount });

/**
 * A ceiling: of such credits at most so much counts, in a cycle, in each year, on one day or for one activity. What lies above is kept in
 * the ledger and counts nothing. The online ceiling is one with `which.formats`.
 */
const Maximum = z.strictObject({
  kind: z.literal("maximum"),
  ...EVERY_RULE,
  ...some,
  per: z.enum(["cycle", "year", "day", "activity"]),
  amount: MaximumAmount,
});

/** Such credits count so many per cent of their amount: 200 doubles. Where several answer to one credit, the largest holds. */
const Multiplier = z.strictObject({ kind: z.literal("multiplier"), ...EVERY_RULE, ...some, percent: Percent.positive() });

/** Such credits do not count: of a barred provider, without proof, of a kind that is not accepted. */
const NotCounted = z.strictObject({ kind: z.literal("not-counted"), ...EVERY_RULE, ...some });

/** Such credits count until so many months after the day on which they were earned, and no longer. */
const Expiry = z.strictObject({ kind: z.literal("expiry"), ...EVERY_RULE, ...some, months: z.number().int().positive().max(120) });

/**
 * What may be taken into a cycle. `surplus`: what counted in the cycle before above its floor, towards the whole and no category;
 * `before-first-cycle`: credits earned before the person's first cycle began. Without such a rule every cycle begins at nothing.
 */
const CarryOver = z.strictObject({
  kind: z.literal("carry-over"),
  ...EVERY_RULE,
  from: z.enum(["surplus", "before-first-cycle"]),
  maximumHundredths: Hundredths.positive(),
});

/** One activity counts once, in a cycle or for ever: of several credits for it, as much as the largest. */
const CountOnce = z.strictObject({ kind: z.literal("count-once"), ...EVERY_RULE, per: z.enum(["cycle", "ever"]) });

/**
 * Credits of other accreditors: how many per cent of their amount they are worth here, and in which category they count (left out: their
 * own). What no such rule names does not count.
 */
const Recognise = z.strictObject({
  kind: z.literal("recognise"),
  ...EVERY_RULE,
  accreditors: z.array(z.strictObject({ code: Code, percent: Percent.positive(), category: Code.optional() })).min(1),
});

/** Credits count that were earned while the licence was in one of these states; without such a rule, in any. */
const LicenceState = z.strictObject({ kind: z.literal("licence-state"), ...EVERY_RULE, states: z.array(Code).min(1) });

/** Who is in one of these classes (trainee, intern, retired, not practising) is asked nothing, as long as it lasts. */
const Exemption = z.strictObject({ kind: z.literal("exemption"), ...EVERY_RULE, classes: z.array(Code).min(1) });

/**
 * What follows from leave for one of these reasons, once granted, if it lasts at least `minimumDays`. `prorate`: the floors of the cycle
 * and the year shrink by its whole months; `waive`: the cycle asks nothing; `extend`: the cycle ends so many whole months later;
 * `defer`: the same, and until the leave is over the person is deferred.
 */
const Relief = z.strictObject({
  kind: z.literal("relief"),
  ...EVERY_RULE,
  reasons: z.array(Code).min(1),
  minimumDays: z.number().int().nonnegative().default(0),
  effect: z.enum(["prorate", "waive", "extend", "defer"]),
});

/**
 * For everybody and from an event that nobody chose: the yearly floors of years that touch these days are waived, and cycles that touch
 * them and were open when it was adopted end so many months later.
 */
const Waiver = z.strictObject({
  kind: z.literal("waiver"),
  ...EVERY_RULE,
  from: CalendarDay,
  to: CalendarDay,
  yearMinimum: z.enum(["waived", "kept"]),
  extendMonths: z.number().int().nonnegative().max(60),
});

/**
 * What is asked of somebody who was registered after their cycle had begun: `prorate` by the whole months left, `exempt` nothing until
 * the next one, or `percent` of everything in the first years (one figure for each year since registration).
 */
const Ramp = z.strictObject({
  kind: z.literal("ramp"),
  ...EVERY_RULE,
  first: z.union([z.enum(["prorate", "exempt"]), z.strictObject({ percentByYear: z.array(z.number().int().min(0).max(100)).min(1) })]),
});

/** Something besides credits that has to be done so many times in a cycle or in each year: a clinical audit, a reflection, a plan. */
const Duty = z.strictObject({
  kind: z.literal("duty"),
  ...EVERY_RULE,
  duty: Code,
  times: z.number().int().positive(),
  per: z.enum(["cycle", "year"]),
});

/**
 * That missing a year's floor is a failure of its own, `non-adherent`, while the cycle is open; `canBeMadeGood`: until the years so far
 * together have what they should. Without such a rule a year's floor is only something that is still missing.
 */
const YearFailure = z.strictObject({ kind: z.literal("year-failure"), ...EVERY_RULE, canBeMadeGood: z.boolean() });

/** That missing the cycle's floors is `non-compliant`, once the time to make it good is over. Without it, short stays short. */
const CycleFailure = z.strictObject({ kind: z.literal("cycle-failure"), ...EVERY_RULE });

/** How long somebody may still make good what a cycle lacked: from its end, or from the day on which they were told. */
const Cure = z.strictObject({
  kind: z.literal("cure"),
  ...EVERY_RULE,
  days: z.number().int().positive().max(1000),
  from: z.enum(["cycle-end", "notice"]),
});

/** How long somebody may ask for a review of a failure, from its notice or the end of the cycle; while it runs they are under appeal. */
const Appeal = z.strictObject({
  kind: z.literal("appeal"),
  ...EVERY_RULE,
  days: z.number().int().positive().max(1000),
  from: z.enum(["cycle-end", "notice"]),
});

/** One sentence of a policy. */
export const PolicyRule = z.discriminatedUnion("kind", [
  Cycle,
  Minimum,
  Maximum,
  Multiplier,
  NotCounted,
  Expiry,
  CarryOver,
  CountOnce,
  Recognise,
  LicenceState,
  Exemption,
  Relief,
  Waiver,
  Ramp,
  Duty,
  YearFailure,
  CycleFailure,
  Cure,
  Appeal,
]);
export type PolicyRule = z.infer<typeof PolicyRule>;
export type RuleOf<Kind extends PolicyRule["kind"]> = Extract<PolicyRule, { kind: Kind }>;
