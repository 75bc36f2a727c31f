import { expect, test } from "vitest";
import type { DraftContent, DraftItem } from "#app/domain/authoring/draft-content.ts";
import { newItem } from "#app/domain/authoring/item-draft.ts";
import { drawTrial, gradeTrial, trialPaper } from "#app/domain/authoring/trial-paper.ts";
import { simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import { aPool } from "#tests/builders/an-item.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { FORBIDDEN_FIELDS } from "#tests/support/forbidden-fields.ts";

const items = aPool().map(({ item }) => item as unknown as DraftItem);
const draft = (more: Partial<DraftContent> = {}): DraftContent => ({
  courseId: "tiny",
  providerId: "p",
  metadata: { quiz: { quota: { "topic-one": 2, "topic-two": 1 }, minimumPerformanceLevel: 80 } },
  items,
  media: [],
  documents: {},
  ...more,
});

function namesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [...(Array.isArray(value) ? [] : [name]), ...namesIn(member)]);
}

test("a trial draws by the quota, the same again from the same seed, and its paper has no key (R32)", () => {
  const trial = drawTrial(draft(), "seed", null);
  expect(trial.draw.entries.length).toBe(3);
  expect(drawTrial(draft(), "seed", null)).toEqual(trial);
  const paper = trialPaper(trial, draft(), "ar");
  expect(paper.questions.length).toBeGreaterThanOrEqual(3);
  expect(namesIn(paper).filter((name) => FORBIDDEN_FIELDS.includes(name))).toEqual([]);
});

test("right answers pass, none do not, and every question comes back explained", () => {
  const trial = drawTrial(draft(), "seed", null);
  const simple = trial.pool.flatMap(({ item }) => simpleItemsOf(item));
  const right = Object.fromEntries(simple.map((item) => [item.id, rightResponse(item)]));
  const passed = gradeTrial(trial, draft(), right, "en");
  expect(passed).toMatchObject({ percent: 100, passed: true, minimumPerformanceLevel: 80 });
  expect(passed.feedback.length).toBe(trialPaper(trial, draft(), "en").questions.length);
  expect(passed.feedback.every(({ parts }) => parts.every(({ rationale }) => rationale.startsWith("Why")))).toBe(true);
  expect(gradeTrial(trial, draft(), {}, "en")).toMatchObject({ percent: 0, passed: false });
});

test("what is not whole is left out and named; one item alone needs no quota; without quota all are drawn", () => {
  const unfinished = [...items, newItem("ordering", "unfinished", "topic-one")];
  const trial = drawTrial(draft({ items: unfinished }), "seed", null);
  expect(trial.leftOut).toEqual(["unfinished"]);
  expect(drawTrial(draft({ items: unfinished }), "seed", "unfinished").draw.entries).toEqual([]);
  const [one] = items;
  expect(drawTrial(draft({ metadata: {} }), "seed", one!.id).draw.entries.map(({ itemId }) => itemId)).toEqual([one!.id]);
  expect(drawTrial(draft({ metadata: {} }), "seed", null).draw.entries.length).toBe(items.length);
});
