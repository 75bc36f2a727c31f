import { expect, test } from "vitest";
import { versionOfDay } from "#app/domain/compliance/version-of-day.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { aPolicy } from "#tests/builders/a-policy.ts";

const from = (day: string) => aPolicy([], { version: day, effective: { from: day, until: null } });
const versions = [from("2026-01-01"), from("2027-01-01")];
const on = (day: string) => versionOfDay(versions, day as CalendarDay)?.version;

test("a version that was signed for a later day says nothing before it", () => {
  expect([on("2026-12-31"), on("2027-01-01"), on("2025-06-01")]).toEqual(["2026-01-01", "2027-01-01", "2026-01-01"]);
  expect(versionOfDay([], "2026-01-01" as CalendarDay)).toBeUndefined();
});
