import { type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { confirmSignUp } from "#app/commands/identity/confirm-sign-up.server.ts";
import { contactText } from "#app/domain/identity/contact.ts";
import { ConfirmLinkForm } from "#app/domain/identity/forms.ts";
import { browserToken, forgetBrowserToken } from "#app/http/browser-token.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { browserOf, limited } from "#app/http/rate-limit.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { signedInHeaders } from "#app/http/session-cookie.server.ts";
import { confirmTries } from "#app/http/sign-in-tries.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { signUpLink } from "#app/queries/identity/sign-up-link.server.ts";
import { ConfirmLinkScreen } from "#app/ui/account/confirm-link-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "account.confirm-title" } satisfies PageHandle;
export const meta: MetaFunction = () => [{ name: "robots", content: "noindex" }];
/** The token stands in the address: no cache may keep it (as in account.reset-password.$token.tsx). */
export const headers: HeadersFunction = () => ({ "cache-control": "no-store" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const link = await signUpLink(params["token"] ?? "", browserToken(request, "sign-up"), occasionOf(request).at);
  return { state: link.state, contact: "contact" in link ? contactText(link.contact) : null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const read = await readForm(request, ConfirmLinkForm);
  if (!read.ok) return data({ errors: read.reply.errors }, { status: 400 });
  const refuse = (code: string, field = "", status = 400) => data({ errors: { [field]: [code] } }, { status });
  if ((await limited(confirmTries(request))) !== null) return refuse("too-many-tries", "", 429);
  const proof = {
    by: "link",
    linkToken: params["token"] ?? "",
    browserToken: browserToken(request, "sign-up"),
    password: read.value.password ?? null,
  } as const;
  const confirmed = await confirmSignUp(proof, browserOf(request), occasionOf(request));
  if (confirmed.ok) {
    const { token, language, next } = confirmed.value;
    const home = next === "/" ? "/learn" : next;
    return redirect(home, { headers: forgetBrowserToken("sign-up", signedInHeaders(token, language)) });
  }
  if (confirmed.refusal === "password-needed") return refuse("required", "password");
  return refuse(confirmed.refusal, confirmed.refusal === "chosen-password-wrong" ? "password" : "");
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, ({ errors }) => ({ errors }));
}

export default function ConfirmLinkRoute() {
  return <ConfirmLinkScreen {...useLoaderData<typeof loader>()} errors={useActionData<typeof action>()?.errors} />;
}
