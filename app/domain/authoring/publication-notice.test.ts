import { expect, test } from "vitest";
import { type PublicationNotice, noticeFaults, summaryOf } from "#app/domain/authoring/publication-notice.ts";
import { aMaterialNotice, aNotice } from "#tests/builders/a-notice.ts";

const NO_NOTICE: PublicationNotice = { change: "editorial", reason: "", belowReason: "", summary: { ar: "", ckb: "", en: "" } };

test("the first version owes nothing; every later one says why it is there", () => {
  expect(noticeFaults(NO_NOTICE, null)).toEqual([]);
  expect(noticeFaults(NO_NOTICE, "editorial")).toEqual(["reason-missing"]);
  expect(noticeFaults(aNotice(), "editorial")).toEqual([]);
});

test("going below the proposal needs a reason of its own, going above it none", () => {
  expect(noticeFaults(aNotice(), "material")).toEqual(["below-reason-missing"]);
  expect(noticeFaults(aNotice({ belowReason: "The dose block was only moved into a table." }), "material")).toEqual([]);
  expect(noticeFaults(aMaterialNotice(), "editorial")).toEqual([]);
});

test("a material change is told in all three languages", () => {
  expect(noticeFaults(aMaterialNotice(), "material")).toEqual([]);
  const half = aMaterialNotice({ summary: { ar: "تغير", ckb: "", en: "Changed" } });
  expect(noticeFaults(half, "material")).toEqual(["summary-missing"]);
  expect(summaryOf(half)).toBeNull();
});
