import fc from "fast-check";
import { expect, test } from "vitest";
import {
  DIMENSIONS,
  type Dimension,
  NOT_KNOWN,
  oversightSearch,
  type OversightView,
  readOversightView,
  STANDING_STATES,
  VALUES,
} from "#app/domain/compliance/oversight-view.ts";

const read = (search: string) => readOversightView(new URLSearchParams(search));

const valueOf = (dimension: Dimension) =>
  dimension === "facility"
    ? fc.oneof(fc.uuid(), fc.constant(NOT_KNOWN))
    : fc.constantFrom(...VALUES[dimension].map(({ code }) => code), NOT_KNOWN);

const view: fc.Arbitrary<OversightView> = fc.record({
  by: fc.constantFrom(...DIMENSIONS),
  where: fc.record(Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, valueOf(dimension)])), { requiredKeys: [] }),
  state: fc.constantFrom(null, ...STANDING_STATES),
});

test("a view is the address that it was read from", () => {
  fc.assert(
    fc.property(view, (one) => {
      expect(read(oversightSearch(one))).toEqual(one);
      expect(oversightSearch(read(oversightSearch(one)))).toBe(oversightSearch(one));
    }),
  );
});

test("an address without a wish asks for everybody by governorate", () => {
  expect(read("")).toEqual({ by: "governorate", where: {}, state: null });
});

test("what cannot be understood is not asked for", () => {
  const nonsense = "by=name&governorate=atlantis&facility=1%3B--&sex=&setting=urban&state=good&profession=nurse&profession=midwife";
  expect(read(nonsense)).toEqual({ by: "governorate", where: { setting: "urban", profession: "nurse" }, state: null });
});

test("no address is an error", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("by", "state", ...DIMENSIONS), fc.string({ unit: "binary", maxLength: 40 })), (params) => {
      const { by, state } = readOversightView(new URLSearchParams(params));
      expect([DIMENSIONS.includes(by), state === null || STANDING_STATES.includes(state)]).toEqual([true, true]);
    }),
  );
});
