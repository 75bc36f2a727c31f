import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { type LearnerLetterWords, learnerLetterWords } from "#app/i18n/learner-letter-words.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { sendText, textChannel } from "#app/platform/text-message.server.ts";
import { letterRecipient } from "#app/queries/identity/letter-recipient.server.ts";
import type { LearnerLetterTo } from "#app/ui/letters/learner-letter.ts";
import type { Letter } from "#app/ui/letters/write-letter.ts";

type News = {
  readonly accountId: AccountId;
  /** The page that the letter's one button leads to. */
  readonly path: string;
  readonly letter: (to: LearnerLetterTo) => Letter;
  readonly text: (words: LearnerLetterWords, language: Language) => string;
};

/** Tells one clinician something in their language: by letter, or by text where there is no address and the installation has a gateway. */
export async function tellLearner({ accountId, path, letter, text }: News, jobId: string): Promise<void> {
  const recipient = await letterRecipient(accountId);
  if (recipient === null) return;
  const { contact, language, name } = recipient;
  const words = learnerLetterWords(language);
  if (contact.kind === "email") {
    const to = { language, t: messagesFor(language), words, name, link: `${env.publicUrl()}${path}` };
    await sendMail({ to: contact.email, ...letter(to) });
  } else if (textChannel() !== null) {
    await sendText({ to: contact.phone, text: text(words, language) }, jobId);
  }
}
