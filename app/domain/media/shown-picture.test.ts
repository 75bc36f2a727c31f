import fc from "fast-check";
import { expect, test } from "vitest";
import { shownPicture } from "#app/domain/media/shown-picture.ts";

const facts = (width: number) => ({ width, height: width / 2, originalWidth: 3000, originalHeight: 1500 });
const made = (rung: string, letter: string, bytes: number, width: number) => ({
  rung,
  sha256: letter.repeat(64),
  bytes,
  facts: facts(width),
});
const ALL = [
  made("webp-1600", "6", 300_000, 1600),
  made("avif-960", "3", 60_000, 960),
  made("webp-480", "2", 40_000, 480),
  made("avif-480", "1", 20_000, 480),
  made("webp-960", "4", 110_000, 960),
  made("avif-1600", "5", 150_000, 1600),
];
const photograph = { contentType: "image/jpeg", bytes: 5_000_000 };

test("a picture is offered in its sizes, the narrowest first, and a device keeps the one of a large telephone", () => {
  const shown = shownPicture(photograph, ALL);
  expect(shown).toMatchObject({ width: 3000, height: 1500, kept: { sha256: "4".repeat(64), bytes: 110_000, width: 960 } });
  expect(shown?.sources.avif.map(({ width }) => width)).toEqual([480, 960, 1600]);
  expect(shown?.sources.webp.map(({ sha256 }) => sha256[0])).toEqual(["2", "4", "6"]);
});

test("what moves stays as it is, and so does a picture of which nothing smaller was made", () => {
  expect(shownPicture({ contentType: "image/gif", bytes: 5_000_000 }, ALL)).toBeNull();
  expect(shownPicture(photograph, [])).toBeNull();
  expect(shownPicture({ contentType: "image/png", bytes: 30_000 }, ALL)).toBeNull();
});

test("nothing that is offered costs more than the original", () => {
  const bytes = fc.integer({ min: 1, max: 400_000 });
  fc.assert(
    fc.property(bytes, fc.array(bytes, { minLength: 6, maxLength: 6 }), (whole, sizes) => {
      const shown = shownPicture(
        { contentType: "image/jpeg", bytes: whole },
        ALL.map((one, index) => ({ ...one, bytes: sizes[index] ?? 1 })),
      );
      if (shown === null) return;
      for (const one of [...shown.sources.avif, ...shown.sources.webp, shown.kept]) expect(one.bytes).toBeLessThan(whole);
    }),
  );
});
