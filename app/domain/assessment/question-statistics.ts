/**
 * What is known of one question from the attempts in which it was asked, summed: how often, and the share of its points that was reached, in
 * all of them and in the upper and the lower 27 per cent of them by the whole paper's mark.
 */
export type QuestionSums = {
  readonly asked: number;
  readonly points: number;
  readonly maximum: number;
  readonly upper: { readonly points: number; readonly maximum: number };
  readonly lower: { readonly points: number; readonly maximum: number };
};

/** Fewer attempts say too little to judge a question by. @see domain 4.5, "not enough data" below 50. */
export const ENOUGH_ATTEMPTS = 50;
/** A wrong option that fewer choose does no work. Per cent. @see Tarrant, Ware, Mohammed 2009, BMC Med Educ 9:40. */
const FUNCTIONAL_PERCENT = 5;

export type Difficulty = "easy" | "acceptable" | "hard";
export type Discrimination = "excellent" | "good" | "acceptable" | "poor" | "negative";

export type QuestionStatistics = {
  readonly asked: number;
  /** Whole per cent of the points that were reached: the plain proportion right. null: never asked. */
  readonly percentRight: number | null;
  /** Judged only with enough attempts: null before. */
  readonly judgement: {
    /** DIF = (H + L) / N × 100, whole per cent. */
    readonly difficultyIndex: number;
    readonly difficulty: Difficulty;
    /** D = 2 × (H − L) / N, in hundredths. */
    readonly discriminationHundredths: number;
    readonly discrimination: Discrimination;
  } | null;
};

/**
 * Difficulty and discrimination of a question, by the upper and lower 27 per cent (Kelley 1939). Bands: DIF over 70 easy, under 30 hard; D from
 * 0.40 excellent, 0.30 good, 0.20 acceptable, below 0 against the paper. A question with partial points counts with the share it gave.
 */
export function questionStatistics(sums: QuestionSums): QuestionStatistics {
  const { asked, points, maximum, upper, lower } = sums;
  const percentRight = maximum === 0 ? null : Math.round((100 * points) / maximum);
  if (asked < ENOUGH_ATTEMPTS || upper.maximum === 0 || lower.maximum === 0) return { asked, percentRight, judgement: null };
  const [high, low] = [upper.points / upper.maximum, lower.points / lower.maximum];
  const difficultyIndex = Math.round((100 * (high + low)) / 2);
  const discriminationHundredths = Math.round(100 * (high - low));
  return {
    asked,
    percentRight,
    judgement: {
      difficultyIndex,
      difficulty: difficultyIndex > 70 ? "easy" : difficultyIndex < 30 ? "hard" : "acceptable",
      discriminationHundredths,
      discrimination: bandOf(discriminationHundredths),
    },
  };
}

function bandOf(hundredths: number): Discrimination {
  if (hundredths < 0) return "negative";
  return hundredths >= 40 ? "excellent" : hundredths >= 30 ? "good" : hundredths >= 20 ? "acceptable" : "poor";
}

/** Whether a wrong option is chosen often enough to do any work; null while there are too few answers to say. */
export function isFunctional(chosen: number, answered: number): boolean | null {
  return answered < ENOUGH_ATTEMPTS ? null : chosen * 100 >= answered * FUNCTIONAL_PERCENT;
}
