import { type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { spendResetCode } from "#app/commands/identity/spend-reset-code.server.ts";
import { ResetCodeForm } from "#app/domain/identity/forms.ts";
import { browserToken, forgetBrowserToken } from "#app/http/browser-token.server.ts";
import { showsMessages } from "#app/http/installation.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { limited } from "#app/http/rate-limit.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { resetUseTries } from "#app/http/sign-in-tries.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { resetCodeWish } from "#app/queries/identity/reset-code-wish.server.ts";
import { ResetCodeScreen } from "#app/ui/account/reset-code-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "account.reset-code-title" } satisfies PageHandle;
export const meta: MetaFunction = () => [{ name: "robots", content: "noindex" }];
export const headers: HeadersFunction = () => ({ "cache-control": "no-store" });

/** The page waits in the browser that asked for a code, known by its cookie; anybody else is led to asking. */
export async function loader({ request }: LoaderFunctionArgs) {
  const token = browserToken(request, "reset");
  const wish = token === null ? null : await resetCodeWish(token, occasionOf(request).at);
  if (wish === null) throw redirect("/account/forgot-password");
  return { ...wish, shownHere: showsMessages(request) };
}

/** The right digits lead to the page that a mailed link leads to. */
export async function action({ request }: ActionFunctionArgs) {
  const token = browserToken(request, "reset");
  if (token === null) throw redirect("/account/forgot-password");
  const read = await readForm(request, ResetCodeForm);
  if (!read.ok) return data({ errors: read.reply.errors }, { status: 400 });
  const refuse = (code: string, field = "", status = 400) => data({ errors: { [field]: [code] } }, { status });
  if ((await limited(resetUseTries(request))) !== null) return refuse("too-many-tries", "", 429);
  const used = await spendResetCode({ browserToken: token, code: read.value.code }, occasionOf(request));
  if (used.ok) return redirect(`/account/reset-password/${used.value}`, { headers: forgetBrowserToken("reset", new Headers()) });
  return refuse(used.refusal, used.refusal === "reset-code-wrong" ? "code" : "");
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, ({ errors }) => ({ errors }));
}

export default function ResetCodeRoute() {
  return <ResetCodeScreen {...useLoaderData<typeof loader>()} errors={useActionData<typeof action>()?.errors} />;
}
