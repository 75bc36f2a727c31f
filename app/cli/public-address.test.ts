import { expect, test } from "vitest";
import { lookAtPublicAddress } from "#app/cli/public-address.server.ts";

test.each([
  ["http://localhost:3000", 0, "note"],
  ["http://cme.example.iq", 1, "wrong"],
  ["https://cme.example.iq", 0, "wrong"],
  ["https://cme.example.iq", 1, "ok"],
  ["https://cme.example.iq", 2, "ok"],
] as const)("%s behind %i proxies is %s", (url, proxies, state) => {
  expect(lookAtPublicAddress(url, proxies).state).toBe(state);
});

test("a proxy that nobody trusts is named as the reason, with what to set", () => {
  expect(lookAtPublicAddress("https://cme.example.iq", 0).mend).toContain("TRUSTED_PROXIES");
});
