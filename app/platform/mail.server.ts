import { createTransport } from "nodemailer";
import { env } from "#app/platform/env.server.ts";
import { keepMessage } from "#app/platform/kept-messages.server.ts";

/** A rendered letter to one person. */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string; readonly html: string };

/**
 * Sends a letter by SMTP_URL; without it the letter lands in `mail` of the data folder, as .eml and as JSON. Throws when the server
 * refuses it or cannot be reached, so that the job tries again.
 */
export async function sendMail(mail: Mail): Promise<void> {
  const message = {
    from: env.mailFrom(),
    to: { name: "", address: addressOf(mail.to) },
    subject: mail.subject.replace(/\s+/g, " "),
    text: mail.text,
    html: mail.html,
    // A letter is our own text: it never reads a file or a URL.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const url = env.smtpUrl();
  if (url === undefined) {
    const { message: bytes } = await createTransport({ streamTransport: true, buffer: true, newline: "windows" }).sendMail(message);
    await keepMessage({ to: mail.to, subject: mail.subject, text: mail.text }, bytes as Buffer);
  } else {
    const transport = createTransport(url, { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 } as object);
    try {
      await transport.sendMail(message);
    } finally {
      transport.close();
    }
  }
}

/** One address and nothing else: a line break would add headers, a comma further readers. */
function addressOf(to: string): string {
  if (!/^[^\s,;:<>()[\]\\"]+@[^\s,;:<>()[\]\\"@]+$/.test(to) || to.length > 254) throw new Error("This is not the address of one mailbox.");
  return to;
}
