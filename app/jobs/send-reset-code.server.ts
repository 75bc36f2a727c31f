import { z } from "zod";
import { issueResetCode } from "#app/commands/identity/issue-reset-code.server.ts";
import { ResetCodeId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { sendText } from "#app/platform/text-message.server.ts";

const Payload = z.strictObject({ resetCodeId: ResetCodeId });

/** Texts the code that sets a new password, in its reader's language. */
export async function run(payload: unknown, { jobId }: { readonly jobId: string }): Promise<void> {
  const { resetCodeId } = Payload.parse(payload);
  const message = await issueResetCode(resetCodeId, { at: instantAt(Date.now()), requestId: null });
  if (message === null) return;
  const { phone, language, code } = message;
  await sendText({ to: phone, text: messagesFor(language)("letters.text-reset", { code }) }, jobId);
}
