import { generateKeyPairSync, sign, verify } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compactStatement, readStatement, type Statement, textToSign } from "#app/domain/credits/signed-statement.ts";

const keys = generateKeyPairSync("ed25519");
const aStatement: Statement = {
  c: "0123-4567-89AB",
  n: "Ahmed Hassan Al-Obaidi",
  a: "أحمد حسن العبيدي",
  f: "nurse",
  l: "iq-moh 12345",
  t: "Infection prevention",
  p: "Bimaristan editorial team",
  h: 250,
  y: "provider-certified-hours",
  d: "2026-11-23",
  i: 1_795_000_000,
  x: null,
};
const signed = (statement: Statement) => {
  const text = textToSign(statement, "k1");
  return compactStatement(text, sign(null, Buffer.from(text), keys.privateKey));
};
const holds = (compact: string) => {
  const parts = readStatement(compact);
  return parts.ok && verify(null, Buffer.from(parts.value.signedText), keys.publicKey, parts.value.signature);
};

test("a statement reads back and its signature holds, whatever the names are", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (name) => {
      const compact = signed({ ...aStatement, n: name, a: name });
      const parts = readStatement(compact);
      expect(parts.ok && parts.value.statement.n).toBe(name);
      expect(holds(compact)).toBe(true);
    }),
  );
});

test("any changed character makes it malformed or unsigned", () => {
  const compact = signed(aStatement);
  fc.assert(
    fc.property(fc.nat(compact.length - 1), fc.constantFrom(...Array.from("ABCxyz019_-.")), (place, other) => {
      fc.pre(compact[place] !== other);
      // The last base64url character of a 64-byte signature carries four bits that say nothing.
      fc.pre(place !== compact.length - 1);
      expect(holds(compact.slice(0, place) + other + compact.slice(place + 1))).toBe(false);
    }),
    { numRuns: 400 },
  );
});

test("it fits a QR code that a worn print can carry: at most 1200 characters with long names", () => {
  expect(signed({ ...aStatement, n: "A".repeat(60), a: "ع".repeat(60), t: "T".repeat(120) }).length).toBeLessThan(1200);
});

test("garbage is malformed, never a crash", () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => !readStatement(text).ok));
  expect(readStatement(`BMR1.${"A".repeat(5000)}.k.${"A".repeat(86)}`).ok).toBe(false);
});
