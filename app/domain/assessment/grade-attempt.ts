import type { SimpleItem } from "#app/domain/assessment/item.ts";
import { type KeyCorrection, markUnder } from "#app/domain/assessment/regrade.ts";
import type { Response } from "#app/domain/assessment/response.ts";
import type { ItemId } from "#app/domain/shared/ids.ts";

/** Counts up when the same answers to the same keys would be marked otherwise than before (R72). */
export const GRADER_VERSION = 2;

export type ItemGrade = { readonly itemId: ItemId; readonly points: number; readonly maximumPoints: number };

export type Grade = {
  readonly points: number;
  readonly maximumPoints: number;
  /** Whole per cent, rounded down: 69.9 is not 70. */
  readonly percent: number;
  readonly passed: boolean;
  readonly items: readonly ItemGrade[];
};

/**
 * Marks one attempt: the questions that were drawn, whatever was sent besides (D3). An unanswered question is wrong, never skipped.
 * Whole numbers only; the same questions, responses and corrections of keys give the same grade on any machine. `minimumPerformanceLevel` in per cent.
 */
export function gradeAttempt(
  questions: readonly SimpleItem[],
  responses: ReadonlyMap<ItemId, Response>,
  minimumPerformanceLevel: number,
  corrections: readonly KeyCorrection[] = [],
): Grade {
  const items = questions.map((item) => ({ itemId: item.id, ...markUnder(item, responses.get(item.id), corrections) }));
  const points = items.reduce((sum, item) => sum + item.points, 0);
  const maximumPoints = items.reduce((sum, item) => sum + item.maximumPoints, 0);
  const percent = maximumPoints === 0 ? 0 : Math.floor((points * 100) / maximumPoints);
  return { points, maximumPoints, percent, passed: maximumPoints > 0 && percent >= minimumPerformanceLevel, items };
}
