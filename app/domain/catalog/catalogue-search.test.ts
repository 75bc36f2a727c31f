import fc from "fast-check";
import { expect, test } from "vitest";
import { countFilters, cursorFrom, cursorText, searchFrom, sortOf } from "#app/domain/catalog/catalogue-search.ts";

const search = (address: string) => searchFrom(new URLSearchParams(address));

test("an address is a search", () => {
  expect(search("q=+ضغط+&profession=nurse&topic=diabetes&language=ckb&credits=200&duration=60&size=5&offline=yes&sort=shortest")).toEqual({
    text: "ضغط",
    profession: "nurse",
    topic: "diabetes",
    language: "ckb",
    minimumHundredths: 200,
    maximumMinutes: 60,
    maximumMegabytes: 5,
    worksOffline: true,
    sort: "shortest",
  });
  expect(countFilters(search("profession=nurse&offline=yes&q=x"))).toBe(2);
});

test("what cannot be read is left out, never an error", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom("q", "profession", "topic", "language", "credits", "duration", "size", "offline", "sort"),
        fc.string({ unit: "binary", maxLength: 300 }),
      ),
      (parameters) => {
        const read = searchFrom(new URLSearchParams(parameters));
        expect(read.text.length).toBeLessThanOrEqual(120);
      },
    ),
  );
  expect(countFilters(search("credits=7&duration=-1&size=1e9&language=ku&topic=A'--"))).toBe(0);
});

test("words are sorted by relevance, else the newest come first", () => {
  expect([sortOf(search("q=x")), sortOf(search("")), sortOf(search("sort=relevance")), sortOf(search("q=x&sort=newest"))]).toEqual([
    "relevance",
    "newest",
    "newest",
    "newest",
  ]);
});

test("a cursor survives the address", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e15, max: 1e15 }), (rank) => {
      expect(cursorFrom(cursorText({ rank, courseId: "a-course-1" }))).toEqual({ rank, courseId: "a-course-1" });
    }),
  );
  expect([null, "", "x", "1", "1.A", "1.a'"].map(cursorFrom)).toEqual(Array(6).fill(null));
});
