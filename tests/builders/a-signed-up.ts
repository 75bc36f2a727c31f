import { randomBytes } from "node:crypto";
import { askSignUp } from "#app/commands/identity/ask-sign-up.server.ts";
import { confirmSignUp } from "#app/commands/identity/confirm-sign-up.server.ts";
import { issueSignUpMessage } from "#app/commands/identity/issue-sign-up-message.server.ts";
import type { SignUp } from "#app/domain/identity/profile.ts";
import { AccountId, PendingSignUpId, PractitionerId } from "#app/domain/shared/ids.ts";
import { db } from "#app/platform/db.server.ts";
import { hashOfToken, sessionByToken } from "#app/platform/sessions.server.ts";
import { A_BROWSER, aSignUp, anOccasion } from "#tests/builders/a-sign-up.ts";

/** The secret of a browser's cookie. */
export const aBrowserToken = (): string => randomBytes(32).toString("base64url");

/** A form that was sent from a browser, and waits. Another one from the same browser takes its place. */
export async function aPendingSignUp(wish: SignUp = aSignUp(), browserToken = aBrowserToken(), occasion = anOccasion()) {
  const asked = await askSignUp(wish, { browserToken, next: "/" }, occasion);
  if (!asked.ok) throw new Error(asked.refusal);
  const { id } = await db().pendingSignUp.findUniqueOrThrow({ where: { browserHash: hashOfToken(browserToken) } });
  return { wish, browserToken, id: PendingSignUpId.parse(id) };
}

/** The code and link that the message of a pending sign-up would carry, as the errand makes them. */
export async function secretsOf(pending: { readonly id: PendingSignUpId }, occasion = anOccasion()) {
  const message = await issueSignUpMessage(pending.id, occasion);
  if (message?.kind !== "confirm") throw new Error("There is nothing to confirm.");
  return message;
}

/** Somebody who has filled in the form and typed the digits of the message, with the actor they are and their first session. */
export async function aSignedUp(wish: SignUp = aSignUp()) {
  const { browserToken, id } = await aPendingSignUp(wish);
  const confirm = async () => confirmSignUp({ by: "code", browserToken, code: (await secretsOf({ id })).code }, A_BROWSER, anOccasion());
  let confirmed = await confirm();
  // Where a worker runs, its errand for the message may have made a newer code in between; it does so once.
  if (!confirmed.ok && confirmed.refusal === "sign-up-code-wrong") confirmed = await confirm();
  if (!confirmed.ok) throw new Error(confirmed.refusal);
  const row = await sessionByToken(confirmed.value.token);
  const accountId = AccountId.parse(row?.accountId);
  const practitionerId = PractitionerId.parse(row?.practitionerId);
  return { wish, accountId, token: confirmed.value.token, actor: { role: "learner", accountId, practitionerId } as const };
}
