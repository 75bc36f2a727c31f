import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { withReference } from "#app/domain/authoring/added-reference.ts";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { draftRevision } from "#app/queries/authoring/draft-history.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { referenceUses } from "#app/queries/authoring/reference-uses.server.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aTrainer } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const occasion = { at: instantAt(Date.parse("2026-02-01T06:00:00Z")), requestId: null };
const courseId = CourseId.parse("tiny-course");
const part: DraftPart = "lesson/hands/en";
const doc = (words: string): Json => ({
  type: "doc",
  schemaVersion: 1,
  content: [{ type: "paragraph", attrs: { id: "p" }, content: [{ type: "text", text: words }] }],
});
const save = (actor: Actor, basedOn: number, content: Json, into: DraftPart = part) =>
  saveDraftPart(actor, { courseId, saveId: randomUUID(), part: into, basedOn, content, confirmedShrink: true }, occasion);

async function twoAuthors(): Promise<readonly [Actor, Actor]> {
  const { courseVersionId } = await aPublishedCourse();
  const authors = [await aTrainer(), await aTrainer()] as const;
  expect(await createDraft(authors[0], { courseId, from: { kind: "version", courseVersionId } }, occasion)).toMatchObject({ ok: true });
  return authors;
}

test("R34, R35: two authors write one paragraph at the same moment: one is stored, the other is shown it, and no word of either is lost", async () => {
  const [one, other] = await twoAuthors();
  const outcomes = await Promise.all([save(one, 1, doc("mine")), save(other, 1, doc("theirs"))]);
  const stored = outcomes.findIndex(({ ok }) => ok);
  const refused = outcomes[1 - stored];
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  const [first, second] = stored === 0 ? ["mine", "theirs"] : ["theirs", "mine"];
  expect(refused).toMatchObject({
    ok: false,
    refusal: { code: "conflict", revision: 2, by: { accountId: (stored === 0 ? one : other).accountId }, content: doc(first) },
  });
  // Compared, and kept on top of what the other wrote, which stays readable.
  expect(await save(stored === 0 ? other : one, 2, doc(`${first} ${second}`))).toMatchObject({ ok: true, value: { revision: 3 } });
  expect((await draftRevision(one, { courseId, part, revision: 2 }))?.content).toEqual(doc(first));
  expect((await draftRevision(one, { courseId, part, revision: 3 }))?.content).toEqual(doc(`${first} ${second}`));
});

test("two authors who add a source at the same moment both have it among the references", async () => {
  const [one, other] = await twoAuthors();
  const before = await draftToEdit(one, courseId, occasion.at, ["metadata"]);
  const metadata = before!.parts.find((each) => each.part === "metadata")!.content as DraftMetadata;
  const source = (title: string) => ({
    title,
    authors: "A",
    source: "S",
    year: 2020,
    evidence: "trial" as const,
    doi: "",
    pmid: "",
    url: `https://who.int/${title}`,
  });
  const [first, second] = await Promise.all([
    save(one, 1, withReference(metadata, source("first")).metadata as Json, "metadata"),
    save(other, 1, withReference(metadata, source("second")).metadata as Json, "metadata"),
  ]);
  const lost = [first, second].find(({ ok }) => !ok);
  if (lost === undefined || lost.ok || lost.refusal.code !== "conflict") throw new Error("Nobody was refused.");
  const again = withReference(lost.refusal.content as DraftMetadata, source(first.ok ? "second" : "first"));
  expect(await save(first.ok ? other : one, lost.refusal.revision, again.metadata as Json, "metadata")).toMatchObject({ ok: true });
  const after = await draftToEdit(one, courseId, occasion.at, ["metadata"]);
  const kept = after!.parts.find((each) => each.part === "metadata")!.content as DraftMetadata;
  expect(kept.references?.map(({ id }) => id)).toEqual(expect.arrayContaining(["first", "second"]));
});

test("a page reads the contents that it asks for, and no others; who may not read the draft learns of no use", async () => {
  const [trainer] = await twoAuthors();
  const whole = await draftToEdit(trainer, courseId, occasion.at);
  const some = await draftToEdit(trainer, courseId, occasion.at, ["metadata", part]);
  const contents = new Map(some!.parts.map((each) => [each.part, each.content]));
  for (const each of whole!.parts)
    expect({ part: each.part, content: contents.get(each.part) }).toEqual({
      part: each.part,
      content: each.part === "metadata" || each.part === part ? each.content : null,
    });
  expect(JSON.stringify(some!.parts).length * 2).toBeLessThan(JSON.stringify(whole!.parts).length);
  const uses = await referenceUses(trainer, courseId, ["hands", "dose"]);
  expect(uses["who-hand-2009"]?.lessons).toBeGreaterThanOrEqual(1);
  expect(Object.values(uses).some(({ items }) => items > 0)).toBe(true);
  expect(await referenceUses(trainer, courseId, [])).toEqual(
    Object.fromEntries(Object.entries(uses).flatMap(([id, { items }]) => (items > 0 ? [[id, { lessons: 0, items }]] : []))),
  );
  expect(await referenceUses(await aTrainer("other-provider"), courseId, ["hands"])).toEqual({});
  expect(await db().partPresence.count()).toBe(0);
});
