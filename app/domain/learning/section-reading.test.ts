import { expect, test } from "vitest";
import { isSectionRead, type Recording } from "#app/domain/learning/section-reading.ts";
import { NOTHING_PLAYED } from "#app/domain/media/played.ts";

const recording = (sectionId: string, changes: Partial<Recording> = {}): Recording => ({
  sectionId,
  played: NOTHING_PLAYED,
  seconds: null,
  transcriptOpened: false,
  ...changes,
});
const seen = new Set(["a"]);

test("a section is read when its end was seen", () => {
  expect(isSectionRead("a", seen, [])).toBe(true);
  expect(isSectionRead("b", seen, [])).toBe(false);
});

test("with a recording it is read once that was played through, or its transcript opened", () => {
  const through = recording("a", { seconds: 100, played: { ranges: [[0, 95]], last: null } });
  expect(isSectionRead("a", seen, [recording("a")])).toBe(false);
  expect(isSectionRead("a", seen, [recording("a", { seconds: 100, played: { ranges: [[0, 50]], last: null } })])).toBe(false);
  expect(isSectionRead("a", seen, [through])).toBe(true);
  expect(isSectionRead("a", seen, [recording("a", { transcriptOpened: true })])).toBe(true);
  expect(isSectionRead("a", seen, [through, recording("a")])).toBe(false);
  expect(isSectionRead("a", seen, [through, recording("b")])).toBe(true);
  expect(isSectionRead("b", seen, [recording("b", { transcriptOpened: true })])).toBe(false);
});
