import { expect, test } from "vitest";
import { signInTries, signUpTries } from "#app/http/sign-in-tries.server.ts";

test("the form for signing up guesses no password that the form for signing in would not let one guess", () => {
  const request = new Request("http://localhost/account/sign-up", { headers: { "x-client-address": "192.0.2.7" } });
  const [email, phone] = ["nurse@example.iq", "+9647701234567"];
  const tries = signUpTries(request, { email, phone });
  for (const one of [...signInTries(request, { kind: "email", email }), ...signInTries(request, { kind: "phone", phone })])
    expect(tries.contacts).toContainEqual(one);
  expect(signUpTries(request, { email, phone: null }).contacts).toEqual(signInTries(request, { kind: "email", email }));
});
