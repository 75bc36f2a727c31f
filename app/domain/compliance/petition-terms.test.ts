import { expect, test } from "vitest";
import { assessStanding } from "#app/domain/compliance/assess-standing.ts";
import { compilePolicy } from "#app/domain/compliance/compile-policy.ts";
import { accreditorsOf, againstPetition, versionFor } from "#app/domain/compliance/petition-terms.ts";
import { External } from "#app/domain/compliance/petition.ts";
import { factsOf } from "#app/domain/compliance/register-facts.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { aPolicy } from "#tests/builders/a-policy.ts";

const day = (text: string) => text as CalendarDay;
const recognising = (code: string, percent: number, version: string, from: string) =>
  aPolicy([{ kind: "recognise", clause: "c", accreditors: [{ code, percent }] }], { version, effective: { from, until: null } });

const versions = [recognising("ehc", 50, "old", "2024-01-01"), recognising("kims", 80, "new", "2026-07-01")];
const standing = assessStanding(compilePolicy(versions), [], factsOf("nurse"), day("2026-09-01"));

test("a foreign credit is looked up in the version that judges its cycle, not in the newest that there is", () => {
  const on = (earnedOn: string) => versionFor(versions, standing, day(earnedOn))?.version;
  // The cycle of 2026 began under the old version and keeps it; a day after it lies under the new one.
  expect([on("2026-08-01"), on("2025-03-01"), on("2027-01-01")]).toEqual(["old", "old", "new"]);
  expect(on("2020-01-01")).toBe("old");
  expect(versionFor([], standing, day("2026-08-01"))).toBeNull();
  expect(accreditorsOf(versions, standing, day("2026-08-01"))).toEqual([{ code: "ehc", percent: 50 }]);
  const claimed = (accreditor: string) => {
    const more = { grade: "provider-signed", accreditor, earnedOn: "2026-08-01", hundredths: 100, category: "patient-safety" };
    const content = External.parse({ kind: "external", title: "A", organiser: "B", format: "live", ...more });
    return againstPetition(content, versions, standing, day("2026-09-01"));
  };
  expect([claimed("ehc"), claimed("kims")]).toEqual([null, "not-recognised"]);
});
