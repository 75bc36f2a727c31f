import { tellsOtherwise } from "#app/domain/assessment/standing-score.ts";

/** What one attempt had, and what it would have; `now.passed` by the marks alone. */
export type AttemptEffect = {
  readonly attemptId: string;
  readonly before: { readonly percent: number; readonly passed: boolean };
  readonly now: { readonly percent: number; readonly passed: boolean };
  /** A question is left to be marked by. */
  readonly hasQuestions: boolean;
};

/** Whom a regrade would concern, by number. */
export type RegradePreview = {
  /** Marked attempts whose paper has the question. */
  readonly concerned: number;
  readonly raised: number;
  readonly lowered: number;
  readonly unchanged: number;
  /** Failed until now, passed afterwards. */
  readonly passes: number;
  /** Would fail by the new marks; the pass stands. */
  readonly passesKept: number;
  /** Papers of which no question would be left. */
  readonly emptied: number;
  /** How many attempts lie in each tenth, from 0 to 9 per cent, up to 90 to 99, and 100. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Those that change, those that pass first; at most `LISTED`. */
  readonly changes: readonly AttemptEffect[];
};

/** How many attempts a page lists. */
export const LISTED = 200;
const TENTHS = 11;

/** Sums up what a regrade does to each attempt; the order in which the attempts come does not matter. */
export function previewRegrade(effects: readonly AttemptEffect[]): RegradePreview {
  const count = (is: (effect: AttemptEffect) => boolean) => effects.filter(is).length;
  const raised = count(({ before, now }) => now.percent > before.percent);
  const lowered = count(({ before, now }) => now.percent < before.percent);
  const passing = (effect: AttemptEffect) => !effect.before.passed && effect.now.passed;
  return {
    concerned: effects.length,
    raised,
    lowered,
    unchanged: effects.length - raised - lowered,
    passes: count(passing),
    passesKept: count(({ before, now }) => before.passed && !now.passed),
    emptied: count(({ hasQuestions }) => !hasQuestions),
    before: distribution(effects.map(({ before }) => before.percent)),
    after: distribution(effects.map(({ now }) => now.percent)),
    changes: effects
      .filter(({ before, now }) => tellsOtherwise(before, { ...now, passed: before.passed || now.passed }))
      .sort((one, other) => Number(passing(other)) - Number(passing(one)) || compare(one.attemptId, other.attemptId))
      .slice(0, LISTED),
  };
}

function distribution(percents: readonly number[]): readonly number[] {
  const tenths = Array.from({ length: TENTHS }, () => 0);
  for (const percent of percents) {
    const tenth = Math.min(TENTHS - 1, Math.floor(percent / 10));
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  return tenths;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
