import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm, statfs, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { createTransport } from "nodemailer";
import pg from "pg";
import { findBrowser } from "#app/cli/browser.server.ts";
import { lookAtFfmpeg } from "#app/cli/ffmpeg.server.ts";
import type { Finding } from "#app/cli/finding.server.ts";
import { lookAtPublicAddress } from "#app/cli/public-address.server.ts";
import { lookAtQueue } from "#app/cli/queue.server.ts";
import { lookAtScanner } from "#app/cli/virus-scanner.server.ts";
import { closePlatform } from "#app/platform/close-platform.server.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { env } from "#app/platform/env.server.ts";
import { pictureLibrary } from "#app/platform/pictures.server.ts";
import { migrationState } from "#app/platform/migrations.server.ts";
import { addressOfWebhook } from "#app/platform/text-message.server.ts";
import { deleteObject, getObject, putObject } from "#app/platform/object-store.server.ts";
import { isStorageFull } from "#app/platform/storage-full.server.ts";

type Check = { readonly name: string; readonly look: () => Promise<Finding> };

const MARKS: Readonly<Record<Finding["state"], string>> = { ok: "ok   ", note: "note ", wrong: "WRONG" };
const GIGABYTE = 1024 ** 3;

/** `npm run doctor`: says what is wrong with the installation and how to mend it; 1 when anything is. */
export async function main(): Promise<number> {
  let wrong = 0;
  let embedded: EmbeddedPostgres | null = null;
  const database = async (): Promise<Finding> => {
    const given = env.databaseUrlIfSet();
    embedded = given === undefined ? await startEmbeddedPostgres({ dataFolder: resolve(env.dataFolder()) }) : null;
    return lookAtDatabase(given ?? embedded?.url ?? "", embedded?.folder ?? null);
  };
  const migrations = () => lookAtMigrations(env.databaseUrlIfSet() ?? embedded?.url);
  const checks: readonly Check[] = [
    { name: "Node.js", look: lookAtNode },
    { name: "data folder", look: lookAtDataFolder },
    { name: "disk", look: lookAtDisk },
    { name: "port", look: lookAtPort },
    { name: "database", look: database },
    { name: "migrations", look: migrations },
    { name: "queue", look: () => lookAtQueue(env.databaseUrlIfSet() ?? embedded?.url) },
    { name: "object store", look: lookAtObjectStore },
    { name: "virus scanner", look: lookAtScanner },
    { name: "mail", look: lookAtMail },
    { name: "text messages", look: lookAtTexts },
    { name: "public address", look: () => Promise.resolve(lookAtPublicAddress(env.publicUrl(), env.trustedProxies())) },
    { name: "help contact", look: lookAtHelpContact },
    { name: "fonts", look: lookAtFonts },
    { name: "ffmpeg", look: lookAtFfmpeg },
    { name: "sharp", look: lookAtPictures },
    { name: "browser", look: lookAtBrowser },
  ];
  for (const { name, look } of checks) {
    const { state, what, mend } = await look().catch((error: unknown): Finding => ({
      state: "wrong",
      what: error instanceof Error ? error.message : String(error),
    }));
    if (state === "wrong") wrong += 1;
    console.log(`${MARKS[state]}  ${name.padEnd(15)}${what.replaceAll("\n", `\n${" ".repeat(22)}`)}`);
    if (mend !== undefined) console.log(`${" ".repeat(22)}→ ${mend}`);
  }
  await closePlatform();
  // Set inside a closure, which the compiler cannot follow.
  await (embedded as EmbeddedPostgres | null)?.stop();
  console.log(wrong === 0 ? "\nNothing is wrong." : `\n${String(wrong)} ${wrong === 1 ? "thing is" : "things are"} wrong.`);
  return wrong === 0 ? 0 : 1;
}

async function lookAtNode(): Promise<Finding> {
  return Promise.resolve({ state: "ok", what: `${process.versions.node} on ${process.platform}-${process.arch}` });
}

async function lookAtDataFolder(): Promise<Finding> {
  const folder = resolve(env.dataFolder());
  try {
    await mkdir(folder, { recursive: true });
    const probe = join(folder, `.probe-${randomUUID()}`);
    await writeFile(probe, "x", { flush: true });
    await rm(probe);
    return { state: "ok", what: folder };
  } catch (error) {
    return {
      state: "wrong",
      what: `${folder} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      mend: "Give it to the user who runs Bimaristan, or name another with DATA_FOLDER.",
    };
  }
}

async function lookAtDisk(): Promise<Finding> {
  const { bavail, bsize } = await statfs(resolve(env.dataFolder()));
  const free = (bavail * bsize) / GIGABYTE;
  const what = `${free.toFixed(1)} GB free`;
  if (free < 0.5) return { state: "wrong", what, mend: "The database stops when the disk is full. Make room: 2 GB or more." };
  if (free < 2) return { state: "note", what, mend: "Make room before it runs out: 2 GB or more." };
  return { state: "ok", what };
}

async function lookAtPort(): Promise<Finding> {
  const port = env.port();
  return new Promise((answer) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE")
        answer({
          state: "note",
          what: `${String(port)} is in use, by Bimaristan itself perhaps`,
          mend: `Stop what uses it, or choose another: PORT=${String(port + 1)} npm start`,
        });
      else
        answer({
          state: "wrong",
          what: `${String(port)} cannot be opened: ${error.message}`,
          mend: "Choose one above 1024 with PORT, and let a proxy listen on 443.",
        });
    });
    probe.listen(port, () => {
      probe.close(() => {
        answer({ state: "ok", what: `${String(port)} is free` });
      });
    });
  });
}

async function lookAtDatabase(url: string, folder: string | null): Promise<Finding> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: string; encoding: string; trigrams: boolean }>(
      "select version(), current_setting('server_version_num') as number, current_setting('server_encoding') as encoding, exists (select from pg_available_extensions where name = 'pg_trgm') as trigrams",
    );
    const [found] = rows;
    const what = `${(found?.version ?? "").split(" ").slice(0, 2).join(" ")}, ${folder === null ? "named by DATABASE_URL" : `embedded, in ${folder}`}`;
    if (Number(found?.number) < 150_000) return { state: "wrong", what, mend: "Bimaristan needs PostgreSQL 15 or newer." };
    if (found?.encoding !== "UTF8")
      return {
        state: "wrong",
        what: `${what}, encoding ${found?.encoding ?? "unknown"}`,
        mend: "Make the database with: create database bimaristan encoding 'UTF8' template template0",
      };
    if (!found.trigrams)
      return { state: "wrong", what: `${what}, without pg_trgm`, mend: "Install PostgreSQL's contrib package (postgresql-contrib)." };
    // The C library's plain "C" takes Arabic letters for no letters at all, and search finds nothing.
    const words = await client.query<{ words: string }>("select to_tsvector('simple', 'الوقاية')::text as words");
    if (words.rows[0]?.words === "")
      return {
        state: "wrong",
        what: `${what}, does not know Arabic letters`,
        mend: "Make the database with LC_CTYPE 'C.UTF-8' or another UTF-8 locale.",
      };
    return { state: "ok", what };
  } catch (error) {
    return {
      state: "wrong",
      what: `it does not answer: ${error instanceof Error ? error.message : String(error)}`,
      mend: "Look at DATABASE_URL, and whether PostgreSQL runs and lets this machine in.",
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function lookAtMigrations(url: string | undefined): Promise<Finding> {
  if (url === undefined) return { state: "wrong", what: "cannot be looked at without the database" };
  const { applied, pending, problems } = await migrationState(url);
  if (problems.length > 0) return { state: "wrong", what: problems.join("\n") };
  if (applied.length === 0) return { state: "note", what: "the database is empty", mend: '"npm start" fills it.' };
  if (pending.length > 0)
    return {
      state: "note",
      what: `${String(pending.length)} to come: ${pending.join(", ")}`,
      mend: 'Make a backup; "npm start" applies them.',
    };
  return { state: "ok", what: `${String(applied.length)} applied, none to come` };
}

async function lookAtObjectStore(): Promise<Finding> {
  const what = env.s3()?.endpoint ?? "embedded, in the data folder";
  const key = `doctor/${randomUUID()}`;
  try {
    await putObject(key, Buffer.from("bimaristan"), "text/plain");
    const back = await getObject(key);
    await deleteObject(key);
    if (back === null || Buffer.from(back.bytes).toString() !== "bimaristan") throw new Error("what was put did not come back");
    return { state: "ok", what };
  } catch (error) {
    if (isStorageFull(error))
      return {
        state: "wrong",
        what: `${what}: it is full`,
        mend: "Make room, or a larger quota: certificates and uploads wait for it, and nothing of them is lost.",
      };
    return {
      state: "wrong",
      what: `${what}: ${error instanceof Error ? `${error.name} ${error.message}` : String(error)}`,
      mend: "Look at S3_ENDPOINT, S3_BUCKET and the two keys, and whether the keys may read, write and delete.",
    };
  }
}

async function lookAtMail(): Promise<Finding> {
  const url = env.smtpUrl();
  if (url === undefined)
    return {
      state: "note",
      what: "no SMTP_URL: letters are kept in the data folder, nobody gets them",
      mend: "Set SMTP_URL=smtps://user:password@host before people sign up.",
    };
  try {
    await createTransport(url, { connectionTimeout: 10_000 } as object).verify();
    return { state: "ok", what: new URL(url).host };
  } catch (error) {
    return {
      state: "wrong",
      what: `${new URL(url).host}: ${error instanceof Error ? error.message : String(error)}`,
      mend: "Look at SMTP_URL: host, port, name and password.",
    };
  }
}

async function lookAtHelpContact(): Promise<Finding> {
  const contact = env.helpContact();
  return Promise.resolve(
    contact === undefined
      ? {
          state: "note",
          what: "no HELP_CONTACT: course pages name nobody who helps",
          mend: "Set HELP_CONTACT to an e-mail address or a telephone number.",
        }
      : { state: "ok", what: contact },
  );
}

/** Sends nothing: a message to nobody would still cost something. */
async function lookAtTexts(): Promise<Finding> {
  const webhook = env.textWebhook();
  if (webhook === undefined)
    return Promise.resolve({
      state: "note",
      what: "no SMS_WEBHOOK_URL: people sign up with an e-mail address only, and nobody is reminded by telephone",
      mend: "Name your gateway with SMS_WEBHOOK_URL and SMS_WEBHOOK_SECRET (content/handbook/operating.md).",
    });
  return Promise.resolve({ state: "ok", what: addressOfWebhook(webhook.url).host });
}

async function lookAtFonts(): Promise<Finding> {
  const file = resolve(import.meta.dirname, "../../node_modules/vazirmatn/package.json");
  const found = await readFile(file, "utf8").then(
    (text) => (JSON.parse(text) as { version: string }).version,
    () => null,
  );
  if (found === null) return { state: "wrong", what: "Vazirmatn is missing: certificates cannot be printed", mend: 'Run "npm ci".' };
  return { state: "ok", what: `Vazirmatn ${found}, for certificates` };
}

async function lookAtPictures(): Promise<Finding> {
  try {
    return { state: "ok", what: `${await pictureLibrary()} makes smaller pictures` };
  } catch (error) {
    const what = `pictures cannot be read or made smaller: ${error instanceof Error ? error.message : String(error)}`;
    return { state: "wrong", what, mend: "Run npm install again on this machine: sharp brings a part for each kind of machine." };
  }
}

async function lookAtBrowser(): Promise<Finding> {
  const found = await findBrowser();
  return found === null
    ? { state: "note", what: "no Chromium: needed for tests only", mend: '"npm test" installs one.' }
    : { state: "ok", what: found };
}
