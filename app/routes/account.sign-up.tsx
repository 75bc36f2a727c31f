import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { askSignUp } from "#app/commands/identity/ask-sign-up.server.ts";
import { SignUp } from "#app/domain/identity/profile.ts";
import { browserTokenHeaders, browserTokenOrNew } from "#app/http/browser-token.server.ts";
import { safeNext, sessionOf } from "#app/http/guard.server.ts";
import { sendsTexts } from "#app/http/installation.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { limited, takenBack } from "#app/http/rate-limit.server.ts";
import { type FormReply, readForm } from "#app/http/read.server.ts";
import { signUpTries } from "#app/http/sign-in-tries.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { pendingSignUp } from "#app/queries/identity/pending-sign-up.server.ts";
import { SignUpScreen } from "#app/ui/account/sign-up-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "account.sign-up-title" } satisfies PageHandle;

export const meta: MetaFunction = () => [{ name: "robots", content: "noindex" }];

/** `?again`: what this browser has sent comes back, to be corrected. */
export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const next = safeNext(query.get("next"));
  const session = await sessionOf(request);
  if (session !== null) throw redirect(next === "/" ? "/account/role" : next);
  const token = browserTokenOrNew(request, "sign-up");
  const sent = query.has("again") ? await pendingSignUp(token, occasionOf(request).at) : null;
  const page = { next, language: await languageOf(request), texts: sendsTexts(), sent: sent?.values ?? null };
  return data(page, { headers: browserTokenHeaders("sign-up", token) });
}

/** Whatever is known of the address, the answer is one: a message is on its way, and the page that waits for it. */
export async function action({ request }: ActionFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const read = await readForm(request, SignUp);
  // A step of the form on its way: what is still to come may be missing, and nothing is made.
  const step = query.get("step");
  if (step !== null) return { reply: read.ok ? null : read.reply, step: Number(step) };
  if (!read.ok) return refuse(read.reply);
  const refusedFor = (code: string, field = "", status = 400) => refuse({ values: read.values, errors: { [field]: [code] } }, status);
  const { contact } = read.value;
  if (contact.kind === "phone" && !sendsTexts()) return refusedFor("email-needed", "email");
  const tries = signUpTries(request, contact);
  if ((await limited(tries)) !== null) return refusedFor("too-many-messages", "", 429);

  const token = browserTokenOrNew(request, "sign-up");
  const asked = await askSignUp(read.value, { browserToken: token, next: safeNext(query.get("next")) }, occasionOf(request));
  if (asked.ok) return redirect("/account/confirm", { headers: browserTokenHeaders("sign-up", token) });
  await takenBack(tries);
  return refusedFor(asked.refusal, "password");
}

function refuse(reply: FormReply, status = 400) {
  return data({ reply, step: null }, { status });
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ reply, step: null }));
}

export default function SignUpRoute() {
  return <SignUpScreen {...useLoaderData<typeof loader>()} outcome={useActionData<typeof action>()} />;
}
