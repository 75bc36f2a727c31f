import { z } from "zod";
import { CourseLetterKind } from "#app/domain/authoring/course-letter.ts";
import { AccountId, CourseId } from "#app/domain/shared/ids.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { sendText, textChannel } from "#app/platform/text-message.server.ts";
import { courseLetterFacts } from "#app/queries/authoring/course-letter-facts.server.ts";
import { letterRecipient } from "#app/queries/identity/letter-recipient.server.ts";
import { courseLetter, courseText } from "#app/ui/letters/course-letter.ts";

const Payload = z.strictObject({ kind: CourseLetterKind, accountId: AccountId, courseId: CourseId });

/** Writes one letter about a course in its reader's language and sends it; to a telephone it is a line of text. */
export async function run(payload: unknown, { jobId }: { readonly jobId: string }): Promise<void> {
  const { kind, accountId, courseId } = Payload.parse(payload);
  const [recipient, course] = await Promise.all([letterRecipient(accountId), courseLetterFacts(courseId)]);
  // Gone or disabled: nothing that trying again would change.
  if (recipient === null || course === null) return;
  const { contact, language, name } = recipient;
  const t = messagesFor(language);
  if (contact.kind === "phone") {
    if (textChannel() !== null) await sendText({ to: contact.phone, text: courseText(kind, t) }, jobId);
    return;
  }
  await sendMail({ to: contact.email, ...courseLetter({ kind, language, t, name, courseId, course, publicUrl: env.publicUrl() }) });
}
