import { expect, test } from "vitest";
import { assessStanding } from "#app/domain/compliance/assess-standing.ts";
import { compilePolicy } from "#app/domain/compliance/compile-policy.ts";
import { policyOnTrial } from "#app/domain/compliance/policy-on-trial.ts";
import { factsOf } from "#app/domain/compliance/register-facts.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { aPolicy } from "#tests/builders/a-policy.ts";

const day = (text: string) => text as CalendarDay;
const asks = (hundredths: number) => ({ kind: "minimum", clause: "c", per: "cycle", amount: { hundredths } }) as const;
const years = (anchor: { kind: "calendar-year"; firstYear: number } | { kind: "fixed-day"; first: string }, months = 12) =>
  ({ kind: "cycle", clause: "c", months, anchor }) as const;
const from = (text: string) => ({ effective: { from: text, until: null }, adoptedOn: null });

const now = aPolicy([asks(1000)], { ...from("2024-01-01"), adoptedOn: "2023-12-01" });
const draft = (start: string, ...rules: Parameters<typeof aPolicy>[0]) => aPolicy(rules, { version: "2", state: "draft", ...from(start) });
const asked = (trial: ReturnType<typeof policyOnTrial>, on: string) => {
  const { cycles } = assessStanding(compilePolicy(trial.versions), [], factsOf("nurse"), day(on));
  return cycles.map((cycle) => [cycle.from, cycle.policyVersion, cycle.measures[0]?.required]);
};

test("a version that begins by the day holds as its dates say, beside those that judge cycles before it", () => {
  const trial = policyOnTrial([now], draft("2026-01-01", asks(3000)), day("2026-06-30"));
  expect(trial).toMatchObject({ since: "2026-01-01", isMovedBack: false });
  expect(asked(trial, "2026-06-30")).toEqual([
    ["2024-01-01", "1", 1000],
    ["2025-01-01", "1", 1000],
    ["2026-01-01", "2", 3000],
  ]);
});

test("a version that begins later is tried in the cycles of the one that judges on the day", () => {
  const trial = policyOnTrial([now], draft("2027-01-01", years({ kind: "calendar-year", firstYear: 2027 }), asks(3000)), day("2026-06-30"));
  expect(trial).toMatchObject({ since: "2024-01-01", isMovedBack: true });
  expect(asked(trial, "2026-06-30").map(([, version, required]) => [version, required])).toEqual([
    ["2", 3000],
    ["2", 3000],
    ["2", 3000],
  ]);
});

test("a common day of the year stays that day, at the latest on the day since which it is tried", () => {
  const trial = policyOnTrial(
    [now],
    draft("2027-07-01", years({ kind: "fixed-day", first: "2027-07-01" }, 24), asks(3000)),
    day("2026-06-30"),
  );
  expect(trial.since).toBe("2023-07-01");
  expect(asked(trial, "2026-06-30")[0]).toEqual(["2023-07-01", "2", 3000]);
});

test("what judges already changes nothing when it is tried, and where nothing judges a version is tried from the day's year on", () => {
  expect(asked(policyOnTrial([now], now, day("2025-06-30")), "2025-06-30")).toEqual([
    ["2024-01-01", "1", 1000],
    ["2025-01-01", "1", 1000],
  ]);
  const trial = policyOnTrial([], draft("2028-01-01", years({ kind: "calendar-year", firstYear: 2028 }), asks(3000)), day("2026-06-30"));
  expect(asked(trial, "2026-06-30")).toEqual([["2026-01-01", "2", 3000]]);
});
