import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { addPasskey } from "#app/commands/identity/add-passkey.server.ts";
import { beginPasskey } from "#app/commands/identity/begin-passkey.server.ts";
import { beginPasskeySignIn } from "#app/commands/identity/begin-passkey-sign-in.server.ts";
import { signInByPasskey } from "#app/commands/identity/sign-in-by-passkey.server.ts";
import { PasskeyAnswer, PasskeyName } from "#app/domain/identity/passkey.ts";
import { requireAnyActor, requireSignedIn } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { addressOf, browserOf, limited, succeeded } from "#app/http/rate-limit.server.ts";
import { readJson } from "#app/http/read.server.ts";
import { signedInHeaders } from "#app/http/session-cookie.server.ts";

const Wish = z.discriminatedUnion("step", [
  z.object({ step: z.literal("ask-to-sign-in") }),
  z.object({ step: z.literal("sign-in"), answer: PasskeyAnswer }),
  z.object({ step: z.literal("ask-to-add") }),
  z.object({ step: z.literal("add"), answer: PasskeyAnswer, name: PasskeyName }),
]);

const MOST_BYTES = 64 * 1024;

/** The four steps of WebAuthn in JSON: a question and an answer for signing in, and for adding a passkey. Refusals are `{code}`. */
export async function action({ request }: ActionFunctionArgs) {
  const read = await readJson(request, Wish, MOST_BYTES);
  if (!read.ok) return Response.json({ code: read.code }, { status: read.status });
  const wish = read.value;
  const occasion = occasionOf(request);
  if (wish.step === "ask-to-add" || wish.step === "add") {
    const actor = await requireAnyActor(request);
    const { accountId } = actor;
    const { account } = await requireSignedIn(request);
    const outcome =
      wish.step === "add"
        ? await addPasskey(actor, { accountId, name: wish.name, ...wish.answer }, occasion)
        : await beginPasskey(actor, { accountId, displayName: account.displayName }, occasion);
    return outcome.ok ? Response.json(outcome.value ?? {}) : Response.json({ code: outcome.refusal }, { status: 400 });
  }

  const tries = [{ limit: "passkey-address", subject: addressOf(request) }] as const;
  if ((await limited(tries)) !== null) return Response.json({ code: "too-many-tries" }, { status: 429 });
  if (wish.step === "ask-to-sign-in") return Response.json(await beginPasskeySignIn(occasion));
  const opened = await signInByPasskey(wish.answer, browserOf(request), occasion);
  if (!opened.ok) return Response.json({ code: opened.refusal }, { status: 400 });
  // One for the question and one for the answer: somebody who signs in has used up neither.
  await succeeded([...tries, ...tries]);
  return Response.json({ accountId: opened.value.accountId }, { headers: signedInHeaders(opened.value.token, opened.value.language) });
}
