import { type ActionFunctionArgs, data } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { askPasswordReset } from "#app/commands/identity/ask-password-reset.server.ts";
import { ForgotPasswordForm } from "#app/domain/identity/forms.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { limited } from "#app/http/rate-limit.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { resetTries } from "#app/http/sign-in-tries.server.ts";
import { ForgotPasswordScreen } from "#app/ui/account/forgot-password-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export async function action({ request }: ActionFunctionArgs) {
  const read = await readForm(request, ForgotPasswordForm);
  if (!read.ok) return data({ asked: false, reply: read.reply }, { status: 400 });
  // Too many wishes are answered as the first was: the answer tells nothing of the account.
  if ((await limited(resetTries(request, read.value.contact))) === null) await askPasswordReset(read.value.contact, occasionOf(request));
  return { asked: true, reply: null };
}

export const handle = { title: "account.forgot-title" } satisfies PageHandle;

export default function ForgotPasswordRoute() {
  return <ForgotPasswordScreen outcome={useActionData<typeof action>()} />;
}
