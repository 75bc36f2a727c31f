import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { type PublishedCourse, aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { type BuiltServer, OUTPUT, ensureBuilt, startBuiltServer } from "#tests/support/built-server.ts";
import { aSession } from "#tests/support/signed-in.ts";

let server: BuiltServer;
let course: PublishedCourse;
let lessonPath: string;

beforeAll(async () => {
  await ensureBuilt();
  course = await aPublishedCourse();
  const lesson = await db().lessonVersion.findFirstOrThrow({
    where: { courseVersionId: course.courseVersionId },
    orderBy: { position: "asc" },
  });
  lessonPath = `/learn/courses/${course.courseId}/lessons/${lesson.lessonId}`;
  server = await startBuiltServer({ databaseUrl: env.databaseUrl(), dataFolder: join(OUTPUT, "remembered_pages") });
}, 180_000);
afterAll(() => server.stop());

const NASTY = `"><img src=x onerror=alert(1)></script> O'Neil & \\ ب`;

type Reader = { readonly token: string; readonly accountId: string };

async function aReader(nameLatin: string): Promise<Reader> {
  const { accountId } = await aPractitioner();
  await db().practitioner.updateMany({ where: { accountId }, data: { nameLatin } });
  await db().account.update({ where: { id: accountId }, data: { language: "en" } });
  return { token: await aSession(accountId), accountId };
}

async function read(path: string, reader: Reader | null, headers: Record<string, string> = {}): Promise<{ reply: Response; text: string }> {
  const cookie = reader === null ? {} : { cookie: `session=${reader.token}` };
  const reply = await fetch(server.url + path, { headers: { accept: "text/html", ...cookie, ...headers } });
  return { reply, text: await reply.text() };
}

/** The page without what must differ each time, and without the reader's own. */
function shared(text: string, own: readonly string[]): string {
  const once = /nonce="[^"]*"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z/g;
  return own.reduce((rest, value) => rest.replaceAll(value, "…"), text.replace(once, "…"));
}

test("two readers who are shown the same get the same page, each with their own name and ids and nothing of the other's", async () => {
  const [one, other] = [await aReader("Awat Hassan"), await aReader("Zaynab Kareem")];
  for (const path of [`/learn/courses/${course.courseId}`, lessonPath, "/learn/catalogue"]) {
    const [first, second, again] = [await read(path, one), await read(path, other), await read(path, one)];
    expect(first.reply.status).toBe(200);
    expect(first.text).toContain("Awat Hassan");
    expect(first.text).toContain(one.accountId);
    expect(second.text).toContain("Zaynab Kareem");
    for (const foreign of ["Awat", one.accountId]) expect(second.text).not.toContain(foreign);
    expect(shared(second.text, ["Zaynab Kareem"])).toBe(shared(first.text, ["Awat Hassan"]));
    expect(shared(again.text, ["Awat Hassan"])).toBe(shared(first.text, ["Awat Hassan"]));
    // What belongs to one request is new each time, and the policy names the nonce that the page carries.
    const nonces = [first, again].map(({ reply, text }) => {
      const nonce = /nonce-([^']+)/.exec(reply.headers.get("content-security-policy") ?? "")?.[1] ?? "none";
      expect([...text.matchAll(/nonce="([^"]*)"/g)].every((match) => match[1] === nonce)).toBe(true);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
    expect(first.text).toContain(`data-request="${first.reply.headers.get("x-request-id") ?? "none"}"`);
  }
});

test("a name that looks like markup is text in a remembered page, and data in its script", async () => {
  await read(lessonPath, await aReader("Somebody Before"));
  const { text } = await read(lessonPath, await aReader(NASTY));
  expect(text).not.toContain("<img src=x");
  expect(text).toContain("&quot;&gt;&lt;img src=x");
  const streamed = [...text.matchAll(/streamController\.enqueue\((".*?")\);/gs)].map((match) => JSON.parse(match[1] ?? '""') as string);
  expect(streamed.join("")).toContain(JSON.stringify(NASTY));
});

test("the language, the theme and what was read are never another reader's", async () => {
  const reader = await aReader("Awat Hassan");
  const before = await read(lessonPath, null, { "accept-language": "en" });
  expect(before.text).toContain('lang="en" dir="ltr"');
  expect((await read(lessonPath, null, { "accept-language": "ckb" })).text).toContain('lang="ckb" dir="rtl"');
  expect((await read(lessonPath, null, { "accept-language": "en", cookie: "theme=dark" })).text).toContain('data-theme="dark"');
  expect((await read(lessonPath, reader)).text).not.toBe(before.text);
  expect((await read(lessonPath, null, { "accept-language": "en" })).text).not.toContain("Awat Hassan");
});

test("what is not a page goes the ordinary way: not found, signed out, only data wanted", async () => {
  expect((await read("/learn/courses/there-is-no-such-course", null)).reply.status).toBe(404);
  expect((await read(`${lessonPath}-not`, null)).reply.status).toBe(404);
  expect((await fetch(`${server.url}${lessonPath}.data`)).headers.get("content-type")).toContain("text/x-script");
  expect((await fetch(server.url + lessonPath, { method: "HEAD", headers: { accept: "text/html" } })).status).toBe(200);
});

test("without gzip the same page comes plain", async () => {
  const reader = await aReader("Awat Hassan");
  const packed = await read(lessonPath, reader, { "accept-encoding": "gzip" });
  const plain = await read(lessonPath, reader, { "accept-encoding": "identity" });
  expect(packed.reply.headers.get("content-encoding")).toBe("gzip");
  expect(plain.reply.headers.get("content-encoding")).toBeNull();
  expect(plain.reply.headers.get("vary")).toContain("Accept-Encoding");
  expect(shared(packed.text, [])).toBe(shared(plain.text, []));
});
