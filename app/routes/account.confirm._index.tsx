import { type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { confirmSignUp } from "#app/commands/identity/confirm-sign-up.server.ts";
import { repeatSignUpMessage } from "#app/commands/identity/repeat-sign-up-message.server.ts";
import { contactText } from "#app/domain/identity/contact.ts";
import { ConfirmForm } from "#app/domain/identity/forms.ts";
import { browserToken, forgetBrowserToken } from "#app/http/browser-token.server.ts";
import { sessionOf } from "#app/http/guard.server.ts";
import { showsMessages } from "#app/http/installation.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { browserOf, limited } from "#app/http/rate-limit.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { signedInHeaders } from "#app/http/session-cookie.server.ts";
import { confirmTries, signUpTries } from "#app/http/sign-in-tries.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { type PendingForm, pendingSignUp } from "#app/queries/identity/pending-sign-up.server.ts";
import { ConfirmScreen } from "#app/ui/account/confirm-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "account.confirm-title" } satisfies PageHandle;
export const meta: MetaFunction = () => [{ name: "robots", content: "noindex" }];
export const headers: HeadersFunction = () => ({ "cache-control": "no-store" });

/** The page waits in the browser that sent the form, known by its cookie; anybody else is led to the form. */
async function waiting(request: Request): Promise<PendingForm & { readonly token: string }> {
  const token = browserToken(request, "sign-up");
  const pending = token === null ? null : await pendingSignUp(token, occasionOf(request).at);
  if (token === null || pending === null) throw redirect("/account/sign-up");
  return { ...pending, token };
}

export async function loader({ request }: LoaderFunctionArgs) {
  if ((await sessionOf(request)) !== null) throw redirect("/account/role");
  const { contact, next, hasTries, hasMessages } = await waiting(request);
  return {
    by: contact.kind,
    contact: contactText(contact),
    next,
    hasTries,
    hasMessages,
    sentAgain: new URL(request.url).searchParams.get("sent") === "again",
    shownHere: showsMessages(request),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { token, contact } = await waiting(request);
  const read = await readForm(request, ConfirmForm);
  if (!read.ok) return data({ errors: read.reply.errors }, { status: 400 });
  const refuse = (code: string, field = "", status = 400) => data({ errors: { [field]: [code] } }, { status });

  if (read.value.intent === "again") {
    if ((await limited(signUpTries(request, contact))) !== null) return refuse("too-many-messages", "", 429);
    const sent = await repeatSignUpMessage(token, occasionOf(request));
    return sent.ok ? redirect("/account/confirm?sent=again") : refuse(sent.refusal);
  }
  if ((await limited(confirmTries(request))) !== null) return refuse("too-many-tries", "", 429);
  const proof = { by: "code", browserToken: token, code: read.value.code } as const;
  const confirmed = await confirmSignUp(proof, browserOf(request), occasionOf(request));
  if (!confirmed.ok) return refuse(confirmed.refusal, confirmed.refusal === "sign-up-code-wrong" ? "code" : "");
  const { token: session, language, next } = confirmed.value;
  const home = next === "/" ? "/learn" : next;
  return redirect(home, { headers: forgetBrowserToken("sign-up", signedInHeaders(session, language)) });
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, ({ errors }) => ({ errors }));
}

export default function ConfirmRoute() {
  return <ConfirmScreen {...useLoaderData<typeof loader>()} errors={useActionData<typeof action>()?.errors} />;
}
