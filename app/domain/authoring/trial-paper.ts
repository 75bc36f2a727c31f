import { type Draw, drawPaper, type PoolItem, simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import { type QuestionFeedback, type ShownReference, explainedPaper } from "#app/domain/assessment/explained-paper.ts";
import { type Grade, gradeAttempt } from "#app/domain/assessment/grade-attempt.ts";
import { Item, type SimpleItem } from "#app/domain/assessment/item.ts";
import { type CandidatePaper, toCandidatePaper } from "#app/domain/assessment/paper.ts";
import type { Response } from "#app/domain/assessment/response.ts";
import { Reference } from "#app/domain/authoring/course-source.ts";
import type { DraftContent } from "#app/domain/authoring/draft-content.ts";
import { mediaAddresses } from "#app/domain/authoring/media-addresses.ts";
import { ItemVersionId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** A paper drawn from a draft, to be tried as a learner would sit it. It is made again from the same draft and seed, and kept nowhere. */
export type Trial = {
  readonly pool: readonly PoolItem[];
  readonly draw: Draw;
  /** Items that are not whole yet and could not be drawn. */
  readonly leftOut: readonly string[];
};

/** What a course asks for where its draft does not say yet. */
const USUAL_LEVEL = 70;

/**
 * Draws a paper by the draft's quota, from the items that are whole; `only`: that one item alone. Where no quota is filled in yet, every
 * whole item is drawn.
 */
export function drawTrial({ items, metadata }: Pick<DraftContent, "items" | "metadata">, seed: string, only: string | null): Trial {
  const wanted = only === null ? items : items.filter(({ id }) => id === only);
  const read = wanted.map((item, index) => ({ id: item.id, index, item: Item.safeParse(item).data }));
  const pool = read.flatMap(({ item, index }): PoolItem[] =>
    item === undefined
      ? []
      : [{ itemVersionId: ItemVersionId.parse(`00000000-0000-4000-8000-${index.toString(16).padStart(12, "0")}`), item }],
  );
  const quota: Record<string, number> = {};
  if (only === null) for (const [topic, drawn] of Object.entries(metadata.quiz?.quota ?? {})) if (drawn !== null) quota[topic] = drawn;
  if (Object.keys(quota).length === 0) for (const { item } of pool) quota[item.topic] = (quota[item.topic] ?? 0) + 1;
  return {
    pool,
    draw: drawPaper(pool, quota, seed),
    leftOut: read.flatMap(({ id, item }) => (item === undefined ? [id] : [])),
  };
}

/** The paper as a learner is sent it: no key in it (R32). */
export function trialPaper({ draw, pool }: Trial, { media }: Pick<DraftContent, "media">, language: Language): CandidatePaper {
  return toCandidatePaper(draw, pool, language, mediaAddresses(media)[language]);
}

/** What a trial came to, marked by the grader of every attempt and explained as a learner is told. */
export type TrialResult = Grade & {
  readonly minimumPerformanceLevel: number;
  readonly feedback: readonly QuestionFeedback[];
  readonly references: readonly ShownReference[];
};

/** Marks a trial. Nothing of it is kept. */
export function gradeTrial(
  { draw, pool }: Trial,
  { metadata, media }: Pick<DraftContent, "metadata" | "media">,
  responses: Readonly<Record<string, Response>>,
  language: Language,
): TrialResult {
  const given = new Map(Object.entries(responses));
  const simple = new Map(pool.flatMap(({ item }) => simpleItemsOf(item).map((one): [string, SimpleItem] => [one.id, one])));
  const questions = draw.entries.flatMap(({ orders }) => orders.flatMap(({ itemId }) => simple.get(itemId) ?? []));
  const minimumPerformanceLevel = metadata.quiz?.minimumPerformanceLevel ?? USUAL_LEVEL;
  const byItem = new Map(
    questions.flatMap(({ id }) => {
      const response = given.get(id);
      return response === undefined ? [] : [[id, response] as const];
    }),
  );
  const references = (metadata.references ?? []).flatMap((one) => Reference.safeParse(one).data ?? []);
  return {
    ...gradeAttempt(questions, byItem, minimumPerformanceLevel),
    minimumPerformanceLevel,
    ...explainedPaper({ draw, pool, references }, byItem, language, mediaAddresses(media)[language]),
  };
}
