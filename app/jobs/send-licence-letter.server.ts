import { z } from "zod";
import { learnerLetterWords } from "#app/i18n/learner-letter-words.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { sendText, textChannel } from "#app/platform/text-message.server.ts";
import { letterRecipient } from "#app/queries/identity/letter-recipient.server.ts";
import { licenceLetter } from "#app/queries/identity/licence-letter.server.ts";
import { licenceDecisionLetter, licenceDecisionText } from "#app/ui/letters/learner-letter.ts";

const Payload = z.strictObject({ decisionId: z.uuid() });

/** Tells one clinician, in their language, what became of the licence that they claimed. */
export async function run(payload: unknown, { jobId }: { readonly jobId: string }): Promise<void> {
  const about = await licenceLetter(Payload.parse(payload).decisionId);
  const recipient = about === null ? null : await letterRecipient(about.accountId);
  if (about === null || recipient === null) return;
  const { contact, language, name } = recipient;
  const words = learnerLetterWords(language);
  const to = { language, t: messagesFor(language), words, name, link: `${env.publicUrl()}/account` };
  if (contact.kind === "email") await sendMail({ to: contact.email, ...licenceDecisionLetter(about, to) });
  else if (textChannel() !== null) await sendText({ to: contact.phone, text: licenceDecisionText(about, words) }, jobId);
}
