import { expect, test } from "vitest";
import { type Actor, ROLES } from "#app/domain/identity/actor.ts";
import { type Deed, can } from "#app/domain/identity/can.ts";
import { AccountId, PractitionerId } from "#app/domain/shared/ids.ts";
import { VERBS } from "#tests/support/verbs.ts";

const mine = AccountId.parse("00000000-0000-4000-8000-000000000001");
const theirs = AccountId.parse("00000000-0000-4000-8000-000000000002");
const me = PractitionerId.parse("00000000-0000-4000-8000-000000000003");
const other = PractitionerId.parse("00000000-0000-4000-8000-000000000004");

const BASRA = { governorate: "basra", directorate: "basra", bodies: ["moh-federal"] };
const ERBIL = { governorate: "erbil", directorate: "erbil", bodies: ["moh-kurdistan"] };

const ACTORS: Readonly<Record<Actor["role"], Actor>> = {
  learner: { role: "learner", accountId: mine, practitionerId: me },
  trainer: { role: "trainer", accountId: mine, providerId: "ours" },
  reviewer: { role: "reviewer", accountId: mine, providerId: "ours" },
  auditor: { role: "auditor", accountId: mine, jurisdiction: "IQ" },
  registrar: { role: "registrar", accountId: mine, jurisdiction: "IQ" },
  admin: { role: "admin", accountId: mine },
};

/** Who may do it when it is theirs, and the same deed on somebody else's things, which nobody may unless said so. */
const TABLE: readonly { readonly own: Deed; readonly foreign?: Deed; readonly may: readonly Actor["role"][] }[] = [
  { own: { verb: "record-event", practitionerId: me }, foreign: { verb: "record-event", practitionerId: other }, may: ["learner"] },
  {
    own: { verb: "read-own-transcript", practitionerId: me },
    foreign: { verb: "read-own-transcript", practitionerId: other },
    may: ["learner"],
  },
  {
    own: { verb: "read-own-certificate", practitionerId: me },
    foreign: { verb: "read-own-certificate", practitionerId: other },
    may: ["learner"],
  },
  { own: { verb: "claim-licence", practitionerId: me }, foreign: { verb: "claim-licence", practitionerId: other }, may: ["learner"] },
  { own: { verb: "file-petition", practitionerId: me }, foreign: { verb: "file-petition", practitionerId: other }, may: ["learner"] },
  { own: { verb: "manage-own-account", accountId: mine }, foreign: { verb: "manage-own-account", accountId: theirs }, may: ROLES },
  { own: { verb: "see-people" }, may: ["admin"] },
  { own: { verb: "grant-role", role: "trainer" }, may: ["admin"] },
  { own: { verb: "end-role", role: "admin" }, may: ["admin"] },
  { own: { verb: "see-quarantine" }, may: ["admin"] },
  { own: { verb: "revoke-certificate" }, may: ["admin"] },
  { own: { verb: "replace-certificate" }, may: ["admin"] },
  { own: { verb: "draft-course", providerId: "ours" }, foreign: { verb: "draft-course", providerId: "theirs" }, may: ["trainer"] },
  { own: { verb: "read-draft", providerId: "ours" }, foreign: { verb: "read-draft", providerId: "theirs" }, may: ["trainer", "reviewer"] },
  { own: { verb: "review-course", providerId: "ours" }, foreign: { verb: "review-course", providerId: "theirs" }, may: ["reviewer"] },
  { own: { verb: "publish-course", providerId: "ours" }, foreign: { verb: "publish-course", providerId: "theirs" }, may: ["trainer"] },
  {
    own: { verb: "sign-off-translation", providerId: "ours" },
    foreign: { verb: "sign-off-translation", providerId: "theirs" },
    may: ["reviewer"],
  },
  {
    own: { verb: "judge-relationship", providerId: "ours", accountId: theirs },
    foreign: { verb: "judge-relationship", providerId: "theirs", accountId: theirs },
    may: ["trainer", "reviewer"],
  },
  { own: { verb: "report-item", practitionerId: me }, foreign: { verb: "report-item", practitionerId: other }, may: ["learner"] },
  { own: { verb: "keep-media", providerId: "ours" }, foreign: { verb: "keep-media", providerId: "theirs" }, may: ["trainer"] },
  { own: { verb: "see-media", providerId: "ours" }, foreign: { verb: "see-media", providerId: "theirs" }, may: ["trainer", "reviewer"] },
  { own: { verb: "withdraw-course", providerId: "ours" }, may: ["trainer", "admin"] },
  { own: { verb: "hold-item", providerId: "ours" }, foreign: { verb: "hold-item", providerId: "theirs" }, may: ["trainer", "reviewer"] },
  { own: { verb: "propose-regrade", providerId: "ours" }, foreign: { verb: "propose-regrade", providerId: "theirs" }, may: ["trainer"] },
  { own: { verb: "confirm-regrade", providerId: "ours" }, foreign: { verb: "confirm-regrade", providerId: "theirs" }, may: ["reviewer"] },
  { own: { verb: "see-register", place: BASRA }, foreign: { verb: "see-register", place: ERBIL }, may: ["auditor", "registrar"] },
  { own: { verb: "keep-register", place: BASRA }, foreign: { verb: "keep-register", place: ERBIL }, may: ["registrar"] },
  { own: { verb: "decide-petition", place: BASRA }, foreign: { verb: "decide-petition", place: ERBIL }, may: ["registrar"] },
  {
    own: { verb: "export-register", jurisdiction: "IQ" },
    foreign: { verb: "export-register", jurisdiction: "IQ-KR" },
    may: ["auditor", "registrar"],
  },
  { own: { verb: "see-policies" }, may: ["auditor", "registrar"] },
  {
    own: { verb: "list-standings", jurisdiction: "IQ" },
    foreign: { verb: "list-standings", jurisdiction: "IQ-KR" },
    may: ["registrar"],
  },
  {
    own: { verb: "sign-policy", jurisdiction: "IQ" },
    foreign: { verb: "sign-policy", jurisdiction: "IQ-KR" },
    may: ["auditor", "registrar"],
  },
  {
    own: { verb: "import-register", jurisdiction: "IQ" },
    foreign: { verb: "import-register", jurisdiction: "IQ-KR" },
    may: ["registrar"],
  },
];

test("the table names every verb once", () => {
  expect(TABLE.map(({ own }) => own.verb).sort()).toEqual([...VERBS].sort());
});

test("every role may do exactly what the table says, and nothing with what is somebody else's", () => {
  for (const { own, foreign, may } of TABLE) {
    for (const role of ROLES) {
      expect({ role, deed: own, may: can(ACTORS[role], own) }).toEqual({ role, deed: own, may: may.includes(role) });
      if (foreign !== undefined) expect({ role, foreign, may: can(ACTORS[role], foreign) }).toEqual({ role, foreign, may: false });
    }
  }
});

test("nobody judges a relationship of their own", () => {
  for (const role of ROLES) expect(can(ACTORS[role], { verb: "judge-relationship", providerId: "ours", accountId: mine })).toBe(false);
});

test("who runs the installation withdraws any course, a trainer their provider's alone", () => {
  for (const role of ROLES) expect(can(ACTORS[role], { verb: "withdraw-course", providerId: "theirs" })).toBe(role === "admin");
});

test("whoever answers for a jurisdiction has nothing to say about people of another", () => {
  for (const role of ["auditor", "registrar"] as const)
    for (const [jurisdiction, may] of [
      ["IQ", false],
      ["IQ-KR", true],
      ["directorate:erbil", true],
      ["body:moh-kurdistan", true],
      ["directorate:basra", false],
      ["body:moh-federal", false],
      ["", false],
    ] as const) {
      const actor = { role, accountId: mine, jurisdiction };
      expect(can(actor, { verb: "see-register", place: ERBIL })).toBe(may);
      for (const verb of ["keep-register", "decide-petition"] as const)
        expect(can(actor, { verb, place: ERBIL })).toBe(may && role === "registrar");
    }
});

test("who examines a directorate's staff or a body's members sees their names; who examines the country or the Region does not", () => {
  const named = ["IQ", "IQ-KR", "directorate:basra", "body:moh-federal"].filter((jurisdiction) =>
    can({ role: "auditor", accountId: mine, jurisdiction }, { verb: "list-standings", jurisdiction }),
  );
  expect(named).toEqual(["directorate:basra", "body:moh-federal"]);
  expect(can({ role: "auditor", accountId: mine, jurisdiction: "body:moh-federal" }, { verb: "list-standings", jurisdiction: "IQ" })).toBe(
    false,
  );
});
