import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { afterEvent, openedAt, saveWordOf, unsavedContent } from "#app/domain/authoring/autosave.ts";
import type { Block, LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { MOST_PART_BYTES, MOST_SAVE_BYTES } from "#app/domain/authoring/draft-limits.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { draftCopy, keepDraftCopy } from "#app/offline/draft-copies.ts";
import { saveDraft } from "#app/offline/save-draft.ts";
import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { type BuiltServer, ensureBuilt, startBuiltServer } from "#tests/support/built-server.ts";
import { visitor } from "#tests/support/http-client.ts";
import { aRoleHolder, aSession } from "#tests/support/signed-in.ts";

const courseId = CourseId.parse("long-course");
const part = "lesson/long/en";
let server: BuiltServer;
let token: string;
let accountId: string;

beforeAll(async () => {
  const trainer = await aRoleHolder("trainer");
  ({ accountId, token } = trainer);
  const occasion = { at: instantAt(Date.now()), requestId: null };
  await db().provider.create({ data: { id: "test-provider", nameAr: "ج", nameCkb: "ل", nameEn: "P", createdAt: occasion.at } });
  expect(await createDraft(trainer.actor, { courseId, from: { kind: "nothing", title: { en: "Long" } } }, occasion)).toMatchObject({
    ok: true,
  });
  await ensureBuilt();
  server = await startBuiltServer({ databaseUrl: process.env["DATABASE_URL"]!, dataFolder: process.env["DATA_FOLDER"]! });
});
afterAll(() => server.stop());
afterEach(() => vi.unstubAllGlobals());

/** A lesson of so many bytes of JSON: paragraphs as a long document has them. */
function lessonOf(bytes: number): LessonDocument {
  const line = "A wound is looked at twice a day, and what is seen is written down. ".repeat(12);
  const content: Block[] = [];
  for (let length = 45; length < bytes;) {
    const text = line.slice(0, Math.max(1, bytes - length - 86));
    const block: Block = {
      type: "paragraph" as const,
      attrs: { id: `p-${String(100_000 + content.length)}` as never },
      content: [{ type: "text" as const, text }],
    };
    content.push(block);
    length += JSON.stringify(block).length + 1;
  }
  return { type: "doc", schemaVersion: 1, content };
}

/** The browser's own way to the server, from a page of it. */
function inBrowser(): { readonly sent: number[] } {
  const sent: number[] = [];
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
    sent.push((init.body as Uint8Array).length);
    return fetch(server.url + path, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), cookie: `session=${token}`, origin: server.url },
    });
  });
  return { sent };
}
const save = (content: LessonDocument, basedOn: number) =>
  saveDraft(courseId, part, { saveId: randomUUID(), basedOn, content }, () => "somebody");

test("R36, R37: a lesson of 3.9 MB is stored; a longer one is refused in the editor's own word and stays on the device, and a shorter one goes", async () => {
  const { sent } = inBrowser();
  const long = lessonOf(3_900_000);
  expect(JSON.stringify(long).length).toBeGreaterThan(3_890_000);
  expect(await save(long, 0)).toMatchObject({ kind: "saved", revision: 1 });
  const stored = await db().draftRevision.findFirstOrThrow({ where: { courseId, part }, orderBy: { number: "desc" } });
  expect(stored.content).toEqual(long);

  const place = { accountId, courseId, part, language: "en" } as const;
  // Beyond what a part may be and within what the door reads; and beyond both, where nothing is sent.
  for (const [bytes, requests] of [
    [MOST_PART_BYTES + 40_000, 2],
    [4_200_000, 2],
  ] as const) {
    const longer = lessonOf(bytes);
    expect(await keepDraftCopy(place, { basedOn: 1, content: longer, at: instantAt(0) })).toBe(true);
    let state = afterEvent(openedAt(1, null), { kind: "typed", content: longer });
    state = afterEvent(state, { kind: "moment", saveId: "one" });
    state = afterEvent(state, { kind: "answered", saveId: "one", outcome: await save(longer, 1) });
    expect(saveWordOf(state)).toEqual({ word: "not-saved", why: "too-large" });
    expect(unsavedContent(state)).toBe(longer);
    expect((await draftCopy(place))?.content).toEqual(longer);
    expect(sent).toHaveLength(requests);
    // What its author shortens is what is sent next.
    state = afterEvent(afterEvent(state, { kind: "typed", content: long }), { kind: "moment", saveId: "two" });
    expect(state.wish).toMatchObject({ saveId: "two", content: long });
  }
  expect(await db().draftRevision.count({ where: { courseId, part } })).toBe(1);
});

test("the door itself refuses 4.2 MB with 413, a stranger's before it is read, and other doors keep their small limits", async () => {
  const body = JSON.stringify({ courseId, part, saveId: randomUUID(), basedOn: 1, content: lessonOf(4_200_000) });
  expect(body.length).toBeGreaterThan(MOST_SAVE_BYTES);
  const refused = await visitor(server.url, token).postJson("/api/drafts", body);
  expect([refused.status, await refused.json()]).toEqual([413, { code: "too-large" }]);
  expect((await visitor(server.url).postJson("/api/drafts", body)).status).toBe(401);
  const learner = visitor(server.url, await aSession((await aPractitioner()).accountId));
  expect((await learner.postJson("/api/events", body.slice(0, 1_000_000))).status).toBe(413);
});
