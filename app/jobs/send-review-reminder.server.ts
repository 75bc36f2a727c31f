import { z } from "zod";
import { REMINDER_STEPS } from "#app/domain/authoring/review-term.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { sendText, textChannel } from "#app/platform/text-message.server.ts";
import { reviewToRemindOf } from "#app/queries/authoring/review-to-remind-of.server.ts";
import { letterRecipient } from "#app/queries/identity/letter-recipient.server.ts";
import { reviewLetter } from "#app/ui/letters/review-letter.ts";

const Payload = z.strictObject({ accountId: AccountId, submissionId: z.uuid(), step: z.enum(REMINDER_STEPS) });

/** Reminds one reviewer of one course, in their language; not of what was decided, changed or taken back meanwhile. */
export async function run(payload: unknown, { jobId }: { readonly jobId: string }): Promise<void> {
  const { accountId, submissionId, step } = Payload.parse(payload);
  const [recipient, review] = await Promise.all([
    letterRecipient(accountId),
    reviewToRemindOf(accountId, submissionId, instantAt(Date.now())),
  ]);
  if (recipient === null || review === null) return;
  const { contact, language, name } = recipient;
  const t = messagesFor(language);
  const letter = reviewLetter({ ...review, step, language, t, name, link: `${env.publicUrl()}/review/${submissionId}` });
  if (contact.kind === "email") await sendMail({ to: contact.email, ...letter });
  // An installation without a gateway has no way to its telephones.
  else if (textChannel() !== null) await sendText({ to: contact.phone, text: letter.subject }, jobId);
}
