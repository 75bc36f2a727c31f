import { expect, test } from "vitest";
import { admitSignature, signedState, type Stage, triedCases, versionsThatJudge } from "#app/domain/compliance/policy-signing.ts";
import { WorkedCase } from "#app/domain/compliance/worked-case.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { aPolicy } from "#tests/builders/a-policy.ts";

const by = (signedBy: string, stage: Stage, day = "2026-03-01") => ({
  stage,
  signedBy,
  signedAt: instantAt(Date.parse(`${day}T09:00:00Z`)),
});
const draft = (...signatures: ReturnType<typeof by>[]) => ({ arrivedAs: "draft", adoptedOn: null, signatures }) as const;
const TODAY = "2026-03-01" as CalendarDay;
const law = aPolicy([], {
  legalReference: "Order 1",
  effective: { from: "2027-01-01", until: null },
  clauses: [{ id: "c", text: "A sentence that stands for a clause.", source: "The law of a test", certainty: "verified" }],
});

test("two different accounts take each step, one of them twice does not, and the day is that of the second", () => {
  expect(signedState(draft())).toEqual({ state: "draft", adoptedOn: null, next: "shadow", signedBy: [] });
  expect(signedState(draft(by("a", "shadow"), by("a", "shadow")))).toMatchObject({ state: "draft", signedBy: ["a"] });
  const shadow = draft(by("a", "shadow"), by("b", "shadow", "2026-03-04"));
  expect(signedState(shadow)).toEqual({ state: "shadow", adoptedOn: "2026-03-04", next: "in-force", signedBy: [] });
  const force = draft(...shadow.signatures, by("b", "in-force", "2026-04-01"), by("c", "in-force", "2026-05-01"));
  expect(signedState(force)).toEqual({ state: "in-force", adoptedOn: "2026-05-01", next: null, signedBy: ["b", "c"] });
});

test("a step is signed once by each, in its order, and only while something is left to sign", () => {
  const sign = (version: ReturnType<typeof draft>, stage: Stage, who: string) =>
    admitSignature({ policy: law, cases: [] }, version, stage, who, TODAY);
  expect(sign(draft(), "shadow", "a")).toEqual({ ok: true, value: null });
  expect(sign(draft(), "in-force", "a")).toEqual({ ok: false, refusal: { code: "another-step" } });
  expect(sign(draft(by("a", "shadow")), "shadow", "a")).toEqual({ ok: false, refusal: { code: "signed-already" } });
  const shadow = [by("a", "shadow"), by("b", "shadow")];
  expect(sign(draft(...shadow), "in-force", "a")).toEqual({ ok: true, value: null });
  const force = draft(...shadow, by("a", "in-force"), by("b", "in-force"));
  expect(sign(force, "in-force", "c")).toEqual({ ok: false, refusal: { code: "nothing-to-sign" } });
});

test("what contradicts itself, reaches back, or rests on no law is refused with the clause", () => {
  const faults = (policy: typeof law, stage: Stage, day = TODAY) => {
    const signed = stage === "shadow" ? draft() : ({ ...draft(), arrivedAs: "shadow", adoptedOn: TODAY } as const);
    const outcome = admitSignature({ policy, cases: [] }, signed, stage, "a", day);
    return !outcome.ok && outcome.refusal.code === "contradicts-itself" ? outcome.refusal.faults : [];
  };
  expect(faults(law, "shadow", "2027-01-02" as CalendarDay)).toEqual([{ code: "retroactive", clause: "c" }]);
  expect(faults({ ...law, legalReference: null }, "shadow")).toEqual([]);
  expect(faults({ ...law, legalReference: null }, "in-force")).toEqual([{ code: "in-force-without-law", clause: "c" }]);
  expect(faults({ ...law, rules: [...law.rules, ...law.rules] }, "shadow")).toEqual([
    { code: "two-rules-for-one", clause: "c", other: "c" },
  ]);
});

test("while a worked case of its author comes out otherwise nobody signs, and the case is named", () => {
  const floor = { kind: "minimum", clause: "c", per: "cycle", amount: { hundredths: 1000 }, which: {}, who: {} } as const;
  const policy = { ...law, rules: [...law.rules, floor] };
  const worked = (name: string, state: "met" | "short") =>
    WorkedCase.parse({ name, clauses: ["c"], day: "2027-06-01", person: { profession: "nurse" }, credits: [], expect: { state } });
  const [right, wrong] = [worked("Nothing earned is too little", "short"), worked("Nothing earned is enough", "met")];
  const sign = (...cases: WorkedCase[]) => admitSignature({ policy, cases }, draft(), "shadow", "a", TODAY);
  expect(sign(right)).toEqual({ ok: true, value: null });
  expect(sign(right, wrong)).toEqual({ ok: false, refusal: { code: "case-fails", cases: ["Nothing earned is enough"] } });
  expect(triedCases({ policy, cases: [wrong] }, draft())).toEqual([
    { worked: wrong, otherwise: [{ what: "state", expected: "met", found: "short" }] },
  ]);
});

test("drafts judge nobody, shadow gives way to what is in force from its first day, and the later of two on one day holds", () => {
  const version = (id: string, effectiveFrom: string, stage: Stage | null, adopted = "2026-03-01") => ({
    id,
    effectiveFrom,
    ...draft(
      ...(stage === null ? [] : [by("a", "shadow", adopted), by("b", "shadow", adopted)]),
      ...(stage === "in-force" ? [by("a", "in-force", adopted), by("b", "in-force", adopted)] : []),
    ),
  });
  const judging = (...versions: ReturnType<typeof version>[]) => versionsThatJudge(versions).map(({ id }) => id);
  expect(judging(version("draft", "2026-01-01", null))).toEqual([]);
  expect(judging(version("next", "2027-01-01", "shadow"), version("first", "2026-01-01", "shadow"))).toEqual(["first", "next"]);
  expect(
    judging(version("before", "2026-01-01", "shadow"), version("law", "2027-01-01", "in-force"), version("tried", "2028-01-01", "shadow")),
  ).toEqual(["before", "law"]);
  expect(
    judging(version("second", "2027-01-01", "in-force", "2026-06-01"), version("first", "2027-01-01", "in-force", "2026-05-01")),
  ).toEqual(["second"]);
});
