import { type Draw, type PoolItem, simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import { type Feedback, feedbackOn } from "#app/domain/assessment/feedback.ts";
import type { KeyCorrection } from "#app/domain/assessment/regrade.ts";
import type { Response } from "#app/domain/assessment/response.ts";
import { type MediaAddresses, type ShownMedia, shownMedia } from "#app/domain/assessment/shown-media.ts";
import type { Language } from "#app/domain/shared/language.ts";

export type ShownReference = { readonly id: string; readonly number: number; readonly text: string; readonly url: string | null };

export type QuestionFeedback = Feedback & { readonly place: number; readonly vignette: string | null; readonly vignetteMedia?: ShownMedia };

type Source = {
  readonly id: string;
  readonly authors: string;
  readonly title: string;
  readonly source: string;
  readonly year: number;
  readonly doi?: string | undefined;
  readonly url?: string | undefined;
};

/** Every question of a marked paper explained, in its order, with the sources that the explanations cite. Only after the end (R32). */
export function explainedPaper(
  {
    draw,
    pool,
    references,
    corrections = [],
  }: {
    readonly draw: Draw;
    readonly pool: readonly PoolItem[];
    readonly references: readonly Source[];
    /** What was put right in the keys and counts for the mark that is shown. */
    readonly corrections?: readonly KeyCorrection[];
  },
  responses: ReadonlyMap<string, Response>,
  language: Language,
  addressOf: MediaAddresses,
): { readonly feedback: readonly QuestionFeedback[]; readonly references: readonly ShownReference[] } {
  const byVersion = new Map(pool.map((one) => [one.itemVersionId, one.item]));
  const feedback = draw.entries.flatMap((entry) => {
    const item = byVersion.get(entry.itemVersionId);
    if (item === undefined) return [];
    return entry.orders.flatMap((order) => {
      const simple = simpleItemsOf(item).find((one) => one.id === order.itemId);
      if (simple === undefined) return [];
      const own = corrections.filter(({ itemId }) => itemId === simple.id);
      const { media: vignetteMedia } = item.type === "vignette-set" ? shownMedia(item.media, language, addressOf) : {};
      return [
        {
          ...feedbackOn(simple, responses.get(order.itemId), order, language, addressOf, own),
          vignette: item.type === "vignette-set" ? item.stem[language] : null,
          ...(vignetteMedia === undefined ? {} : { vignetteMedia }),
        },
      ];
    });
  });
  return {
    feedback: feedback.map((one, index) => ({ ...one, place: index + 1 })),
    references: shownReferences(references, new Set(feedback.flatMap((one) => one.references))),
  };
}

function shownReferences(all: readonly Source[], wanted: ReadonlySet<string>): ShownReference[] {
  return all
    .filter((one) => wanted.has(one.id))
    .map(({ id, authors, title, source, year, doi, url }, index) => ({
      id,
      number: index + 1,
      text: `${authors.replace(/\.$/, "")}. ${title.replace(/\.$/, "")}. ${source.replace(/\.$/, "")}; ${String(year)}.`,
      url: doi === undefined ? (url ?? null) : `https://doi.org/${doi}`,
    }));
}
