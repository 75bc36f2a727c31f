import { z } from "zod";
import { issueSignUpMessage } from "#app/commands/identity/issue-sign-up-message.server.ts";
import { PendingSignUpId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { run as sendLetter } from "#app/jobs/send-letter.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { sendText } from "#app/platform/text-message.server.ts";
import { signUpLetter } from "#app/ui/letters/sign-up-letter.ts";

const Payload = z.strictObject({ pendingId: PendingSignUpId });

/** Writes the message of a pending sign-up and sends it: how to confirm, or, where the address has an account, a letter to its holder. */
export async function run(payload: unknown, { jobId }: { readonly jobId: string }): Promise<void> {
  const { pendingId } = Payload.parse(payload);
  const message = await issueSignUpMessage(pendingId, { at: instantAt(Date.now()), requestId: null });
  if (message === null) return;
  if (message.kind === "known") return sendLetter({ kind: "sign-up-again", accountId: message.accountId }, { jobId });
  const { contact, language, code, linkToken } = message;
  const t = messagesFor(language);
  if (contact.kind === "phone") return sendText({ to: contact.phone, text: t("letters.text-sign-up", { code }) }, jobId);
  await sendMail({ to: contact.email, ...signUpLetter({ language, t, code, link: `${env.publicUrl()}/account/confirm/${linkToken}` }) });
}
