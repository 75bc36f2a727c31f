import { randomUUID } from "node:crypto";
import { mkdir, readFile, readdir, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { env } from "#app/platform/env.server.ts";

/** A letter or a text message that was kept in the data folder instead of being sent; a text message has no subject. */
export type KeptMessage = {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
};

/** Keeps a message in `mail` of the data folder as JSON, with the letter as it would have been sent (.eml) beside it. */
export async function keepMessage(message: Omit<KeptMessage, "id" | "at">, eml: Buffer | null): Promise<void> {
  const folder = mailFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const at = new Date().toISOString();
  const id = `${at.replace(/[^0-9TZ]/g, "")}-${randomUUID().slice(0, 8)}`;
  if (eml !== null) await writeFile(join(folder, `${id}.eml`), eml, { mode: 0o600 });
  const fresh = join(folder, `${id}.json.new`);
  await writeFile(fresh, JSON.stringify({ id, at, ...message } satisfies KeptMessage, null, 2), { mode: 0o600 });
  await rename(fresh, join(folder, `${id}.json`));
}

/** The messages of this machine that were not sent, newest first, a hundred at most. */
export async function listKeptMessages(): Promise<readonly KeptMessage[]> {
  const folder = mailFolder();
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .reverse()
    .slice(0, 100);
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as KeptMessage));
}

function mailFolder(): string {
  return resolve(env.dataFolder(), "mail");
}
