import { expect, test } from "vitest";
import { signInTries, signUpTries } from "#app/http/sign-in-tries.server.ts";

const request = new Request("http://localhost/account/sign-up", { headers: { "x-client-address": "192.0.2.7" } });
const contact = { kind: "email", email: "nurse@example.iq" } as const;

test("a message to confirm an address counts against the address here, the address anywhere, and the network", () => {
  expect(signUpTries(request, contact)).toEqual([
    { limit: "sign-up-contact-address", subject: "nurse@example.iq 192.0.2.7" },
    { limit: "sign-up-contact", subject: "nurse@example.iq" },
    { limit: "sign-up-address", subject: "192.0.2.7" },
  ]);
});

test("asking for messages takes no try from signing in", () => {
  const limits = signInTries(request, contact).map(({ limit }) => limit);
  expect(signUpTries(request, contact).filter(({ limit }) => limits.includes(limit))).toEqual([]);
});
