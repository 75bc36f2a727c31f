import { expect, test } from "vitest";
import { RoleWish, decideEnd, decideGrant } from "#app/domain/identity/role-grant.ts";

test("each role asks for its own limit and for no other", () => {
  expect(RoleWish.safeParse({ role: "auditor" }).success).toBe(false);
  expect(RoleWish.safeParse({ role: "auditor", jurisdiction: "directorate:nowhere" }).success).toBe(false);
  expect(RoleWish.parse({ role: "registrar", jurisdiction: "IQ-KR", providerId: "p" })).toEqual({
    role: "registrar",
    jurisdiction: "IQ-KR",
    providerId: null,
  });
  expect(RoleWish.safeParse({ role: "trainer" }).success).toBe(false);
  expect(RoleWish.parse({ role: "admin", jurisdiction: "IQ" })).toEqual({ role: "admin", jurisdiction: null, providerId: null });
});

test("a role is given once, and the learner's comes with signing up", () => {
  const wish = RoleWish.parse({ role: "auditor", jurisdiction: "IQ" });
  expect(decideGrant([], wish).ok).toBe(true);
  expect(decideGrant([wish], wish)).toEqual({ ok: false, refusal: "held-already" });
  expect(decideGrant([{ ...wish, jurisdiction: "IQ-KR" }], wish).ok).toBe(true);
  expect(decideGrant([], RoleWish.parse({ role: "learner" }))).toEqual({ ok: false, refusal: "learner-by-sign-up" });
});

test("the last admin stays one", () => {
  expect(decideEnd("admin", "a", ["a"])).toEqual({ ok: false, refusal: "last-admin" });
  expect(decideEnd("admin", "a", ["a", "b"]).ok).toBe(true);
  expect(decideEnd("trainer", "a", ["a"]).ok).toBe(true);
  expect(decideEnd("learner", "a", [])).toEqual({ ok: false, refusal: "learner-by-sign-up" });
});
