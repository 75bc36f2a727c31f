import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { takeItem } from "#app/commands/authoring/take-item.server.ts";
import { teamOf } from "#app/data/independence.server.ts";
import { placementsIn, savePlacement } from "#app/data/placements.server.ts";
import { partiesOf } from "#app/data/reviews.server.ts";
import type { DraftItem } from "#app/domain/authoring/draft-content.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import type { BankFilter } from "#app/domain/authoring/item-bank.ts";
import { itemDraft, setAt } from "#app/domain/authoring/item-draft.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { itemBank } from "#app/queries/authoring/item-bank.server.ts";
import { itemOrigins } from "#app/queries/authoring/item-origins.server.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aReviewer, aTrainer } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const NOW = instantAt(Date.parse("2026-02-01T06:00:00Z"));
const occasion = { at: NOW, requestId: null };
const tiny = CourseId.parse("tiny-course");
const fresh = CourseId.parse("fresh-course");
const ALL: BankFilter = { words: "", topic: "", type: "", level: "", competency: "", course: "", item: "", due: false, page: 1 };

async function aBank() {
  const course = await aPublishedCourse();
  const trainer = await aTrainer();
  expect(await createDraft(trainer, { courseId: fresh, from: { kind: "nothing", title: { en: "Fresh" } } }, occasion)).toMatchObject({
    ok: true,
  });
  return { course, trainer };
}
async function contentOf(trainer: Actor, courseId = fresh) {
  const draft = await draftToEdit(trainer, courseId, NOW);
  return draftContentFrom(courseId, "test-provider", draft!.parts);
}
async function saveItems(trainer: Actor, courseId: CourseId, items: readonly DraftItem[]) {
  const draft = await draftToEdit(trainer, courseId, NOW);
  const basedOn = draft!.parts.find(({ part }) => part === "items")!.revision;
  const wish = {
    courseId,
    saveId: randomUUID(),
    part: "items",
    basedOn,
    content: items as unknown as Json,
    confirmedShrink: true,
  } as const;
  expect(await saveDraftPart(trainer, wish, occasion)).toMatchObject({ ok: true });
}
const take = (actor: Actor, itemId: string, saveId: string = randomUUID(), courseId = fresh) =>
  takeItem(actor, { courseId, saveId, from: { courseId: tiny, itemId } }, occasion);

test("the bank holds every item of the provider's courses once, with its versions and where it is used", async () => {
  const { course, trainer } = await aBank();
  const bank = await itemBank(trainer, ALL, NOW);
  expect(bank.items.map(({ item }) => item.id).sort()).toEqual([...course.itemIds].sort());
  expect(bank).toMatchObject({ found: course.itemIds.length, pages: 1 });
  expect(bank.items.every((one) => one.versions === 1 && one.isCurrent && !one.isInDraft && one.publishedIn[0] === 1)).toBe(true);
  expect(bank.items.every(({ statistics, origin }) => statistics === null && origin === null)).toBe(true);
  expect(bank.courses.map(({ courseId, hasDraft }) => `${courseId} ${String(hasDraft)}`).sort()).toEqual([
    "fresh-course true",
    "tiny-course false",
  ]);
});

test("the bank is searched by words in any spelling, and narrowed by topic, type, tag, course and review date", async () => {
  const { course, trainer } = await aBank();
  await createDraft(trainer, { courseId: tiny, from: { kind: "version", courseVersionId: course.courseVersionId } }, occasion);
  const { items } = await contentOf(trainer, tiny);
  const [first, ...others] = items;
  const tagged = setAt(
    setAt(first!, ["tags"], { level: "analysis", competency: "patient-care", reviewOn: "2026-01-31" }),
    ["stem", "ar"],
    "سُؤالٌ عَن الأمان",
  );
  await saveItems(trainer, tiny, [tagged, ...others]);
  const ids = async (more: Partial<BankFilter>) => (await itemBank(trainer, { ...ALL, ...more }, NOW)).items.map(({ item }) => item.id);
  expect(await ids({ words: "سؤال عن الامان" })).toEqual([first!.id]);
  expect(await ids({ words: "rationale" })).toEqual([]);
  expect(await ids({ level: "analysis" })).toEqual([first!.id]);
  expect(await ids({ competency: "patient-care" })).toEqual([first!.id]);
  expect(await ids({ competency: "professionalism" })).toEqual([]);
  expect(await ids({ due: true })).toEqual([first!.id]);
  expect(await ids({ type: "numeric" })).toEqual(items.filter(({ type }) => type === "numeric").map(({ id }) => id));
  expect(await ids({ course: "fresh-course" })).toEqual([]);
  expect(await ids({ topic: "no-such-topic" })).toEqual([]);
  expect(await ids({ item: first!.id })).toEqual([first!.id]);
  const [shown] = (await itemBank(trainer, { ...ALL, item: first!.id }, NOW)).items;
  expect(shown).toMatchObject({ isInDraft: true, isReviewDue: true, reviewOn: "2026-01-31" });
});

test("an item is taken with its sources and where it came from, once for each wish, and audited", async () => {
  const { course, trainer } = await aBank();
  const [itemId] = course.itemIds;
  const saveId = randomUUID();
  expect(await take(trainer, itemId!, saveId)).toEqual({ ok: true, value: { itemId } });
  expect(await take(trainer, itemId!, saveId)).toEqual({ ok: true, value: { itemId } });
  const content = await contentOf(trainer);
  expect(content.items.length).toBe(1);
  const draft = itemDraft(content.items[0]!);
  expect(await itemOrigins(trainer, fresh, NOW)).toMatchObject({ [itemId!]: { courseId: tiny, itemId, state: "same" } });
  expect(await placementsIn(db(), fresh, "item")).toMatchObject([{ placedId: itemId, sourceCourseId: tiny, sourceId: itemId }]);
  expect(content.metadata.references?.map(({ id }) => id)).toEqual(draft.references);
  expect(await db().auditEntry.count({ where: { deed: "item-taken" } })).toBe(1);
  const bank = await itemBank(trainer, { ...ALL, item: itemId!, course: tiny }, NOW);
  expect(bank.items[0]?.copiedInto).toMatchObject([{ courseId: fresh, itemId, isInDraft: true }]);
  // A second copy has an id of its own: the first one's answers are not mixed with its own.
  const second = await take(trainer, itemId!);
  expect(second.ok && second.value.itemId !== itemId).toBe(true);
  // Whoever takes it out again does not use it any more, and the other copy still does.
  await saveItems(trainer, fresh, (await contentOf(trainer)).items.slice(1));
  const after = await itemBank(trainer, { ...ALL, item: itemId!, course: tiny }, NOW);
  expect(after.items[0]?.copiedInto.map((one) => one.itemId)).toEqual(second.ok ? [second.value.itemId] : []);
});

test("whoever took a copy sees when its source has changed since, and when it is gone", async () => {
  const { course, trainer } = await aBank();
  const [itemId] = course.itemIds;
  await take(trainer, itemId!);
  const stateOf = async () => (await itemOrigins(trainer, fresh, NOW))[itemId!]?.state;
  expect(await stateOf()).toBe("same");
  // As long as it stands published as it was copied, a draft that says otherwise changes nothing.
  await createDraft(trainer, { courseId: tiny, from: { kind: "version", courseVersionId: course.courseVersionId } }, occasion);
  const { items } = await contentOf(trainer, tiny);
  await saveItems(
    trainer,
    tiny,
    items.map((item) => setAt(item, ["stem", "en"], "Another stem")),
  );
  expect(await stateOf()).toBe("same");
  const place = { kind: "item", courseId: fresh, placedId: itemId!, sourceCourseId: tiny, sourceVersionId: null } as const;
  const again = (sourceId: string, minutes: number) =>
    savePlacement(
      db(),
      { ...place, sourceId, sourceHashes: { item: "0".repeat(64) } },
      trainer.accountId,
      instantAt(Date.parse("2026-02-01T06:00:00Z") + minutes * 60_000),
    );
  await again(itemId!, 1);
  expect(await stateOf()).toBe("changed");
  await again("never-was", 2);
  expect(await stateOf()).toBe("gone");
  expect(await itemOrigins(trainer, tiny, NOW)).toEqual({});
});

test("nobody takes an item into or out of a course of another provider, and only a trainer does", async () => {
  const { course, trainer } = await aBank();
  const [itemId] = course.itemIds;
  const stranger = await aTrainer("other-provider");
  expect(await take(stranger, itemId!)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await take(await aReviewer(), itemId!)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await take(trainer, "no-such-item")).toEqual({ ok: false, refusal: "no-such-item" });
  await db().provider.create({ data: { id: "other-provider", nameAr: "ج", nameCkb: "ل", nameEn: "O", createdAt: NOW } });
  const theirs = CourseId.parse("their-course");
  await createDraft(stranger, { courseId: theirs, from: { kind: "nothing", title: { en: "Theirs" } } }, occasion);
  expect(await take(stranger, itemId!, randomUUID(), theirs)).toEqual({ ok: false, refusal: "no-such-item" });
  expect((await itemBank(stranger, ALL, NOW)).items).toEqual([]);
  expect((await itemBank(await aReviewer(), ALL, NOW)).items).toEqual([]);
  expect(await take(trainer, itemId!, randomUUID(), tiny)).toMatchObject({ ok: false });
  await take(trainer, itemId!);
  expect(await itemOrigins(stranger, fresh, NOW)).toEqual({});
});

test("whoever wrote in the course of a taken question is no independent reviewer of the course that took it", async () => {
  const { course, trainer } = await aBank();
  const author = await aTrainer();
  await createDraft(author, { courseId: tiny, from: { kind: "version", courseVersionId: course.courseVersionId } }, occasion);
  expect((await partiesOf(db(), fresh)).has(author.accountId)).toBe(false);
  expect(await take(trainer, course.itemIds[0]!)).toMatchObject({ ok: true });
  expect([...(await partiesOf(db(), fresh))].sort()).toEqual([author.accountId, trainer.accountId].sort());
});

test("whoever wrote the questions from which one was taken is in control of the course as long as it stands there, and discloses", async () => {
  const { course, trainer } = await aBank();
  const author = await aTrainer();
  await createDraft(author, { courseId: tiny, from: { kind: "version", courseVersionId: course.courseVersionId } }, occasion);
  await take(trainer, course.itemIds[0]!);
  const team = async () => Object.fromEntries((await teamOf(db(), fresh)).map(({ accountId, roles }) => [accountId, roles]));
  expect(await team()).toMatchObject({ [author.accountId]: ["author"] });
  // What is written there afterwards does not reach the copy.
  const later = await aTrainer();
  const { items } = await contentOf(author, tiny);
  await saveDraftPart(
    later,
    {
      courseId: tiny,
      saveId: randomUUID(),
      part: "items",
      basedOn: 1,
      content: items.map((item) => setAt(item, ["stem", "en"], "Another stem")) as unknown as Json,
    },
    { at: instantAt(Date.parse("2026-02-02T06:00:00Z")), requestId: null },
  );
  expect(Object.keys(await team())).not.toContain(later.accountId);
  await saveItems(trainer, fresh, []);
  expect(Object.keys(await team())).toEqual([trainer.accountId]);
});
