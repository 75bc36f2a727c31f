import type { ActionFunctionArgs } from "@remix-run/node";
import { signIn } from "#app/commands/identity/sign-in.server.ts";
import { SignInForm } from "#app/domain/identity/forms.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { browserOf, limited, succeeded } from "#app/http/rate-limit.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { signedInHeaders } from "#app/http/session-cookie.server.ts";
import { signInTries } from "#app/http/sign-in-tries.server.ts";

/**
 * Signing in from a dialog over the page, which must not be left while answers wait in it (R59). Takes the fields of the sign-in form and
 * answers in JSON: `{ok: true, accountId}` with the cookie, or `{ok: false, errors}` with codes by field.
 */
export async function action({ request }: ActionFunctionArgs) {
  const read = await readForm(request, SignInForm);
  if (!read.ok) return Response.json({ ok: false, errors: read.reply.errors }, { status: 400 });
  const tries = signInTries(request, read.value.contact);
  if ((await limited(tries)) !== null) return Response.json({ ok: false, errors: { "": ["too-many-tries"] } }, { status: 429 });

  const opened = await signIn(read.value, browserOf(request), occasionOf(request));
  if (!opened.ok) return Response.json({ ok: false, errors: { "": [opened.refusal] } }, { status: 400 });
  await succeeded(tries);
  const { token, language, accountId } = opened.value;
  return Response.json({ ok: true, accountId }, { headers: signedInHeaders(token, language) });
}
