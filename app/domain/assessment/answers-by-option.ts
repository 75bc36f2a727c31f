import type { SimpleItem } from "#app/domain/assessment/item.ts";
import type { Response } from "#app/domain/assessment/response.ts";

/** How often a part was chosen: an option, a stem with what was put beside it, an order, a number with its unit. */
export type ChosenPart = {
  readonly part: string;
  /** For an extended matching item: the stem. */
  readonly stem: string | null;
  readonly count: number;
  readonly isKey: boolean;
};

/** The answers to one question, added up; nothing tells whose they are. */
export type AnswersByOption = { readonly answered: number; readonly parts: readonly ChosenPart[] };

/** What is shown of free answers, the most frequent: numbers and orders. */
const FREE_SHOWN = 12;

/** Adds up answers to one question; responses of another type are left aside. `times`: how often that very answer was given. */
export function answersByOption(
  item: SimpleItem,
  responses: readonly { readonly response: Response; readonly times: number }[],
): AnswersByOption {
  const fitting = responses.filter(({ response }) => response.type === item.type);
  const counts = new Map<string, number>();
  for (const { response, times } of fitting) for (const chosen of partsOf(response)) counts.set(chosen, (counts.get(chosen) ?? 0) + times);
  const count = (name: string) => counts.get(name) ?? 0;
  return { answered: fitting.reduce((sum, { times }) => sum + times, 0), parts: listed(item, count, counts) };
}

function partsOf(response: Response): readonly string[] {
  switch (response.type) {
    case "single-best-answer":
      return [response.choice];
    case "multiple-response":
      return [...new Set(response.choices)];
    case "extended-matching":
      return Object.entries(response.matches).map(([stem, choice]) => `${stem}\t${choice}`);
    case "ordering":
      return [response.order.join(" ")];
    case "numeric":
      return [`${response.value.trim()} ${response.unit ?? ""}`.trim()];
  }
}

function listed(item: SimpleItem, count: (name: string) => number, counts: ReadonlyMap<string, number>): readonly ChosenPart[] {
  // The key is listed, chosen or not: whoever judges a report has to see it.
  const free = (key: string): ChosenPart[] => {
    const most = [...counts].sort(([one, often], [other, oftener]) => oftener - often || (one < other ? -1 : 1)).slice(0, FREE_SHOWN);
    const shown = most.map(([part, times]) => ({ part, stem: null, count: times, isKey: part === key }));
    return shown.some(({ isKey }) => isKey) ? shown : [...shown, { part: key, stem: null, count: count(key), isKey: true }];
  };
  switch (item.type) {
    case "single-best-answer":
      return item.options.map(({ id }) => ({ part: id, stem: null, count: count(id), isKey: id === item.key }));
    case "multiple-response":
      return item.options.map(({ id }) => ({ part: id, stem: null, count: count(id), isKey: item.key.includes(id) }));
    case "extended-matching":
      return item.stems.flatMap((stem) =>
        item.options
          .map(({ id }) => ({ part: id, stem: stem.id, count: count(`${stem.id}\t${id}`), isKey: id === stem.key }))
          .filter((part) => part.count > 0 || part.isKey),
      );
    case "ordering":
      return free(item.key.join(" "));
    case "numeric":
      return free(`${item.key.value} ${item.key.unit}`);
  }
}
