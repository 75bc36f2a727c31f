import { expect, test } from "vitest";
import { activityKeyOf, External, mayBeGraded, PetitionContent } from "#app/domain/compliance/petition.ts";
import { EVIDENCE_GRADES } from "#app/domain/compliance/policy-terms.ts";

const anActivity = (title: string, earnedOn = "2026-05-10") =>
  External.parse({
    ...{ kind: "external", title, earnedOn, organiser: "A hospital", format: "live", category: "patient-safety", accreditor: null },
    ...{ hundredths: 300, grade: "self-reported" },
  });
const keyOf = (title: string, earnedOn?: string) => activityKeyOf(anActivity(title, earnedOn));

test("one activity is one, whichever keyboard its title was typed on", () => {
  const arabic = keyOf("مؤتمر الإنعاش الوليدي 12: البصرة");
  expect(keyOf("مؤتمر الانعاش الوليدي ١٢ - البصره")).toBe(arabic);
  expect(keyOf("مؤتمر الإنعاش الولیدی ۱۲ البصرة")).toBe(arabic);
  expect(keyOf("مُؤتمر الإنعــاش الوليدي\u200f 12 (البصرة)")).toBe(arabic);
  expect(keyOf("کۆنفرانسی ٣")).toBe(keyOf("كۆنفرانسی 3"));
  expect(keyOf("BLS – Update №3")).toBe(keyOf("bls update no3"));
  expect(keyOf("Réanimation")).toBe(keyOf("reanimation"));
});

test("another number, another day and another title are another activity", () => {
  const keys = [keyOf("Day 1"), keyOf("Day 2"), keyOf("Day 1", "2026-05-11"), keyOf("ڕۆژی ١"), keyOf("روژی ١")];
  expect(new Set(keys).size).toBe(keys.length);
  expect(activityKeyOf(PetitionContent.parse({ kind: "appeal", cycleFrom: "2026-01-01", ground: "It was closed." }))).toBeNull();
});

test("credit comes in quarters, above nothing and within what one activity can bring", () => {
  for (const hundredths of [0, -25, 10, 26, 5025, 1e9, Number.NaN, 1.5])
    expect(External.safeParse({ ...anActivity("a"), hundredths }).success).toBe(false);
  for (const hundredths of [25, 5000]) expect(External.safeParse({ ...anActivity("a"), hundredths }).success).toBe(true);
});

test("law: no grade is given that is better than what was claimed, and without a file none better than somebody's own word", () => {
  const place = (grade: (typeof EVIDENCE_GRADES)[number]) => EVIDENCE_GRADES.indexOf(grade);
  for (const claimed of EVIDENCE_GRADES)
    for (const given of EVIDENCE_GRADES) {
      expect(mayBeGraded(claimed, true, given)).toBe(place(given) >= place(claimed));
      expect(mayBeGraded(claimed, false, given)).toBe(given === "self-reported");
    }
});
