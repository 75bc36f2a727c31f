import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { issueCertificate } from "#app/commands/credits/issue-certificate.server.ts";
import { compactStatement, readStatement, textToSign } from "#app/domain/credits/signed-statement.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { signText, signingKeyId } from "#app/platform/signing-keys.server.ts";
import { checkedStatement } from "#app/queries/credits/verified-certificate.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { anAwardOf } from "#tests/builders/an-award.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { type BuiltServer, ensureBuilt, startBuiltServer } from "#tests/support/built-server.ts";

/** Nobody listens there. */
const NO_DATABASE = "postgresql://nobody:x@127.0.0.1:1/nothing";
const NOW = instantAt(Date.parse("2026-03-01T09:00:00Z"));

let code: string;
let statement: string;
let server: BuiltServer;
let withoutDatabase: BuiltServer;

beforeAll(async () => {
  await ensureBuilt();
  const course = await aPublishedCourse();
  const { id } = await anAwardOf((await aPractitioner()).practitionerId, { course });
  await issueCertificate(id, { at: NOW, requestId: null });
  ({ code, statement } = await db().certificate.findFirstOrThrow());
  const own = { dataFolder: env.dataFolder(), environment: { WORKER: "off" } };
  [server, withoutDatabase] = await Promise.all([
    startBuiltServer({ ...own, databaseUrl: env.databaseUrl() }),
    startBuiltServer({ ...own, databaseUrl: NO_DATABASE }),
  ]);
}, 180_000);
afterAll(() => Promise.all([server.stop(), withoutDatabase.stop()]));

async function page(from: BuiltServer, path: string, language = "en"): Promise<{ status: number; text: string }> {
  const reply = await fetch(from.url + path, { headers: { accept: "text/html", "accept-language": language } });
  return { status: reply.status, text: await reply.text() };
}

test("a certificate with every fact and its look comes in less than 30 kB, and needs no script", async () => {
  const { status, text } = await page(server, `/verify/${code}?s=${statement}`, "ar");
  expect(status).toBe(200);
  expect(text).not.toContain("<script");
  const sheets = [...text.matchAll(/href="(\/assets\/[^"]+\.css)"/g)].map((match) => match[1] ?? "");
  expect(sheets.length).toBeGreaterThan(0);
  const styles = await Promise.all(sheets.map(async (path) => (await fetch(server.url + path)).arrayBuffer()));
  const packed = [Buffer.from(text), ...styles.map((style) => Buffer.from(style))].map((bytes) => gzipSync(bytes).length);
  expect(packed.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(30_000);
});

test("without a database the signed statement is judged all the same, with its facts, and the page says that the registry is away", async () => {
  const { status, text } = await page(withoutDatabase, `/verify/${code}?s=${statement}`);
  expect(status).toBe(200);
  expect(text).toContain("Signature holds");
  expect(text).toContain("The registry cannot be reached right now");
  expect(text).toContain("Alaa Salah Al-Asadi");
  // Without a statement there is nothing to judge: the page says what is wrong, and to come back.
  expect((await page(withoutDatabase, `/verify/${code}`)).status).toBe(503);
});

test("what cannot be read, what another key signed and what is forged are three things", async () => {
  const [prefix, payload, key, signature] = statement.split(".");
  const said = async (compact: string) => (await page(server, `/verify/${code}?s=${compact}`)).text;
  expect(await said("cut-off")).toContain("The signed statement cannot be read");
  expect(await said([prefix, payload, "nobody", signature].join("."))).toContain("Signed with a key that is not ours");
  const other = (signature ?? "").startsWith("A") ? `B${(signature ?? "").slice(1)}` : `A${(signature ?? "").slice(1)}`;
  expect(await said([prefix, payload, key, other].join("."))).toContain("The signed statement is forged");
});

test("a statement whose day is over says so by itself, from the day after", async () => {
  const parts = readStatement(statement);
  if (!parts.ok) throw new Error("The statement cannot be read.");
  const text = textToSign({ ...parts.value.statement, x: "2026-03-01" }, await signingKeyId());
  const expiring = compactStatement(text, await signText(text));
  expect(await checkedStatement(expiring, NOW)).toMatchObject({ outcome: "holds", expired: false });
  expect(await checkedStatement(expiring, instantAt(Date.parse("2026-03-01T21:00:00Z")))).toMatchObject({
    outcome: "holds",
    expired: true,
  });
  const { text: shown } = await page(withoutDatabase, `/verify/${code}?s=${expiring}`);
  expect(shown).toContain("Expired");
  expect(shown).toContain("Valid until");
});
