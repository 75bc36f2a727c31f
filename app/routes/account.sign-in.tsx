import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { signIn } from "#app/commands/identity/sign-in.server.ts";
import { SignInForm } from "#app/domain/identity/forms.ts";
import { safeNext, sessionOf } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { browserOf, limited, succeeded } from "#app/http/rate-limit.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { signedInHeaders } from "#app/http/session-cookie.server.ts";
import { signInTries } from "#app/http/sign-in-tries.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { SignInScreen } from "#app/ui/account/sign-in-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "account.sign-in-title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const next = safeNext(searchParams.get("next"));
  if ((await sessionOf(request)) !== null) throw redirect(next === "/" ? "/account/role" : next);
  return { next, changed: searchParams.get("password") === "changed" };
}

export async function action({ request }: ActionFunctionArgs) {
  const read = await readForm(request, SignInForm);
  if (!read.ok) return data(read.reply, { status: 400 });
  const refuse = (code: string, status: number) => data({ values: read.values, errors: { "": [code] } }, { status });
  const tries = signInTries(request, read.value.contact);
  if ((await limited(tries)) !== null) return refuse("too-many-tries", 429);

  const opened = await signIn(read.value, browserOf(request), occasionOf(request));
  if (!opened.ok) return refuse(opened.refusal, 400);
  await succeeded(tries);
  const next = safeNext(new URL(request.url).searchParams.get("next"));
  return redirect(next === "/" ? "/account/role" : next, { headers: signedInHeaders(opened.value.token, opened.value.language) });
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => reply);
}

export default function SignInRoute() {
  return <SignInScreen {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
