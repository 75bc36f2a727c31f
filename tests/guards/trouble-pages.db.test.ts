import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { type Server, type Socket, connect, createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Language, LANGUAGES, directionOf } from "#app/domain/shared/language.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { db, disconnect } from "#app/platform/db.server.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { migrate } from "#app/platform/migrations.server.ts";
import { installQueue } from "#app/platform/queue.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { type BuiltServer, OUTPUT, ensureBuilt, freePort, startBuiltServer } from "#tests/support/built-server.ts";
import { databaseContent } from "#tests/support/database-content.ts";
import { visitor } from "#tests/support/http-client.ts";
import { aSession } from "#tests/support/signed-in.ts";

const FOLDER = join(OUTPUT, "trouble_installation");

let postgres: EmbeddedPostgres;
let line: Server;
let server: BuiltServer;
let path: { readonly course: string; readonly lesson: string };
let token: string;
let accountId: string;
const sockets = new Set<Socket>();

/** A PostgreSQL that comes back has another port: the server reaches whichever runs now at one that stays. */
async function lineToPostgres(port: number): Promise<Server> {
  const relay = createServer((from) => {
    const to = connect(Number(new URL(postgres.url).port), "127.0.0.1");
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one);
      one.on("error", () => undefined);
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((done) => relay.listen(port, "127.0.0.1", done));
  return relay;
}

beforeAll(async () => {
  await ensureBuilt();
  await rm(FOLDER, { recursive: true, force: true });
  postgres = await startEmbeddedPostgres({ dataFolder: FOLDER, durable: false });
  Object.assign(process.env, { DATABASE_URL: postgres.url, DATABASE_CONNECTIONS: "4", DATA_FOLDER: FOLDER, LOG_LEVEL: "silent" });
  await db().$executeRawUnsafe("DROP SCHEMA IF EXISTS public CASCADE");
  await db().$executeRawUnsafe("DROP SCHEMA IF EXISTS graphile_worker CASCADE");
  await db().$executeRawUnsafe("CREATE SCHEMA public");
  await disconnect();
  await migrate(postgres.url);
  await installQueue(postgres.url);
  const { courseId, lessonIds } = await aPublishedCourse();
  path = { course: `/learn/courses/${courseId}`, lesson: `/learn/courses/${courseId}/lessons/${lessonIds[0]!}` };
  ({ accountId } = await aPractitioner({ language: "en" }));
  token = await aSession(accountId);
  const url = new URL(postgres.url);
  const port = await freePort();
  line = await lineToPostgres(port);
  url.port = String(port);
  // With a worker, as an installation has one: it loses its database as well.
  server = await startBuiltServer({ databaseUrl: url.href, dataFolder: FOLDER, logFile: join(FOLDER, "server.log") });
});

afterAll(async () => {
  await server.stop();
  await disconnect();
  for (const socket of sockets) socket.destroy();
  line.close();
  await postgres.stop();
});

/** A page in the reader's language that says what is wrong and names the request, and shows nothing of the product's inside. */
async function expectClearPage(reply: Response, language: Language, status: number, sentence: MessageKey): Promise<void> {
  const about = `${reply.url} in ${language}`;
  expect(reply.status, about).toBe(status);
  const page = await reply.text();
  const t = messagesFor(language);
  expect(page, about).toContain(`lang="${language}"`);
  expect(page, about).toContain(`dir="${directionOf(language)}"`);
  expect(page.replaceAll("&#x27;", "'"), about).toContain(t(sentence));
  expect(page, about).toContain(t("common.fault-request"));
  expect(page, about).toMatch(new RegExp(`<code[^>]*>${reply.headers.get("x-request-id") ?? "none"}</code>`));
  expectNothingInside(page, about);
}

function expectNothingInside(text: string, about: string): void {
  expect(text, about).not.toMatch(/\n\s+at |node_modules|ECONN|Prisma|postgres|pg_|No space left|no_room|could not extend/i);
}

const ask = (language: Language, signedIn: boolean) => visitor(server.url, signedIn ? token : null, { "accept-language": language });

test("a database that goes away and comes back: clear pages meanwhile, and pages again afterwards", async () => {
  for (const page of ["/learn/catalogue", path.course, path.lesson]) expect((await ask("en", false).get(page)).status).toBe(200);
  expect((await ask("en", true).get("/learn")).status).toBe(200);
  expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ ok: true });

  await disconnect();
  await postgres.stop();
  try {
    for (const language of LANGUAGES) {
      for (const [page, signedIn] of [
        ["/learn/catalogue", false],
        [path.course, false],
        [path.lesson, true],
        ["/learn", true],
        ["/account", true],
      ] as const) {
        await expectClearPage(await ask(language, signedIn).get(page), language, 503, "common.fault-database-lost-text");
      }
      const posted = await ask(language, true).post(`${path.course}?index`, { eventId: randomUUID() });
      await expectClearPage(posted, language, 503, "common.fault-database-lost-text");
    }
    const data = await ask("en", true).get("/learn.data", { accept: "*/*" });
    expect(data.status).toBe(503);
    expectNothingInside(await data.text(), "/learn.data");
    const events = await ask("en", true).postJson("/api/events", { events: [] });
    expect(events.status).toBe(503);
    expect(await events.json()).toEqual({ code: "database-lost", requestId: events.headers.get("x-request-id") });
    const health = await fetch(`${server.url}/healthz`);
    expect([health.status, await health.json()]).toEqual([503, { ok: false, database: "lost" }]);
  } finally {
    postgres = await startEmbeddedPostgres({ dataFolder: FOLDER, durable: false });
    process.env["DATABASE_URL"] = postgres.url;
  }

  await expect.poll(async () => (await fetch(`${server.url}/healthz`)).status, { timeout: 60_000 }).toBe(200);
  for (const page of ["/learn/catalogue", path.course, path.lesson]) expect((await ask("ar", false).get(page)).status).toBe(200);
  expect((await ask("en", true).get("/learn")).status).toBe(200);
  expect((await ask("en", true).post(`${path.course}?index`, { eventId: randomUUID() })).status).toBe(302);
});

test("a full disk: a sentence of its own in each language, with the request's id, and nothing half written", async () => {
  await db().$executeRawUnsafe(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file "base/1/2": No space left on device' USING ERRCODE = '53100'; END $$`);
  await db().$executeRawUnsafe("CREATE TRIGGER no_room BEFORE INSERT ON audit_entry EXECUTE FUNCTION no_room()");
  try {
    const before = await databaseContent();
    for (const language of LANGUAGES) {
      await db().account.update({ where: { id: accountId }, data: { language } });
      const reply = await ask(language, true).post("/account/language", { language: language === "en" ? "ar" : "en" });
      await expectClearPage(reply, language, 507, "common.fault-storage-full-text");
      expect(await db().account.findUniqueOrThrow({ where: { id: accountId } })).toMatchObject({ language });
      // A door with a page of its own, whose refusal is written down.
      const refused = await ask(language, false).post("/account/sign-in", { contact: "nobody@example.iq", password: "not-a-password" });
      await expectClearPage(refused, language, 507, "common.fault-storage-full-text");
    }
    await db().account.update({ where: { id: accountId }, data: { language: "en" } });
    const data = await ask("en", true).post("/account/language.data", { language: "ar" }, { accept: "*/*" });
    expect(data.status).toBe(507);
    const said = await data.text();
    expect(said).toContain(data.headers.get("x-request-id"));
    expectNothingInside(said, "/account/language.data");
    // An event that found no room comes again: the learner is told, and the device keeps it.
    const event = { kind: "course-started", id: randomUUID(), deviceId: randomUUID(), sequence: 1, occurredAt: new Date().toISOString() };
    const other = await aPractitioner({ language: "en" });
    const learner = visitor(server.url, await aSession(other.accountId));
    const [courseId] = path.course.split("/").slice(-1);
    const events = await learner.postJson("/api/events", { events: [{ ...event, courseId }] });
    expect(await events.json()).toEqual({ receipts: [{ id: event.id, outcome: "later" }] });
    expect(await db().enrolment.count({ where: { practitionerId: other.practitionerId } })).toBe(0);
    expect(await db().learnerEvent.count({ where: { id: event.id } })).toBe(0);
    const after = await databaseContent();
    expect(after["audit_entry"]).toEqual(before["audit_entry"]);
    expect(after["enrolment"]).toEqual(before["enrolment"]);
    // Reading goes on.
    expect((await learner.get(path.lesson)).status).toBe(200);
  } finally {
    await db().$executeRawUnsafe("DROP TRIGGER no_room ON audit_entry");
  }
  expect((await ask("en", true).post("/account/language", { language: "ar" })).status).toBe(303);
});
