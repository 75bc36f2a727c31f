import { magnitude, parseDecimal } from "#app/domain/assessment/decimal.ts";
import type { SimpleItem } from "#app/domain/assessment/item.ts";
import type { Response } from "#app/domain/assessment/response.ts";

/** What one question is worth. A hundred, so that partial marks stay whole numbers. */
export const POINTS_FOR_A_QUESTION = 100;

export type Mark = { readonly points: number; readonly maximumPoints: number };

/**
 * Marks one response: whole points, never below zero, never above the maximum, never an error. Unanswered, of another type, or
 * naming a part that the item does not have: wrong. Each stem of an extended matching item is a question of its own.
 */
export function gradeResponse(item: SimpleItem, response: Response | undefined): Mark {
  switch (item.type) {
    case "single-best-answer":
      return allOrNothing(response?.type === item.type && response.choice === item.key);
    case "multiple-response":
      return mark(response?.type === item.type ? symmetric(item.options, item.key, response.choices) : 0, POINTS_FOR_A_QUESTION);
    case "extended-matching": {
      const maximum = item.stems.length * POINTS_FOR_A_QUESTION;
      if (response?.type !== item.type) return mark(0, maximum);
      const { matches } = response;
      const right = item.stems.filter((stem) => Object.hasOwn(matches, stem.id) && matches[stem.id] === stem.key).length;
      return mark(right * POINTS_FOR_A_QUESTION, maximum);
    }
    case "ordering":
      return allOrNothing(
        response?.type === item.type &&
          response.order.length === item.key.length &&
          item.key.every((id, index) => response.order[index] === id),
      );
    case "numeric":
      return allOrNothing(response?.type === item.type && isRightNumber(item.key, response.value, response.unit));
  }
}

/**
 * A right tick earns its share of the right options, a wrong tick costs its share of the wrong ones, so that ticking all is worth
 * nothing, like ticking none (D1): `right / allRight - wrong / allWrong`, in whole points, at least zero.
 */
function symmetric(options: readonly { readonly id: string }[], key: readonly string[], choices: readonly string[]): number {
  const known = new Set(options.map((option) => option.id));
  const rightOnes = new Set(key.filter((id) => known.has(id)));
  const chosen = new Set(choices);
  if (rightOnes.size === 0 || [...chosen].some((id) => !known.has(id))) return 0;
  const hits = [...chosen].filter((id) => rightOnes.has(id)).length;
  const slips = chosen.size - hits;
  const wrongOnes = known.size - rightOnes.size;
  if (wrongOnes === 0) return Math.floor((POINTS_FOR_A_QUESTION * hits) / rightOnes.size);
  const balance = hits * wrongOnes - slips * rightOnes.size;
  return Math.max(0, Math.floor((POINTS_FOR_A_QUESTION * balance) / (rightOnes.size * wrongOnes)));
}

/** Within the tolerance, in the right unit, and nearer than a factor of ten, however wide the tolerance is (D2). */
function isRightNumber(
  key: { readonly value: string; readonly unit: string; readonly tolerance: string },
  typed: string,
  unit: string | null,
): boolean {
  if (unit !== key.unit) return false;
  const given = parseDecimal(typed);
  const wanted = parseDecimal(key.value);
  const tolerance = parseDecimal(key.tolerance);
  if (given === null || wanted === null || tolerance === null) return false;
  if (wanted !== 0n) {
    if (given === 0n || given > 0n !== wanted > 0n) return false;
    if (magnitude(given) >= 10n * magnitude(wanted) || 10n * magnitude(given) <= magnitude(wanted)) return false;
  }
  return magnitude(given - wanted) <= magnitude(tolerance);
}

function allOrNothing(isRight: boolean): Mark {
  return mark(isRight ? POINTS_FOR_A_QUESTION : 0, POINTS_FOR_A_QUESTION);
}

function mark(points: number, maximumPoints: number): Mark {
  return { points, maximumPoints };
}
