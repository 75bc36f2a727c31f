import { expect, test } from "vitest";
import { safeNext } from "#app/http/guard.server.ts";

test("after signing in one goes on within the product only", () => {
  for (const next of ["/learn", "/learn/courses/x?part=2", "/a%20b"]) expect(safeNext(next)).toBe(next);
  for (const next of [
    "//evil.example",
    "https://evil.example",
    "/\\evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "/%2e//evil.example",
    "javascript:alert(1)",
    "",
    null,
    "/a b",
    "/\u0000",
    `/${"a".repeat(600)}`,
  ])
    expect(safeNext(next)).toBe("/");
});
