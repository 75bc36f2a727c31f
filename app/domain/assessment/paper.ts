import type { Draw, PartOrder, PoolItem } from "#app/domain/assessment/draw-paper.ts";
import { simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import type { SimpleItem } from "#app/domain/assessment/item.ts";
import { type ItemMedia, type MediaAddresses, type ShownMedia, shownMedia } from "#app/domain/assessment/shown-media.ts";
import type { ItemId } from "#app/domain/shared/ids.ts";
import type { Language, Trilingual } from "#app/domain/shared/language.ts";

export type ShownPart = { readonly id: string; readonly text: string; readonly media?: ShownMedia };

type Shown = {
  readonly id: ItemId;
  readonly number: number;
  /** The case that several questions are about, and this question's place among them. */
  readonly vignette: {
    readonly id: ItemId;
    readonly text: string;
    readonly task: string;
    readonly place: number;
    readonly of: number;
    readonly media?: ShownMedia;
  } | null;
  readonly stem: string;
  readonly media?: ShownMedia;
  readonly leadIn: string;
};

/** A question as a candidate may see it: no key, rationale, tolerance, weight, reference or tag leaves the house (R32). */
export type CandidateQuestion =
  | (Shown & { readonly type: "single-best-answer"; readonly options: readonly ShownPart[] })
  | (Shown & { readonly type: "multiple-response"; readonly options: readonly ShownPart[] })
  | (Shown & { readonly type: "extended-matching"; readonly options: readonly ShownPart[]; readonly stems: readonly ShownPart[] })
  | (Shown & { readonly type: "ordering"; readonly elements: readonly ShownPart[] })
  | (Shown & { readonly type: "numeric"; readonly units: readonly ShownPart[] });

type Part = { readonly id: string; readonly text: Trilingual; readonly media?: ItemMedia | undefined };

export type CandidatePaper = { readonly questions: readonly CandidateQuestion[] };

/** The paper of an attempt in one language, built up field by field so that a new field of an item stays inside. */
export function toCandidatePaper(draw: Draw, items: readonly PoolItem[], language: Language, addressOf: MediaAddresses): CandidatePaper {
  const byVersion = new Map(items.map((one) => [one.itemVersionId, one.item]));
  const questions: CandidateQuestion[] = [];
  for (const entry of draw.entries) {
    const item = byVersion.get(entry.itemVersionId);
    if (item === undefined) continue;
    const simple = new Map(simpleItemsOf(item).map((one) => [one.id, one]));
    entry.orders.forEach((order, index) => {
      const question = simple.get(order.itemId);
      if (question === undefined) return;
      const vignette =
        item.type === "vignette-set"
          ? {
              id: item.id,
              text: item.stem[language],
              task: item.leadIn[language],
              place: index + 1,
              of: entry.orders.length,
              ...shownMedia(item.media, language, addressOf),
            }
          : null;
      questions.push(shown(question, order, vignette, questions.length + 1, language, addressOf));
    });
  }
  return { questions };
}

function shown(
  item: SimpleItem,
  order: PartOrder,
  vignette: Shown["vignette"],
  number: number,
  language: Language,
  addressOf: MediaAddresses,
): CandidateQuestion {
  const common: Shown = {
    id: item.id,
    number,
    vignette,
    stem: item.stem[language],
    leadIn: item.leadIn[language],
    ...shownMedia(item.media, language, addressOf),
  };
  const inOrder = (parts: readonly Part[], ids: readonly string[]): ShownPart[] =>
    ids.flatMap((id) =>
      parts
        .filter((part) => part.id === id)
        .map((part) => ({ id, text: part.text[language], ...shownMedia(part.media, language, addressOf) })),
    );
  switch (item.type) {
    case "single-best-answer":
    case "multiple-response":
      return { ...common, type: item.type, options: inOrder(item.options, order.parts) };
    case "extended-matching":
      return { ...common, type: item.type, options: inOrder(item.options, order.parts), stems: inOrder(item.stems, order.stems) };
    case "ordering":
      return { ...common, type: item.type, elements: inOrder(item.elements, order.parts) };
    case "numeric":
      return { ...common, type: item.type, units: inOrder(item.units, order.parts) };
  }
}
