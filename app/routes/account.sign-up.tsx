import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signUp } from "#app/commands/identity/sign-up.server.ts";
import { SignUp } from "#app/domain/identity/profile.ts";
import { safeNext, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { browserOf, limited, succeeded } from "#app/http/rate-limit.server.ts";
import { type FormReply, readForm } from "#app/http/read.server.ts";
import { signedInHeaders } from "#app/http/session-cookie.server.ts";
import { signUpTries } from "#app/http/sign-in-tries.server.ts";
import { SignUpScreen } from "#app/ui/account/sign-up-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "account.sign-up-title" } satisfies PageHandle;

export const meta: MetaFunction = () => [{ name: "robots", content: "noindex" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const next = safeNext(new URL(request.url).searchParams.get("next"));
  const session = await sessionOf(request);
  if (session !== null) throw redirect(next === "/" ? "/account/role" : next);
  return { next, language: await languageOf(request) };
}

export async function action({ request }: ActionFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const read = await readForm(request, SignUp);
  // A step of the form on its way: what is still to come may be missing, and nothing is made.
  const step = query.get("step");
  if (step !== null) return { reply: read.ok ? null : read.reply, step: Number(step), known: false };
  if (!read.ok) return refuse(read.reply);
  const refusedFor = (code: string, field = "", status = 400) => refuse({ values: read.values, errors: { [field]: [code] } }, status);
  const { address, contacts } = signUpTries(request, read.value);
  if ((await limited([address, ...contacts])) !== null) return refusedFor("too-many-tries", "", 429);

  const outcome = await signUp(read.value, browserOf(request), occasionOf(request));
  if (!outcome.ok) return refusedFor(outcome.refusal, "password");
  if (outcome.value.kind === "known-contact") return { reply: null, step: null, known: true };
  await succeeded(contacts);
  const next = safeNext(query.get("next"));
  return redirect(next === "/" ? "/learn" : next, { headers: signedInHeaders(outcome.value.token, read.value.language) });
}

function refuse(reply: FormReply, status = 400) {
  return data({ reply, step: null, known: false }, { status });
}

export default function SignUpRoute() {
  const { next, language } = useLoaderData<typeof loader>();
  return <SignUpScreen next={next} language={language} outcome={useActionData<typeof action>()} />;
}
