import { gradeResponse } from "#app/domain/assessment/grade-response.ts";
import type { SimpleItem } from "#app/domain/assessment/item.ts";
import { isFunctional } from "#app/domain/assessment/question-statistics.ts";
import { readNumerals } from "#app/domain/shared/digits.ts";
import type { Trilingual } from "#app/domain/shared/language.ts";

/**
 * How often something was answered. `part`: an option, an element, or a number as typed. `beside`: the stem that it answers, its place counted
 * from 1, or its unit.
 */
export type Tally = { readonly part: string; readonly beside: string | null; readonly chosen: number };

/** Something that was answered to a question, with what it is and whether it is right. */
export type AnswerCount = {
  readonly partId: string;
  /** For an extended matching question: which stem it answers. */
  readonly stem: Trilingual | null;
  /** null: a number, which says itself in `typed`. */
  readonly text: Trilingual | null;
  readonly typed: string | null;
  readonly isKey: boolean;
  readonly chosen: number;
  /** A wrong option that hardly anybody takes does no work; null: it is right, or that cannot be said (yet). */
  readonly functional: boolean | null;
};

/** Of the numbers that were typed, the most frequent are shown. */
const MOST_NUMBERS = 8;

/**
 * The answers to a question in the order in which its author wrote them; what nobody chose is there with 0. Of an ordering question: each element
 * with how often it stood in its right place. Of a numeric one: what was typed, the same number in other digits as one.
 */
export function answerCounts(item: SimpleItem, tallies: readonly Tally[], answered: number): readonly AnswerCount[] {
  const chosen = (part: string, beside: string | null = null): number =>
    tallies.reduce((sum, one) => (one.part === part && one.beside === beside ? sum + one.chosen : sum), 0);
  const option = (
    { id, text }: { readonly id: string; readonly text: Trilingual },
    isKey: boolean,
    stem: Stem | null = null,
  ): AnswerCount => {
    const times = chosen(id, stem?.id ?? null);
    const functional = isKey ? null : isFunctional(times, answered);
    return { partId: id, stem: stem?.text ?? null, text, typed: null, isKey, chosen: times, functional };
  };
  switch (item.type) {
    case "single-best-answer":
      return item.options.map((one) => option(one, one.id === item.key));
    case "multiple-response":
      return item.options.map((one) => option(one, item.key.includes(one.id)));
    case "extended-matching":
      // One list serves all stems: an option that is idle for one of them may work for another.
      return item.stems.flatMap((stem) =>
        item.options
          .map((one) => ({ ...option(one, one.id === stem.key, stem), functional: null }))
          .filter(({ isKey, chosen: times }) => isKey || times > 0),
      );
    case "ordering":
      return item.key.flatMap((id, index) => {
        const element = item.elements.find((one) => one.id === id);
        if (element === undefined) return [];
        return [
          { partId: id, stem: null, text: element.text, typed: null, isKey: true, chosen: chosen(id, String(index + 1)), functional: null },
        ];
      });
    case "numeric": {
      const typed = new Map<string, { value: string; unit: string | null; chosen: number }>();
      for (const { part, beside, chosen: times } of tallies) {
        const value = readNumerals(part) ?? part;
        const key = JSON.stringify([value, beside]);
        typed.set(key, { value, unit: beside, chosen: (typed.get(key)?.chosen ?? 0) + times });
      }
      return [...typed.values()]
        .sort((one, other) => other.chosen - one.chosen || (one.value < other.value ? -1 : 1))
        .slice(0, MOST_NUMBERS)
        .map(({ value, unit, chosen: times }) => {
          const { points, maximumPoints } = gradeResponse(item, { type: "numeric", value, unit });
          const text = item.units.find((one) => one.id === unit)?.text ?? null;
          return { partId: unit ?? "", stem: null, text, typed: value, isKey: points === maximumPoints, chosen: times, functional: null };
        });
    }
  }
}

type Stem = { readonly id: string; readonly text: Trilingual };
