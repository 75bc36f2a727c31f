import { z } from "zod";
import { AccountId } from "#app/domain/shared/ids.ts";
import { CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { learnerLetterWords } from "#app/i18n/learner-letter-words.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { sendText, textChannel } from "#app/platform/text-message.server.ts";
import { standingToRemindOf } from "#app/queries/compliance/standing-to-remind-of.server.ts";
import { letterRecipient } from "#app/queries/identity/letter-recipient.server.ts";
import { standingLetter, standingText } from "#app/ui/letters/learner-letter.ts";

const Payload = z.strictObject({ accountId: AccountId, cycleTo: CalendarDay });

/** Reminds one clinician of what their cycle lacks, in their language and as it is now; not of what they have met meanwhile. */
export async function run(payload: unknown, { jobId }: { readonly jobId: string }): Promise<void> {
  const { accountId, cycleTo } = Payload.parse(payload);
  const [recipient, about] = await Promise.all([letterRecipient(accountId), standingToRemindOf(accountId, cycleTo, instantAt(Date.now()))]);
  if (recipient === null || about === null) return;
  const { contact, language, name } = recipient;
  const words = learnerLetterWords(language);
  const link = `${env.publicUrl()}/learn/standing`;
  if (contact.kind === "email") {
    await sendMail({ to: contact.email, ...standingLetter(about, { language, t: messagesFor(language), words, name, link }) });
    // An installation without a gateway has no way to its telephones.
  } else if (textChannel() !== null) {
    await sendText({ to: contact.phone, text: standingText(about.deadline, language, words) }, jobId);
  }
}
