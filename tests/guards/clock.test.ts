import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { assessStanding } from "#app/domain/compliance/assess-standing.ts";
import { compilePolicy } from "#app/domain/compliance/compile-policy.ts";
import { calendarDay, dayNumber } from "#app/domain/compliance/day-number.ts";
import { type CreditLine, factsOf } from "#app/domain/compliance/register-facts.ts";
import { daysAfter, dayInBaghdad, endOfDayInBaghdad, firstOfMonth, instantAt, type Instant, monthsAfter } from "#app/domain/shared/time.ts";
import { trustedMoment } from "#app/domain/sync/trusted-moment.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { aPolicy } from "#tests/builders/a-policy.ts";

const zoneOfTheServer = process.env["TZ"];
afterEach(() => {
  if (zoneOfTheServer === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zoneOfTheServer;
});

/** Where a server, or the machine of whoever tries it, may say that it stands: west and east of everybody, with half hours, with summer time. */
const ZONES = ["UTC", "Asia/Baghdad", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kolkata", "Europe/Berlin", "Australia/Lord_Howe"];
const LAST = "2026-12-31T20:59:59.999Z" as Instant;
const FIRST = "2026-12-31T21:00:00.000Z" as Instant;

const zoned = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Baghdad", year: "numeric", month: "2-digit", day: "2-digit" });

test("R79: three hours all year are what the zone's own table says of every day since 2008", () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2037, 11, 31) }), (at) => {
      expect(dayInBaghdad(instantAt(at))).toBe(zoned.format(at));
    }),
    { numRuns: 2000 },
  );
  for (const moment of [LAST, FIRST]) expect(dayInBaghdad(moment)).toBe(zoned.format(Date.parse(moment)));
});

test.each(ZONES)("days are Baghdad's, wherever the server says that it stands: %s", (zone) => {
  process.env["TZ"] = zone;
  expect(new Date(2026, 0, 1).getTimezoneOffset() === 0).toBe(zone === "UTC");
  expect([dayInBaghdad(LAST), dayInBaghdad(FIRST)]).toEqual(["2026-12-31", "2027-01-01"]);
  expect(endOfDayInBaghdad(dayInBaghdad(LAST))).toBe(LAST);
  const days = ["2024-02-29", "2026-03-29", "2026-10-25", "2026-12-31"] as ReturnType<typeof dayInBaghdad>[];
  expect(days.map((day) => [daysAfter(day, 1), monthsAfter(day, 12), firstOfMonth(day), calendarDay(dayNumber(day) + 1)])).toEqual([
    ["2024-03-01", "2025-02-28", "2024-02-01", "2024-03-01"],
    ["2026-03-30", "2027-03-29", "2026-03-01", "2026-03-30"],
    ["2026-10-26", "2027-10-25", "2026-10-01", "2026-10-26"],
    ["2027-01-01", "2027-12-31", "2026-12-01", "2027-01-01"],
  ]);
  for (const language of ["ar", "ckb", "en"] as const)
    expect(
      [formatDate(language, LAST, "moment"), formatDate(language, FIRST, "moment")].map((text) => /2026|2027/.exec(text)?.[0]),
    ).toEqual(["2026", "2027"]);
});

const history = compilePolicy([
  aPolicy([
    { kind: "minimum", clause: "c", per: "cycle", amount: { hundredths: 100 } },
    { kind: "cycle-failure", clause: "c" },
  ]),
]);

function aLine(passedAt: Instant): CreditLine {
  const earnedOn = dayInBaghdad(passedAt);
  return {
    ...{ id: "one", sequence: 1, amountHundredths: 100, correctsId: null, earnedOn, creditType: "a", category: "b", topics: [] },
    ...{ format: "online", role: "learner", grade: "provider-signed", providerId: "p", activityId: null, accreditor: null },
  };
}

test("a cycle ends at the last moment of its last day in Baghdad: a credit of then helps it, one of the next moment does not", () => {
  const stateOf = (passedAt: Instant | null, at: Instant) => {
    const lines = passedAt === null ? [] : [aLine(passedAt)];
    const { cycles } = assessStanding(history, lines, factsOf("nurse"), dayInBaghdad(at));
    return cycles.map(({ to, state, countedHundredths }) => [to, state, countedHundredths]).slice(2);
  };
  expect(stateOf(null, LAST)).toEqual([["2026-12-31", "short", 0]]);
  expect(stateOf(null, FIRST)).toEqual([
    ["2026-12-31", "non-compliant", 0],
    ["2027-12-31", "short", 0],
  ]);
  expect(stateOf(LAST, FIRST)).toEqual([
    ["2026-12-31", "met", 100],
    ["2027-12-31", "short", 0],
  ]);
  expect(stateOf(FIRST, FIRST)).toEqual([
    ["2026-12-31", "non-compliant", 0],
    ["2027-12-31", "met", 100],
  ]);
});

test("what was done offline before midnight is of that day, though it arrives the next; a clock that was put back does not help", () => {
  const arrives = "2027-01-01T06:00:00.000Z" as Instant;
  const began = "2026-12-31T20:30:00.000Z" as Instant;
  const dayOf = (claimed: string, sentAt: string | null, notBefore: Instant | null = began) =>
    dayInBaghdad(trustedMoment(claimed as Instant, notBefore, { sentAt: sentAt as Instant | null, receivedAt: arrives }));
  expect(dayOf(LAST, arrives)).toBe("2026-12-31");
  expect(dayOf(FIRST, arrives)).toBe("2027-01-01");
  // A device whose clock is an hour late says so when it sends: its 23:30 was half past midnight.
  expect(dayOf("2026-12-31T20:30:00.000Z", "2027-01-01T05:00:00.000Z")).toBe("2027-01-01");
  // And one that is an hour early did it before midnight.
  expect(dayOf("2026-12-31T21:30:00.000Z", "2027-01-01T07:00:00.000Z")).toBe("2026-12-31");
  // An attempt that the server saw begin after midnight was not finished before it.
  expect(dayOf("2026-12-31T20:00:00.000Z", arrives, "2026-12-31T21:05:00.000Z" as Instant)).toBe("2027-01-01");
  expect(dayOf("2030-01-01T00:00:00.000Z", arrives)).toBe("2027-01-01");
});
