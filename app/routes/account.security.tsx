import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { changePassword } from "#app/commands/identity/change-password.server.ts";
import { removePasskey } from "#app/commands/identity/remove-passkey.server.ts";
import { removeSecondFactor } from "#app/commands/identity/remove-second-factor.server.ts";
import { renamePasskey } from "#app/commands/identity/rename-passkey.server.ts";
import { renewRecoveryCodes } from "#app/commands/identity/renew-recovery-codes.server.ts";
import { revokeSession } from "#app/commands/identity/revoke-session.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { SecurityForm } from "#app/domain/identity/forms.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted } from "#app/domain/shared/result.ts";
import { requireAnyActor, requireSignedIn } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { limited, succeeded } from "#app/http/rate-limit.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { ownSecurity } from "#app/queries/identity/own-security.server.ts";
import { SecurityScreen } from "#app/ui/account/security-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "common.nav-security" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAnyActor(request);
  const { sessionIdHash } = await requireSignedIn(request);
  return { security: await ownSecurity(actor, occasionOf(request).at), present: sessionIdHash };
}

type Wish = z.output<typeof SecurityForm>;
/** The field beside which a wrong password is said. */
const PASSWORD_FIELD: Partial<Record<Wish["intent"], string>> = {
  "change-password": "currentPassword",
  "renew-codes": "codesPassword",
  "remove-second-factor": "factorPassword",
  "remove-passkey": "passkeyPassword",
};

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireAnyActor(request);
  const { sessionIdHash } = await requireSignedIn(request);
  const read = await readForm(request, SecurityForm);
  const refuse = (intent: string, errors: Record<string, string[]>, status = 400) =>
    data({ intent, errors, done: false, codes: null }, { status });
  if (!read.ok) return refuse(String(read.reply.values["intent"] ?? ""), read.reply.errors);
  const wish = read.value;
  const field = PASSWORD_FIELD[wish.intent];
  const tries = [{ limit: "password-account", subject: actor.accountId }] as const;
  if (field !== undefined && (await limited(tries)) !== null) return refuse(wish.intent, { [field]: ["too-many-tries"] }, 429);

  const outcome = await carryOut(actor, wish, sessionIdHash, occasionOf(request));
  if (!outcome.ok)
    return refuse(wish.intent, {
      [outcome.refusal === "password-wrong" ? (field ?? "") : outcome.refusal === "password-common" ? "newPassword" : ""]: [
        outcome.refusal,
      ],
    });
  if (field !== undefined) await succeeded(tries);
  return { intent: wish.intent, errors: {}, done: true, codes: outcome.value };
}

/** Gives the one command that the form asks for; new recovery codes come back to be shown once. */
async function carryOut(actor: Actor, wish: Wish, present: string, occasion: Occasion): Promise<Result<readonly string[] | null, string>> {
  const { accountId } = actor;
  const done = <Refusal extends string>(result: Result<unknown, Refusal>) => (result.ok ? granted(null) : result);
  switch (wish.intent) {
    case "change-password":
      return done(
        await changePassword(actor, { accountId, current: wish.currentPassword, next: wish.newPassword, sessionIdHash: present }, occasion),
      );
    case "revoke-session":
      return done(await revokeSession(actor, { accountId, which: "one", sessionIdHash: wish.sessionIdHash }, occasion));
    case "revoke-others":
      return done(await revokeSession(actor, { accountId, which: "others", keep: present }, occasion));
    case "renew-codes":
      return renewRecoveryCodes(actor, { accountId, password: wish.codesPassword }, occasion);
    case "remove-second-factor":
      return done(await removeSecondFactor(actor, { accountId, password: wish.factorPassword }, occasion));
    case "remove-passkey":
      return done(await removePasskey(actor, { accountId, credentialId: wish.credentialId, password: wish.passkeyPassword }, occasion));
    case "rename-passkey":
      return done(await renamePasskey(actor, { accountId, credentialId: wish.credentialId, name: wish.passkeyName }, occasion));
  }
}

export async function clientAction(args: ClientActionFunctionArgs) {
  const intent = (await args.request.clone().formData()).get("intent");
  return keepTyped<typeof action>(args, ({ errors }) => ({
    intent: typeof intent === "string" ? intent : "",
    errors,
    done: false,
    codes: null,
  }));
}

export default function SecurityRoute() {
  return <SecurityScreen {...useLoaderData<typeof loader>()} outcome={useActionData<typeof action>()} />;
}
