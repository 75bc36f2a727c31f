import type { PackageManifest } from "#app/domain/authoring/package-manifest.ts";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Item } from "#app/domain/assessment/item.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { type PublishedCourse, aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { wrongResponse } from "#tests/builders/right-response.ts";
import { type BuiltServer, ensureBuilt, startBuiltServer } from "#tests/support/built-server.ts";
import { type Visitor, visitor } from "#tests/support/http-client.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";
import { aSession } from "#tests/support/signed-in.ts";

/** Names under which a key, its reason or its weight could travel (R32). */
const FORBIDDEN =
  /^(key|keys|rationale|rationales|tolerance|correct|isCorrect|correctOption|answerKey|points|score|weight|feedback|seed)$/i;

let server: BuiltServer;
let learner: Visitor;
let course: PublishedCourse;
let attemptId: string;
let rationales: readonly string[];

beforeAll(async () => {
  await ensureBuilt();
  server = await startBuiltServer({ databaseUrl: process.env["DATABASE_URL"]!, dataFolder: process.env["DATA_FOLDER"]! });
  course = await aPublishedCourse();
  learner = visitor(server.url, await aSession((await aPractitioner()).accountId));
  attemptId = randomUUID();
  // The tiny course has reasons of one letter, which occur anywhere.
  rationales = (await db().itemVersion.findMany()).flatMap(({ body }) => rationalesIn(Item.parse(body))).filter((text) => text.length > 3);
  expect(rationales.length).toBeGreaterThan(30);
}, 180_000);

afterAll(() => server.stop());

function rationalesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "rationale" ? LANGUAGES.flatMap((language) => (inner as Record<string, string>)[language] ?? []) : rationalesIn(inner),
  );
}

const event = (sequence: number, wish: object, id: string = randomUUID()) => ({
  ...wish,
  id,
  deviceId: attemptId,
  sequence,
  occurredAt: new Date().toISOString(),
});

/** A page cuts a sentence into isolated runs. */
const withoutTags = (body: string): string => body.replaceAll(/<[^>]*>/g, "");

/** Every string and every field name of an answer, whatever it is: JSON, turbo-stream data (a flat JSON list), or the data in a document. */
function expectNoKeys(body: string, where: string): void {
  const words = withoutTags(body);
  for (const rationale of rationales)
    expect(body.includes(rationale) || words.includes(rationale), `${where} tells a reason: ${rationale}`).toBe(false);
  const names = [...body.matchAll(/\\?"([A-Za-z]{2,40})\\?"\s*:/g)].map((match) => match[1] ?? "");
  expect(
    names.filter((name) => FORBIDDEN.test(name)),
    where,
  ).toEqual([]);
  // In turbo-stream a field's name is a string of the list like any other.
  const strings = [...body.matchAll(/\\?"((?:rationale|tolerance|isCorrect|answerKey|correct)s?)\\?"/g)].map((match) => match[1]);
  expect(strings, where).toEqual([]);
}

test("no answer that a learner gets before the end of an attempt carries a key or a reason (R32)", { timeout: 90_000 }, async () => {
  const seen: string[] = [];
  const look = async (path: string, headers: Record<string, string> = {}) => {
    const reply = await learner.get(path, headers);
    expect(reply.status, path).toBe(200);
    expectNoKeys(await reply.text(), path);
    seen.push(path);
  };
  const send = async (events: object[]) => {
    const reply = await learner.postJson("/api/events", { events });
    const body = await reply.text();
    expect(reply.status).toBe(200);
    expect(body).not.toContain("rejected");
    expectNoKeys(body, "/api/events");
  };
  const path = "/learn/courses/tiny-course";
  const everything = async () => {
    for (const page of [path, `${path}/quiz`, `${path}/quiz/${attemptId}`, `${path}/quiz/${attemptId}/result`, "/learn"]) {
      for (const language of LANGUAGES) await look(page, { "accept-language": language });
      await look(`${page}.data`, { accept: "*/*" });
    }
    // All that a device may keep of the course (R20).
    await look(`${path}/standing`, { accept: "application/json" });
    for (const language of LANGUAGES) {
      await look(`${path}/package/${language}`, { accept: "application/json" });
      const manifest = (await (await learner.get(`${path}/package/${language}`)).json()) as PackageManifest;
      expect(manifest.files.length).toBeGreaterThan(5);
      for (const file of manifest.files) await look(file.path, { accept: "*/*" });
    }
  };

  await send([event(1, { kind: "attempt-started", courseVersionId: course.courseVersionId }, attemptId)]);
  await everything();
  const questions = await questionsOfAttempt(attemptId);
  for (const [index, item] of questions.entries()) {
    await send([event(2 + index, { kind: "answer-given", attemptId, itemId: item.id, response: wrongResponse(item) })]);
    await look(`${path}/quiz/${attemptId}?q=${String(index + 1)}`);
  }
  await everything();
  const refused = await learner.postJson("/api/events", {
    events: [
      {
        ...event(1, { kind: "answer-given", attemptId, itemId: "no-such-item", response: { type: "single-best-answer", choice: "a" } }),
        deviceId: randomUUID(),
      },
    ],
  });
  expectNoKeys(await refused.text(), "a refused answer");
  const form = await learner.post(`${path}/quiz/${attemptId}?q=1`, {
    intent: "answer",
    eventId: randomUUID(),
    itemId: questions[0]!.id,
    basedOn: "",
    go: "2",
  });
  expectNoKeys(await form.text(), "the form of a question");
  expect(seen.length).toBeGreaterThan(40);

  // After the end the reasons are owed to the learner: the test would see them if they were there before.
  await send([event(questions.length + 2, { kind: "attempt-finished", attemptId })]);
  const result = withoutTags(await (await learner.get(`${path}/quiz/${attemptId}/result`)).text());
  expect(rationales.some((rationale) => result.includes(rationale))).toBe(true);
});
