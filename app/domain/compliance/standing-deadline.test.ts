import { expect, test } from "vitest";
import { assessStanding } from "#app/domain/compliance/assess-standing.ts";
import { compilePolicy } from "#app/domain/compliance/compile-policy.ts";
import { factsOf, type RegisterFacts } from "#app/domain/compliance/register-facts.ts";
import { REMINDER_DAYS, reminderWindows, standingDeadline } from "#app/domain/compliance/standing-deadline.ts";
import { type CalendarDay, daysAfter, dayInBaghdad, instantAt } from "#app/domain/shared/time.ts";
import { aPolicy } from "#tests/builders/a-policy.ts";

const day = (text: string) => text as CalendarDay;
const FLOORS: Parameters<typeof aPolicy>[0] = [
  { kind: "minimum", clause: "c", per: "cycle", amount: { hundredths: 1500 } },
  { kind: "minimum", clause: "c", which: { topics: ["ethics"] }, per: "cycle", amount: { hundredths: 200 } },
  { kind: "duty", clause: "c", duty: "audit", times: 1, per: "cycle" },
];

function deadlineOf(rules: Parameters<typeof aPolicy>[0], today: string, more: Partial<RegisterFacts> = {}) {
  const standing = assessStanding(compilePolicy([aPolicy(rules)]), [], factsOf("nurse", more), day(today));
  return standingDeadline(standing, day(today));
}

test("R78: on each day before an end exactly one reminder is due, the nearest that was reached; none earlier and none after it", () => {
  const end = day("2026-12-31");
  const due = (left: number) =>
    reminderWindows(daysAfter(end, -left))
      .filter(({ first, last }) => first <= end && end <= last)
      .map(({ step }) => step);
  for (let left = -400; left <= 400; left += 1)
    expect({ left, due: due(left) }).toEqual({
      left,
      due: left < 0 || left > 120 ? [] : [Math.min(...REMINDER_DAYS.filter((step) => left <= step))],
    });
});

test("days are Baghdad's: the last evening there is still the last day, three hours later it is over", () => {
  const windowsAt = (moment: string) => reminderWindows(dayInBaghdad(instantAt(Date.parse(moment)))).at(-1);
  expect(windowsAt("2026-12-31T20:59:59Z")).toMatchObject({ step: 7, first: "2026-12-31" });
  expect(windowsAt("2026-12-31T21:00:00Z")).toMatchObject({ step: 7, first: "2027-01-01" });
});

test("what is missing is told in parts, with the days that are left", () => {
  expect(deadlineOf(FLOORS, "2026-12-01")).toMatchObject({
    to: "2026-12-31",
    daysLeft: 30,
    leastHundredths: 1500,
    wholeHundredths: 1500,
    parts: [{ which: { topics: ["ethics"] }, missing: 200 }],
    duties: ["audit"],
  });
});

test("there is no deadline where nothing is missing, nothing is asked now, or no cycle closes", () => {
  expect(deadlineOf([], "2026-12-01")).toBeNull();
  const leave = { reliefs: [{ reason: "maternity", from: day("2026-11-01"), to: day("2027-02-01") }] };
  for (const effect of ["waive", "defer"] as const)
    expect(deadlineOf([...FLOORS, { kind: "relief", clause: "c", reasons: ["maternity"], effect }], "2026-12-01", leave)).toBeNull();
  const rolling = { kind: "cycle", clause: "c", months: 12, anchor: { kind: "rolling" } } as const;
  expect(deadlineOf([rolling, ...FLOORS], "2026-12-01")).toBeNull();
});
