import { expect, test } from "vitest";
import { type PendingSignUp, hasTries, isSameForm, standingOf } from "#app/domain/identity/pending-sign-up.ts";
import { KeptSignUp } from "#app/domain/identity/profile.ts";
import { AccountId, PendingSignUpId } from "#app/domain/shared/ids.ts";
import { after, instantAt } from "#app/domain/shared/time.ts";

const BEGUN = instantAt(Date.UTC(2026, 10, 27, 8));
const MINUTE = 60_000;
const fields = {
  nameAr: "زينب كاظم الربيعي",
  nameLatin: "Zainab Kadhim Al-Rubaie",
  profession: "nurse",
  governorate: "baghdad",
  directorate: "baghdad-karkh",
  facilityType: "hospital",
  email: "zainab@example.iq",
  phone: "07701234567",
  licenceNumber: "N-77",
  issuingBody: "iraqi-nursing-syndicate",
  language: "ar",
};
const FORM = KeptSignUp.parse(fields);

const aPending = (changes: Partial<PendingSignUp> = {}): PendingSignUp => ({
  id: PendingSignUpId.parse("7b0f5c1e-3c53-4d6e-9f0a-1d2c3b4a5968"),
  browserHash: "",
  form: FORM,
  passwordHash: "",
  next: "/",
  codeHash: null,
  tries: 0,
  messages: 1,
  createdAt: BEGUN,
  expiresAt: after(BEGUN, 24 * 60 * MINUTE),
  confirmed: null,
  ...changes,
});
const confirmed = { at: BEGUN, accountId: AccountId.parse("8c0f5c1e-3c53-4d6e-9f0a-1d2c3b4a5968") };

test("it waits for a day, to the millisecond", () => {
  expect(standingOf(aPending(), after(BEGUN, 24 * 60 * MINUTE - 1))).toBe("open");
  expect(standingOf(aPending(), after(BEGUN, 24 * 60 * MINUTE))).toBe("over");
});

test("a second tap is answered like the first for ten minutes", () => {
  expect(standingOf(aPending({ confirmed }), after(BEGUN, 10 * MINUTE))).toBe("repeated");
  expect(standingOf(aPending({ confirmed }), after(BEGUN, 10 * MINUTE + 1))).toBe("done");
});

test("five wrong codes are enough", () => {
  expect(hasTries({ tries: 4 })).toBe(true);
  expect(hasTries({ tries: 5 })).toBe(false);
});

test("the same form is the same tap only while nothing has been tried or changed", () => {
  const soon = after(BEGUN, MINUTE);
  expect(isSameForm(aPending(), KeptSignUp.parse(fields), soon)).toBe(true);
  expect(isSameForm(aPending(), KeptSignUp.parse({ ...fields, licenceNumber: "N-78" }), soon)).toBe(false);
  expect(isSameForm(aPending(), KeptSignUp.parse({ ...fields, email: "zeinab@example.iq" }), soon)).toBe(false);
  expect(isSameForm(aPending({ tries: 1 }), FORM, soon)).toBe(false);
  expect(isSameForm(aPending({ confirmed }), FORM, soon)).toBe(false);
  expect(isSameForm(aPending(), FORM, after(BEGUN, MINUTE + 1))).toBe(false);
});

test("the address is confirmed where there is one, else the number", () => {
  expect(FORM.contact).toEqual({ kind: "email", email: "zainab@example.iq" });
  expect(KeptSignUp.parse({ ...fields, email: "" }).contact).toEqual({ kind: "phone", phone: "+9647701234567" });
  expect(KeptSignUp.safeParse({ ...fields, email: "", phone: "" }).success).toBe(false);
});
