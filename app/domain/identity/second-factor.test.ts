import fc from "fast-check";
import { expect, test } from "vitest";
import { ROLES } from "#app/domain/identity/actor.ts";
import { SECOND_FACTOR_LASTS_MS, acceptedStep, mayActUntil, parseRecoveryCode, parseTotpCode } from "#app/domain/identity/second-factor.ts";
import { type Instant, after, instantAt, millisecondsOf } from "#app/domain/shared/time.ts";

const now = "2026-11-23T08:00:00.000Z" as Instant;
const endsAt = after(now, 7 * 24 * 60 * 60 * 1000);

test("a role above learner may act for twelve hours after its code, and never without one", () => {
  for (const role of ROLES.filter((one) => one !== "learner")) {
    expect(mayActUntil({ role, hasSecondFactor: false, secondFactorAt: now, endsAt }, now)).toBeNull();
    expect(mayActUntil({ role, hasSecondFactor: true, secondFactorAt: null, endsAt }, now)).toBeNull();
    expect(mayActUntil({ role, hasSecondFactor: true, secondFactorAt: now, endsAt }, now)).toBe(after(now, SECOND_FACTOR_LASTS_MS));
    expect(mayActUntil({ role, hasSecondFactor: true, secondFactorAt: now, endsAt }, after(now, SECOND_FACTOR_LASTS_MS))).toBeNull();
  }
});

test("a learner needs a code only when one was set up, once a session", () => {
  expect(mayActUntil({ role: "learner", hasSecondFactor: false, secondFactorAt: null, endsAt }, now)).toBe(endsAt);
  expect(mayActUntil({ role: "learner", hasSecondFactor: true, secondFactorAt: null, endsAt }, now)).toBeNull();
  expect(mayActUntil({ role: "learner", hasSecondFactor: true, secondFactorAt: after(now, -3 * 24 * 3600 * 1000), endsAt }, now)).toBe(
    endsAt,
  );
});

test("a code counts once: never at or before the step that was accepted last", () => {
  const codeAt = (step: number) => String(step % 1_000_000).padStart(6, "0");
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4_000_000_000 }), fc.integer({ min: -3, max: 3 }), (seconds, drift) => {
      const at = instantAt(seconds * 1000);
      const step = Math.floor(seconds / 30);
      const accepted = acceptedStep(codeAt(step + drift), codeAt, null, at);
      expect(accepted).toBe(Math.abs(drift) <= 1 ? step + drift : null);
      if (accepted !== null) expect(acceptedStep(codeAt(accepted), codeAt, accepted, at)).toBeNull();
      expect(millisecondsOf(at)).toBe(seconds * 1000);
    }),
  );
});

test("codes are read as people type them, in three sets of digits", () => {
  expect(parseTotpCode("123 456")).toBe("123456");
  expect(parseTotpCode("١٢٣٤٥٦")).toBe("123456");
  expect(parseTotpCode("۱۲۳-۴۵۶")).toBe("123456");
  expect(parseTotpCode("12345")).toBeNull();
  expect(parseRecoveryCode(" K7M2P X9QRT ")).toBe("k7m2p-x9qrt");
  expect(parseRecoveryCode("k7m2p-x9qr")).toBeNull();
});
