import { z } from "zod";
import { Verdict } from "#app/domain/assessment/item-case.ts";
import { AccountId, AttemptId } from "#app/domain/shared/ids.ts";
import { itemReportWords } from "#app/i18n/item-report-words.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { sendText, textChannel } from "#app/platform/text-message.server.ts";
import { answeredLetter, regradedLetter } from "#app/queries/assessment/item-letter.server.ts";
import { type LetterRecipient, letterRecipient } from "#app/queries/identity/letter-recipient.server.ts";
import { answeredLetterText, regradedLetterText, regradedText } from "#app/ui/letters/item-letter.ts";
import type { Letter } from "#app/ui/letters/write-letter.ts";

const Payload = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("regraded"), accountId: AccountId, attemptId: AttemptId, keysNumber: z.int() }),
  z.strictObject({ kind: z.literal("report-answered"), accountId: AccountId, reportId: z.uuid(), verdictId: z.uuid() }),
]);

/** Tells one learner, in their language, that their result became another one, or what was decided about a question that they reported. */
export async function run(payload: unknown, { jobId }: { readonly jobId: string }): Promise<void> {
  const wish = Payload.parse(payload);
  const recipient = await letterRecipient(wish.accountId);
  // Gone or disabled: nothing that trying again would change.
  if (recipient === null) return;
  const said = wish.kind === "regraded" ? await regraded(wish, recipient) : await answered(wish, recipient);
  if (said === null) return;
  const { contact } = recipient;
  if (contact.kind === "email") await sendMail({ to: contact.email, ...said.letter });
  else if (textChannel() !== null) await sendText({ to: contact.phone, text: said.text }, jobId);
}

type Said = { readonly letter: Letter; readonly text: string };

async function regraded(
  { attemptId, keysNumber }: Extract<z.infer<typeof Payload>, { kind: "regraded" }>,
  { language, name }: LetterRecipient,
): Promise<Said | null> {
  const about = await regradedLetter(attemptId, keysNumber, language);
  if (about === null) return null;
  const words = itemReportWords(language);
  const link = `${env.publicUrl()}/learn/courses/${about.courseId}/quiz/${attemptId}/result`;
  return {
    letter: regradedLetterText(about, { language, t: messagesFor(language), words, name, link }),
    text: regradedText(about, language, words),
  };
}

async function answered(
  { reportId, verdictId }: Extract<z.infer<typeof Payload>, { kind: "report-answered" }>,
  { language, name }: LetterRecipient,
): Promise<Said | null> {
  const about = await answeredLetter(reportId, verdictId, language);
  if (about === null) return null;
  const words = itemReportWords(language);
  const state = words(`item-report.state-${Verdict.parse(about.verdict)}`);
  const link = `${env.publicUrl()}/learn/courses/${about.courseId}/quiz/${about.attemptId}/report/${about.itemId}`;
  return {
    letter: answeredLetterText(about, state, { language, t: messagesFor(language), words, name, link }),
    text: words("item-report.text-answered", { course: about.title }),
  };
}
