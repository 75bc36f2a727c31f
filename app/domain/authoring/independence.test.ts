import fc from "fast-check";
import { expect, test } from "vitest";
import { FacultyMember } from "#app/domain/authoring/course-source.ts";
import type { Disclosure, DisclosedRelationship } from "#app/domain/authoring/disclosure.ts";
import {
  type TeamMember,
  dayAnsweredFor,
  facultyLines,
  obstacleOf,
  obstacleToBegin,
  teamObstacles,
  withTeamLines,
} from "#app/domain/authoring/independence.ts";
import {
  EXCEPTIONS,
  MITIGATIONS,
  MITIGATIONS_FOR,
  type RelationshipJudgement,
  TEAM_ROLES,
  VERDICTS,
  isBoundNow,
  judgementFault,
} from "#app/domain/authoring/relationship-judgement.ts";
import { RELATIONSHIP_NATURES } from "#app/domain/authoring/relationship-nature.ts";
import type { CalendarDay, Instant } from "#app/domain/shared/time.ts";

const TODAY = "2026-11-27" as CalendarDay;
const three = (text: string) => ({ ar: text, ckb: text, en: text });
const talk: DisclosedRelationship = { id: "talk", company: "Example Pharma", nature: "speaker", endedOn: null, concerns: "x" };
const disclosed = (relationships: readonly DisclosedRelationship[] = [], at = "2026-06-01T08:00:00.000Z"): Disclosure => ({
  accountId: "a",
  at: at as Instant,
  name: three("Name"),
  credentials: three("Doctor"),
  relationships,
});
const judged = (verdict: RelationshipJudgement["verdict"], more: Partial<RelationshipJudgement> = {}): RelationshipJudgement => ({
  relationshipId: "talk",
  verdict,
  exception: null,
  mitigation: verdict === "mitigated" ? "peer-review" : null,
  reason: "Because.",
  ...more,
});
const person = (more: Partial<TeamMember> = {}): TeamMember => ({
  accountId: "a",
  roles: ["author"],
  firstAt: "2026-07-01T08:00:00.000Z" as Instant,
  lastAt: "2026-07-02T08:00:00.000Z" as Instant,
  disclosure: disclosed(),
  judgements: [],
  ...more,
});

// @rule accme-sii-2020/standard-3-mitigation
test("nobody has a part without a valid disclosure and a judgement of every relationship", () => {
  expect(obstacleOf(person({ disclosure: null }), TODAY)).toBe("disclosure-owed");
  expect(obstacleOf(person({ disclosure: disclosed([], "2025-11-01T08:00:00.000Z") }), TODAY)).toBe("disclosure-expired");
  expect(obstacleOf(person(), TODAY)).toBeNull();
  const related = person({ disclosure: disclosed([talk]) });
  expect(obstacleOf(related, TODAY)).toBe("relationships-to-judge");
  expect(obstacleOf({ ...related, judgements: [judged("not-relevant")] }, TODAY)).toBeNull();
  expect(obstacleOf({ ...related, judgements: [judged("mitigated")] }, TODAY)).toBeNull();
  expect(obstacleOf({ ...related, judgements: [judged("excluded")] }, TODAY)).toBe("excluded");
  // A step that fits an author does not fit a reviewer: the relationship is to be judged again.
  expect(obstacleOf({ ...related, roles: ["reviewer"], judgements: [judged("mitigated")] }, TODAY)).toBe("relationships-to-judge");
  expect(obstacleOf({ ...related, judgements: [{ ...judged("mitigated"), relationshipId: "other" }] }, TODAY)).toBe(
    "relationships-to-judge",
  );
  expect(obstacleToBegin(related, TODAY)).toBeNull();
  expect(obstacleToBegin(person({ disclosure: null }), TODAY)).toBe("disclosure-owed");
});

// @rule accme-sii-2020/standard-3-exclusion
test("owners and employees are excluded, with three exceptions; shares traded publicly and what has ended bind nobody", () => {
  const reason = "Because.";
  const none = { exception: null, mitigation: null, reason };
  for (const nature of ["employee", "executive", "ownership"] as const) {
    const bound = { nature, endedOn: null };
    const fault = (judgement: Partial<RelationshipJudgement>) =>
      judgementFault({ verdict: "not-relevant", ...none, ...judgement }, bound, ["author"], TODAY);
    expect(isBoundNow(bound, TODAY)).toBe(true);
    expect(fault({})).toBe("exception-missing");
    expect(fault({ exception: "unrelated-content" })).toBeNull();
    expect(fault({ verdict: "mitigated", mitigation: "peer-review" })).toBe("exception-missing");
    expect(fault({ verdict: "mitigated", mitigation: "peer-review", exception: "unrelated-content" })).toBe("exception-missing");
    expect(fault({ verdict: "mitigated", mitigation: "peer-review", exception: "preclinical-science" })).toBeNull();
    expect(fault({ verdict: "mitigated", mitigation: "restrict", exception: "safe-use-of-device" })).toBeNull();
    expect(fault({ verdict: "excluded" })).toBeNull();
    expect(isBoundNow({ nature, endedOn: "2026-11-26" as CalendarDay }, TODAY)).toBe(false);
  }
  for (const nature of RELATIONSHIP_NATURES.filter((one) => !["employee", "executive", "ownership"].includes(one)))
    expect(judgementFault({ verdict: "not-relevant", ...none }, { nature, endedOn: null }, ["author"], TODAY)).toBeNull();
});

// @rule accme-sii-2020/standard-3-mitigation
test("whatever is judged: a relevant relationship has a documented step that fits every part that the person has", () => {
  fc.assert(
    fc.property(
      fc.record({
        verdict: fc.constantFrom(...VERDICTS),
        exception: fc.constantFrom(null, ...EXCEPTIONS),
        mitigation: fc.constantFrom(null, ...MITIGATIONS),
        reason: fc.constantFrom("", " ", "Because."),
      }),
      fc.constantFrom(...RELATIONSHIP_NATURES),
      fc.uniqueArray(fc.constantFrom(...TEAM_ROLES), { minLength: 1 }),
      (judgement, nature, roles) => {
        const fault = judgementFault(judgement, { nature, endedOn: null }, roles, TODAY);
        if (fault !== null) return;
        expect(judgement.reason.trim()).not.toBe("");
        if (judgement.verdict !== "mitigated") return;
        for (const role of roles) expect(MITIGATIONS_FOR[role]).toContain(judgement.mitigation);
      },
    ),
  );
});

test("whose part ended before the last publication answers for that day alone", () => {
  const gone = person({ disclosure: disclosed([], "2025-06-01T08:00:00.000Z"), lastAt: "2026-01-05T08:00:00.000Z" as Instant });
  expect(dayAnsweredFor(gone, "2026-02-01T08:00:00.000Z" as Instant, TODAY)).toBe("2026-02-01");
  expect(teamObstacles([gone], "2026-02-01T08:00:00.000Z" as Instant, TODAY)).toEqual([]);
  expect(teamObstacles([gone], "2026-01-01T08:00:00.000Z" as Instant, TODAY)).toEqual([{ accountId: "a", obstacle: "disclosure-expired" }]);
  expect(teamObstacles([gone], null, TODAY)).toEqual([{ accountId: "a", obstacle: "disclosure-expired" }]);
});

test("learners read one line of each, authors first, with what was done about every relationship, and no line hides one", () => {
  const team = [
    person({ accountId: "b", roles: ["translator"] }),
    person({ roles: ["author", "planner"], disclosure: disclosed([talk]), judgements: [judged("mitigated")] }),
    person({ accountId: "c", disclosure: null }),
  ];
  const lines = facultyLines(team);
  expect(lines.map(({ role, relationships }) => [role, relationships.map(({ company }) => company)])).toEqual([
    ["author", ["Example Pharma"]],
    ["translator", []],
  ]);
  for (const line of lines) expect(FacultyMember.safeParse(line).success).toBe(true);
  const [notRelevant] = facultyLines([person({ disclosure: disclosed([talk]), judgements: [judged("not-relevant")] })]);
  expect(notRelevant?.relationships[0]?.mitigation.en).toContain("does not concern the company");
});

test("a line by hand gives way to what the person declared, and stays for whoever has no account", () => {
  const [own] = facultyLines([person()]);
  const byHand = [{ name: { en: "Name" } }, { name: { en: "Somebody else" } }, { name: { en: "Of an earlier team" }, team: true as const }];
  expect(withTeamLines(byHand, [own!])).toEqual([{ name: { en: "Somebody else" } }, own]);
  expect(withTeamLines(byHand, [])).toEqual(byHand.slice(0, 2));
});
