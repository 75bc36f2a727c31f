import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";

process.env["SECRET_KEY"] = randomBytes(32).toString("base64");
const { open, randomRecoveryCode, seal } = await import("#app/platform/secrets.server.ts");

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
