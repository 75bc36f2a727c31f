import { randomUUID } from "node:crypto";
import { mkdir, readFile, readdir, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createTransport } from "nodemailer";
import { env } from "#app/platform/env.server.ts";

/** A rendered letter to one person. */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string; readonly html: string };

/** A letter that would have been sent, kept in the data folder. */
export type DevelopmentMail = Mail & { readonly id: string; readonly at: string };

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
    await keep(mail, bytes as Buffer);
  } else {
    const transport = createTransport(url, { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 } as object);
    try {
      await transport.sendMail(message);
    } finally {
      transport.close();
    }
  }
}

/** The letters of this machine that were not sent, newest first, a hundred at most. */
export async function listDevelopmentMail(): Promise<readonly DevelopmentMail[]> {
  const folder = mailFolder();
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .reverse()
    .slice(0, 100);
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as DevelopmentMail));
}

/** One address and nothing else: a line break would add headers, a comma further readers. */
function addressOf(to: string): string {
  if (!/^[^\s,;:<>()[\]\\"]+@[^\s,;:<>()[\]\\"@]+$/.test(to) || to.length > 254) throw new Error("This is not the address of one mailbox.");
  return to;
}

async function keep(mail: Mail, bytes: Buffer): Promise<void> {
  const folder = mailFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const at = new Date().toISOString();
  const id = `${at.replace(/[^0-9TZ]/g, "")}-${randomUUID().slice(0, 8)}`;
  await writeFile(join(folder, `${id}.eml`), bytes, { mode: 0o600 });
  const fresh = join(folder, `${id}.json.new`);
  await writeFile(fresh, JSON.stringify({ id, at, ...mail } satisfies DevelopmentMail, null, 2), { mode: 0o600 });
  await rename(fresh, join(folder, `${id}.json`));
}

function mailFolder(): string {
  return resolve(env.dataFolder(), "mail");
}
