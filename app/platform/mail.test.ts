import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listKeptMessages } from "#app/platform/kept-messages.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";

const LETTER = { to: "zana@example.iq", subject: "بەخێربێیت", text: "سڵاو زانا", html: '<p dir="rtl">سڵاو زانا</p>' };
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bimaristan-mail-"));
  vi.stubEnv("DATA_FOLDER", folder);
  vi.stubEnv("SMTP_URL", "");
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

test("without SMTP a letter lands in the data folder, as it would have been sent", async () => {
  await sendMail(LETTER);
  expect(await listKeptMessages()).toMatchObject([{ to: LETTER.to, subject: LETTER.subject, text: LETTER.text }]);
  const [eml] = (await readdir(join(folder, "mail"))).filter((name) => name.endsWith(".eml"));
  const text = await readFile(join(folder, "mail", eml ?? ""), "utf8");
  expect(text).toMatch(/^To: zana@example\.iq\r$/m);
  expect(text).toMatch(/^Subject: =\?UTF-8\?/m);
});

test("no mail folder yet: no letters", async () => {
  expect(await listKeptMessages()).toEqual([]);
});

test.each(["a@example.iq\r\nBcc: b@example.iq", "a@example.iq, b@example.iq", "a@example.iq <b@example.iq>", "nobody", ""])(
  "an address that says more than one mailbox is refused: %j",
  async (to) => {
    await expect(sendMail({ ...LETTER, to })).rejects.toThrow("one mailbox");
    expect(await listKeptMessages()).toEqual([]);
  },
);

test("a line break in the subject adds no header", async () => {
  await sendMail({ ...LETTER, subject: "Hello\r\nBcc: b@example.iq" });
  const [eml] = (await readdir(join(folder, "mail"))).filter((name) => name.endsWith(".eml"));
  expect(await readFile(join(folder, "mail", eml ?? ""), "utf8")).not.toMatch(/^Bcc:/m);
});

test("with SMTP_URL a letter reaches the mail server, in Kurdish, whole", async () => {
  const received: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, _session, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        received.push(Buffer.concat(pieces).toString());
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${String((server.server.address() as AddressInfo).port)}`);
  await sendMail(LETTER);
  await new Promise<void>((closed) => {
    server.close(closed);
  });
  expect(received).toHaveLength(1);
  expect(received[0]).toContain(Buffer.from(LETTER.text).toString("base64").slice(0, 20));
  expect(await listKeptMessages()).toEqual([]);
});

test("a mail server that is not there is an error, so that the job tries again", async () => {
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
  await expect(sendMail(LETTER)).rejects.toThrow();
});
