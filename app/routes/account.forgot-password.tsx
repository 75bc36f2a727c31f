import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { askPasswordReset } from "#app/commands/identity/ask-password-reset.server.ts";
import { askResetCode } from "#app/commands/identity/ask-reset-code.server.ts";
import { ForgotPasswordForm } from "#app/domain/identity/forms.ts";
import { browserTokenHeaders, browserTokenOrNew } from "#app/http/browser-token.server.ts";
import { sendsTexts } from "#app/http/installation.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { limited } from "#app/http/rate-limit.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { resetTries } from "#app/http/sign-in-tries.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { ForgotPasswordScreen } from "#app/ui/account/forgot-password-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "account.forgot-title" } satisfies PageHandle;

export function loader({ request }: LoaderFunctionArgs) {
  return data({ texts: sendsTexts() }, { headers: browserTokenHeaders("reset", browserTokenOrNew(request, "reset")) });
}

export async function action({ request }: ActionFunctionArgs) {
  const read = await readForm(request, ForgotPasswordForm);
  if (!read.ok) return data({ asked: false, reply: read.reply }, { status: 400 });
  const { contact } = read.value;
  const tooMany = (await limited(resetTries(request, contact))) !== null;
  if (contact.kind === "phone" && sendsTexts()) {
    // Counted for every number alike: it tells nothing of the account.
    if (tooMany) return data({ asked: false, reply: { values: read.values, errors: { "": ["too-many-messages"] } } }, { status: 429 });
    const token = browserTokenOrNew(request, "reset");
    await askResetCode({ phone: contact.phone, browserToken: token }, occasionOf(request));
    return redirect("/account/reset-password", { headers: browserTokenHeaders("reset", token) });
  }
  // Too many wishes are answered as the first was: the answer tells nothing of the account.
  if (!tooMany) await askPasswordReset(contact, occasionOf(request));
  return { asked: true, reply: null };
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ asked: false, reply }));
}

export default function ForgotPasswordRoute() {
  return <ForgotPasswordScreen {...useLoaderData<typeof loader>()} outcome={useActionData<typeof action>()} />;
}
