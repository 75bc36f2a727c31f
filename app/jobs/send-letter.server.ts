import { z } from "zod";
import { issuePasswordReset } from "#app/commands/identity/issue-password-reset.server.ts";
import { LetterKind } from "#app/domain/identity/letter.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { sendText, textChannel } from "#app/platform/text-message.server.ts";
import { letterRecipient } from "#app/queries/identity/letter-recipient.server.ts";
import { accountLetter } from "#app/ui/letters/account-letter.ts";
import { accountText } from "#app/ui/letters/account-text.ts";

const Payload = z.strictObject({ kind: LetterKind, accountId: AccountId });

/** Writes one letter in its reader's language and sends it; to a telephone it is a line of text. The link of a reset is made here, so that no queue ever holds it. */
export async function run(payload: unknown, { jobId }: { readonly jobId: string }): Promise<void> {
  const { kind, accountId } = Payload.parse(payload);
  const recipient = await letterRecipient(accountId);
  // Gone or disabled: nothing that trying again would change.
  if (recipient === null) return;
  const { contact, language, name } = recipient;
  const t = messagesFor(language);
  if (contact.kind === "phone") {
    const text = accountText(kind, t);
    // An installation that had a gateway once, and has none today, has no way to its telephones.
    if (text !== null && textChannel() !== null) await sendText({ to: contact.phone, text }, jobId);
    return;
  }
  const link = await linkOf(kind, accountId);
  if (link === null) return;
  await sendMail({ to: contact.email, ...accountLetter({ kind, language, t, name, link }) });
}

async function linkOf(kind: LetterKind, accountId: AccountId): Promise<string | null> {
  switch (kind) {
    case "password-reset": {
      const token = await issuePasswordReset(accountId, { at: instantAt(Date.now()), requestId: null });
      return token === null ? null : `${env.publicUrl()}/account/reset-password/${token}`;
    }
    case "password-changed":
      return `${env.publicUrl()}/account/forgot-password`;
    case "sign-up-again":
      return `${env.publicUrl()}/account/sign-in`;
    case "second-factor-set-up":
    case "second-factor-removed":
    case "recovery-code-used":
    case "passkey-added":
    case "role-granted":
      return `${env.publicUrl()}/account/security`;
  }
}
