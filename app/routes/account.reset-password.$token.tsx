import { type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { resetPassword } from "#app/commands/identity/reset-password.server.ts";
import { ResetPasswordForm } from "#app/domain/identity/forms.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { limited } from "#app/http/rate-limit.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { resetUseTries } from "#app/http/sign-in-tries.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { passwordLinkCounts } from "#app/queries/identity/password-link-counts.server.ts";
import { ResetPasswordScreen } from "#app/ui/account/reset-password-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

/**
 * The token stands in the address: no cache may keep it. It travels to no other host either, for every page says `same-origin`; with
 * `no-referrer` a browser without script would send the form with `Origin: null`, which is refused.
 */
export const headers: HeadersFunction = () => ({ "cache-control": "no-store" });

export const handle = { title: "account.reset-title" } satisfies PageHandle;

export const meta: MetaFunction = () => [{ name: "robots", content: "noindex" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return { counts: await passwordLinkCounts(params["token"] ?? "", occasionOf(request).at) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const read = await readForm(request, ResetPasswordForm);
  if (!read.ok) return data(read.reply, { status: 400 });
  if ((await limited(resetUseTries(request))) !== null) return data({ values: {}, errors: { "": ["too-many-tries"] } }, { status: 429 });
  const outcome = await resetPassword({ token: params["token"] ?? "", password: read.value.password }, occasionOf(request));
  if (outcome.ok) return redirect("/account/sign-in?password=changed");
  return data({ values: {}, errors: { [outcome.refusal === "password-common" ? "password" : ""]: [outcome.refusal] } }, { status: 400 });
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, ({ errors }) => ({ values: {}, errors }));
}

export default function ResetPasswordRoute() {
  return <ResetPasswordScreen {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
