import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";

process.env["SECRET_KEY"] = randomBytes(32).toString("base64");
const { keyedHash, open, randomDigits, randomRecoveryCode, seal } = await import("#app/platform/secrets.server.ts");

test("what was sealed opens for its own context and for no other, and not after a change", () => {
  const secret = new TextEncoder().encode("secret");
  const sealed = seal(secret, "totp a");
  expect(Buffer.from(sealed).includes(Buffer.from("secret"))).toBe(false);
  expect(open(sealed, "totp a")).toEqual(secret);
  expect(() => open(sealed, "totp b")).toThrow();
  sealed[14] = (sealed[14] ?? 0) ^ 1;
  expect(() => open(sealed, "totp a")).toThrow();
});

test("recovery codes differ and can be read aloud", () => {
  const codes = Array.from({ length: 200 }, randomRecoveryCode);
  expect(new Set(codes).size).toBe(200);
  for (const code of codes) expect(code).toMatch(/^[2-9a-hj-km-np-z]{5}-[2-9a-hj-km-np-z]{5}$/);
});

test("a short code's hash belongs to its context and to this installation's key", () => {
  expect(keyedHash("123456", "sign-up a")).toMatch(/^[0-9a-f]{64}$/);
  expect(keyedHash("123456", "sign-up a")).toBe(keyedHash("123456", "sign-up a"));
  expect(keyedHash("123456", "sign-up b")).not.toBe(keyedHash("123456", "sign-up a"));
  expect(keyedHash("123457", "sign-up a")).not.toBe(keyedHash("123456", "sign-up a"));
});

test("codes have all their digits, zeros in front included", () => {
  const codes = Array.from({ length: 300 }, () => randomDigits(6));
  for (const code of codes) expect(code).toMatch(/^\d{6}$/);
  expect(new Set(codes.map((code) => code.charAt(0))).size).toBeGreaterThan(5);
});
