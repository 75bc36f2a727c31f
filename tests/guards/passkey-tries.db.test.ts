import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { addPasskey } from "#app/commands/identity/add-passkey.server.ts";
import { beginPasskey } from "#app/commands/identity/begin-passkey.server.ts";
import { db } from "#app/platform/db.server.ts";
import { action } from "#app/routes/api.passkeys.ts";
import { aPasskey } from "#tests/builders/a-passkey.ts";
import { anOccasion } from "#tests/builders/a-sign-up.ts";
import { aSignedUp } from "#tests/builders/a-signed-up.ts";

const ORIGIN = "http://localhost:3000";
type Question = { readonly challengeId: string; readonly options: object };
const challengeOf = ({ options }: Question): string => (options as { challenge: string }).challenge;

function ask(body: object): Promise<Response> {
  const headers = { "content-type": "application/json", "x-client-address": "10.0.0.1", "x-request-id": randomUUID() };
  const request = new Request(`${ORIGIN}/api/passkeys`, { method: "POST", headers, body: JSON.stringify(body) });
  return action({ request, params: {}, context: {} });
}

async function signIn(key: ReturnType<typeof aPasskey>): Promise<number> {
  const question = (await (await ask({ step: "ask-to-sign-in" })).json()) as Question;
  return (await ask({ step: "sign-in", answer: { challengeId: question.challengeId, credential: key.get(challengeOf(question)) } })).status;
}

test("whoever signs in by passkey has used up no try of their address; whoever fails has used up two", async () => {
  const { accountId } = await aSignedUp();
  const actor = { role: "admin", accountId } as const;
  const key = aPasskey(ORIGIN);
  const question = await beginPasskey(actor, { accountId, displayName: "Zainab" }, anOccasion());
  if (!question.ok) throw new Error(question.refusal);
  const credential = key.create(challengeOf(question.value));
  await addPasskey(actor, { accountId, name: "telephone", challengeId: question.value.challengeId, credential }, anOccasion());

  const tries = async () => (await db().rateLimiterFlexible.findMany()).map(({ points }) => points);
  expect(await signIn(key)).toBe(200);
  expect(await tries()).toEqual([0]);
  expect(await signIn(aPasskey(ORIGIN))).toBe(400);
  expect(await tries()).toEqual([2]);
});
