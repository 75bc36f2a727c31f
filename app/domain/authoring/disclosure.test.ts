import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type DisclosedRelationship,
  disclosureState,
  lastDayOf,
  relationshipFault,
  withRelationshipIds,
} from "#app/domain/authoring/disclosure.ts";
import { RELATIONSHIP_NATURES } from "#app/domain/authoring/relationship-nature.ts";
import { type CalendarDay, type Instant, dayInBaghdad, daysAfter, instantAt, monthsAfter } from "#app/domain/shared/time.ts";

const day = (text: string) => text as CalendarDay;
const given = (moment: string) => ({ at: moment as Instant });
const anyMoment = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2040-12-31"), noInvalidDate: true })
  .map((date) => instantAt(date.getTime()));

test.each([
  ["2026-03-31T08:00:00.000Z", "2027-03-31"],
  // After 21:00 UTC it is the next day in Baghdad.
  ["2026-03-31T21:30:00.000Z", "2027-04-01"],
  ["2028-02-29T08:00:00.000Z", "2029-02-28"],
])("a disclosure of %s is valid until %s", (at, last) => {
  expect(lastDayOf(given(at))).toBe(last);
});

test("a disclosure is valid for twelve months, warns for the last thirty days and has run out on the day after", () => {
  const own = given("2026-02-01T08:00:00.000Z");
  expect(disclosureState(null, day("2026-02-01"))).toBe("owed");
  expect(disclosureState(own, day("2026-02-01"))).toBe("valid");
  expect(disclosureState(own, day("2027-01-01"))).toBe("valid");
  expect(disclosureState(own, day("2027-01-02"))).toBe("expiring");
  expect(disclosureState(own, day("2027-02-01"))).toBe("expiring");
  expect(disclosureState(own, day("2027-02-02"))).toBe("expired");
});

test("the state only ever goes on, from valid over expiring to expired", () => {
  const order = ["valid", "expiring", "expired"];
  fc.assert(
    fc.property(anyMoment, fc.nat(800), fc.nat(800), (at, sooner, more) => {
      const from = dayInBaghdad(at);
      const [one, other] = [disclosureState({ at }, daysAfter(from, sooner)), disclosureState({ at }, daysAfter(from, sooner + more))];
      expect(order.indexOf(other)).toBeGreaterThanOrEqual(order.indexOf(one));
    }),
  );
});

// @rule accme-sii-2020/standard-3-relationships
test("relationships of the last 24 months are asked for: one that ended before is not, and no end lies in the future", () => {
  const today = day("2026-11-27");
  expect(relationshipFault({ endedOn: null }, today)).toBeNull();
  expect(relationshipFault({ endedOn: today }, today)).toBeNull();
  expect(relationshipFault({ endedOn: day("2024-11-27") }, today)).toBeNull();
  expect(relationshipFault({ endedOn: day("2024-11-26") }, today)).toBe("ended-too-long-ago");
  expect(relationshipFault({ endedOn: day("2026-11-28") }, today)).toBe("ended-in-future");
  expect(relationshipFault({ endedOn: monthsAfter(today, -24) }, today)).toBeNull();
});

const before: DisclosedRelationship = { id: "one", company: "A", nature: "speaker", endedOn: null, concerns: "x" };

test("a relationship declared again keeps its id, also when it has ended; another one, or one taken up again, does not", () => {
  const { id: _, ...same } = before;
  const ids = (wish: object, earlier = before) => withRelationshipIds([{ ...same, ...wish }], [earlier], () => "new").map(({ id }) => id);
  expect(ids({})).toEqual(["one"]);
  expect(ids({ endedOn: day("2026-01-01") })).toEqual(["one"]);
  expect(ids({ nature: "employee" })).toEqual(["new"]);
  expect(ids({ company: "B" })).toEqual(["new"]);
  expect(ids({ concerns: "y" })).toEqual(["new"]);
  expect(ids({ endedOn: null }, { ...before, endedOn: day("2026-01-01") })).toEqual(["new"]);
});

test("whatever is declared, no two relationships have one id and nothing declared is lost", () => {
  const wish = fc.record({
    company: fc.constantFrom("A", "B"),
    nature: fc.constantFrom(...RELATIONSHIP_NATURES),
    endedOn: fc.constantFrom(null, day("2026-01-01")),
    concerns: fc.constantFrom("x", "y"),
  });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 12 }), fc.array(wish, { maxLength: 12 }), (first, second) => {
      let made = 0;
      const newId = () => String((made += 1));
      const earlier = withRelationshipIds(first, [], newId);
      const later = withRelationshipIds(second, earlier, newId);
      expect(new Set(later.map(({ id }) => id)).size).toBe(second.length);
      expect(later.map(({ id: _, ...rest }) => rest)).toEqual(second);
    }),
  );
});
