import { expect, test } from "vitest";
import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import { poolFaults } from "#app/domain/authoring/pool-faults.ts";

const at = (part: string, itemId: string | null): DraftFault => ({
  code: "value-missing",
  params: {},
  place: { part: part as "items", lessonId: null, language: null, blockId: null, itemId, field: null },
});

test("of the checklist the questions' part: counted by item, whole for the open one and for the pool itself", () => {
  const faults = [at("metadata", null), at("items", "a"), at("items", "a"), at("items", "b"), at("items", null)];
  const found = poolFaults(faults, "b");
  expect(found.counts).toEqual({ a: 2, b: 1 });
  expect(found.ofPool).toEqual([faults[4]]);
  expect(found.ofItem).toEqual([faults[3]]);
  expect(poolFaults(faults, null).ofItem).toEqual([]);
});
