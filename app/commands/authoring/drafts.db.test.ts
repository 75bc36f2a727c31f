import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { restoreDraftRevision } from "#app/commands/authoring/restore-draft-revision.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { publicationChecklist } from "#app/domain/authoring/publication-checklist.ts";
import type { DraftPart, SaveWish } from "#app/domain/authoring/draft.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { draftHistory, draftRevision } from "#app/queries/authoring/draft-history.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { ownDrafts } from "#app/queries/authoring/own-drafts.server.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aReviewer, aTrainer } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const NOW = instantAt(Date.parse("2026-02-01T06:00:00Z"));
const occasion = { at: NOW, requestId: null };
const tiny = CourseId.parse("tiny-course");
const fresh = CourseId.parse("fresh-course");
const part: DraftPart = "lesson/hands/en";

const doc = (words: string, id: string | null = "p"): Json => ({
  type: "doc",
  schemaVersion: 1,
  content: [
    {
      type: "paragraph",
      attrs: { id },
      content: [{ type: "text", text: words }],
    },
  ],
});
const save = (actor: Actor, wish: Partial<SaveWish> & { content: Json }, courseId = fresh) =>
  saveDraftPart(actor, { courseId, saveId: randomUUID(), part, basedOn: 0, ...wish }, occasion);

async function aDraft() {
  const trainer = await aTrainer();
  await db().provider.createMany({
    data: [{ id: "test-provider", nameAr: "ج", nameCkb: "ل", nameEn: "P", createdAt: NOW }],
    skipDuplicates: true,
  });
  expect(await createDraft(trainer, { courseId: fresh, from: { kind: "nothing", title: { en: "Fresh" } } }, occasion)).toEqual({
    ok: true,
    value: fresh,
  });
  return trainer;
}

test("a draft of a published version holds all of it, and nothing stands in the way of publishing it again", async () => {
  const { courseVersionId } = await aPublishedCourse();
  const trainer = await aTrainer();
  expect(await ownDrafts(trainer, NOW)).toMatchObject([{ courseId: tiny, hasDraft: false, standing: { state: "published", draft: null } }]);
  expect(await createDraft(trainer, { courseId: tiny, from: { kind: "version", courseVersionId } }, occasion)).toMatchObject({ ok: true });
  const draft = await draftToEdit(trainer, tiny, NOW);
  expect(draft?.parts.map(({ part: name, revision }) => `${name} ${String(revision)}`).sort()).toEqual(
    ["items", "media", "metadata", ...["hands", "dose"].flatMap((id) => ["ar", "ckb", "en"].map((l) => `lesson/${id}/${l}`))]
      .map((name) => `${name} 1`)
      .sort(),
  );
  expect(publicationChecklist(draftContentFrom(tiny, "test-provider", draft!.parts))).toEqual([]);
  expect(draft?.standing).toEqual({ state: "published", draft: null, published: "published" });
  expect(JSON.stringify(draft?.parts)).toContain("hologram");
  expect(await createDraft(trainer, { courseId: tiny, from: { kind: "version", courseVersionId } }, occasion)).toEqual({
    ok: false,
    refusal: "draft-exists",
  });
  // A copy under another name is a new course, and its authors remain authors there.
  expect(await createDraft(await aTrainer(), { courseId: fresh, from: { kind: "draft", courseId: tiny } }, occasion)).toMatchObject({
    ok: true,
  });
  expect((await ownDrafts(trainer, NOW)).map(({ courseId, standing }) => `${courseId} ${standing.state}`).sort()).toEqual([
    "fresh-course draft",
    "tiny-course published",
  ]);
  expect(await db().auditEntry.count({ where: { deed: "draft-begun" } })).toBe(2);
});

test("nobody but a trainer of the provider begins, saves, restores or reads a draft; reviewers of the provider read it", async () => {
  const { courseVersionId } = await aPublishedCourse();
  const trainer = await aDraft();
  const stranger = await aTrainer("other-provider");
  const reviewer = await aReviewer();
  for (const actor of [stranger, reviewer, { role: "admin", accountId: trainer.accountId } as const]) {
    const begun = await createDraft(actor, { courseId: tiny, from: { kind: "version", courseVersionId } }, occasion);
    expect(begun.ok).toBe(false);
    expect(await save(actor, { content: doc("x") })).toEqual({ ok: false, refusal: { code: "not-yours" } });
    const wish = { courseId: fresh, saveId: randomUUID(), part, basedOn: 1, revision: 1 };
    expect(await restoreDraftRevision(actor, wish, occasion)).toEqual({ ok: false, refusal: { code: "not-yours" } });
  }
  await db().provider.create({ data: { id: "other-provider", nameAr: "ج", nameCkb: "ل", nameEn: "O", createdAt: NOW } });
  expect(await createDraft(stranger, { courseId: tiny, from: { kind: "version", courseVersionId } }, occasion)).toEqual({
    ok: false,
    refusal: "no-such-source",
  });
  expect(await createDraft(stranger, { courseId: tiny, from: { kind: "nothing", title: {} } }, occasion)).toEqual({
    ok: false,
    refusal: "id-taken",
  });
  expect(await draftToEdit(stranger, fresh, NOW)).toBeNull();
  expect(await draftRevision(stranger, { courseId: fresh, part: "metadata", revision: 1 })).toBeNull();
  expect((await draftHistory(stranger, { courseId: fresh, part: "metadata", before: null })).revisions).toEqual([]);
  expect(await ownDrafts(stranger, NOW)).toEqual([]);
  expect(await draftToEdit(reviewer, fresh, NOW)).not.toBeNull();
});

test("a save carries the revision it was based on; another one there is a conflict, and nothing is written (R34 to R36)", async () => {
  const [one, other] = [await aDraft(), await aTrainer()];
  expect(await save(one, { content: doc("first") })).toEqual({ ok: true, value: { revision: 1, at: NOW, content: null } });
  expect(await save(one, { content: doc("second"), basedOn: 1 })).toMatchObject({ ok: true, value: { revision: 2 } });
  expect(await save(other, { content: doc("mine"), basedOn: 1 })).toEqual({
    ok: false,
    refusal: {
      code: "conflict",
      revision: 2,
      by: { accountId: one.accountId, name: { ar: "علاء صلاح الأسدي", latin: "Alaa Salah Al-Asadi", ckb: null } },
      at: NOW,
      content: doc("second"),
    },
  });
  expect(await db().draftRevision.count({ where: { part } })).toBe(2);
});

test("two saves at once on the same revision: one is stored, the other is told", async () => {
  const [one, other] = [await aDraft(), await aTrainer()];
  const both = await Promise.all([save(one, { content: doc("one") }), save(other, { content: doc("other") })]);
  expect(both.map((saved) => saved.ok).sort()).toEqual([false, true]);
  expect(await db().draftRevision.count({ where: { part } })).toBe(1);
});

test("the same save sent twice is one revision, also after somebody saved on top of it", async () => {
  const trainer = await aDraft();
  const saveId = randomUUID();
  const first = await save(trainer, { content: doc("words", null), saveId });
  expect(first).toMatchObject({ ok: true, value: { revision: 1 } });
  const id = first.ok ? (first.value.content as { content: [{ attrs: { id: string } }] }).content[0].attrs.id : "";
  expect(id).toMatch(/^b-[0-9a-f]{8}$/);
  await save(trainer, { content: doc("more words"), basedOn: 1 });
  expect(await save(trainer, { content: doc("words", null), saveId })).toEqual(first);
  expect(await save(trainer, { content: doc("more words"), basedOn: 2 })).toMatchObject({ ok: true, value: { revision: 2 } });
  expect(await db().draftRevision.count({ where: { part } })).toBe(2);
});

test("a document that shrinks by more than half asks first, and the longer revision stays (R40)", async () => {
  const trainer = await aDraft();
  const long = doc("word ".repeat(100));
  await save(trainer, { content: long });
  const short = { content: doc("word ".repeat(49)), basedOn: 1 };
  expect(await save(trainer, short)).toEqual({ ok: false, refusal: { code: "shrinks", fromWords: 100, toWords: 49 } });
  expect(await save(trainer, { ...short, content: doc("word ".repeat(50)), basedOn: 1 })).toMatchObject({ ok: true });
  expect(await save(trainer, { content: doc("gone"), basedOn: 2, confirmedShrink: true })).toMatchObject({
    ok: true,
    value: { revision: 3 },
  });
  expect((await draftRevision(trainer, { courseId: fresh, part, revision: 1 }))?.content).toEqual(long);
});

test("an earlier revision is taken up again as a new one", async () => {
  const trainer = await aDraft();
  await save(trainer, { content: doc("first") });
  await save(trainer, { content: doc("second"), basedOn: 1 });
  const wish = { courseId: fresh, saveId: randomUUID(), part, basedOn: 2, revision: 1 };
  expect(await restoreDraftRevision(trainer, { ...wish, basedOn: 1 }, occasion)).toMatchObject({
    ok: false,
    refusal: { code: "conflict", revision: 2 },
  });
  expect(await restoreDraftRevision(trainer, { ...wish, revision: 7 }, occasion)).toEqual({
    ok: false,
    refusal: { code: "no-such-revision" },
  });
  expect(await restoreDraftRevision(trainer, wish, occasion)).toMatchObject({ ok: true, value: { revision: 3, content: doc("first") } });
  expect(await restoreDraftRevision(trainer, wish, occasion)).toMatchObject({ ok: true, value: { revision: 3 } });
  const history = await draftHistory(trainer, { courseId: fresh, part, before: null });
  expect(history.revisions.map(({ revision, restoredFrom }) => [revision, restoredFrom])).toEqual([
    [3, 1],
    [2, null],
    [1, null],
  ]);
});

test("what would lose something, or could not be kept, is refused with its place", async () => {
  const trainer = await aDraft();
  const refusal = async (wish: Partial<SaveWish> & { content: Json }) => {
    const saved = await save(trainer, wish);
    return saved.ok ? "saved" : saved.refusal.code;
  };
  const deep = (levels: number): Json => (levels === 0 ? [] : [deep(levels - 1)]);
  expect(
    await refusal({ content: { type: "doc", schemaVersion: 1, content: [{ type: "paragraph", attrs: { id: "a", align: "left" } }] } }),
  ).toBe("malformed");
  expect(await refusal({ content: doc("nul \u0000") })).toBe("malformed");
  expect(await refusal({ content: deep(5000) })).toBe("malformed");
  expect(await refusal({ content: doc("x".repeat(4_000_001)) })).toBe("too-large");
  expect(await refusal({ content: doc("x"), basedOn: 9 })).toBe("malformed");
  expect(await refusal({ part: "metadata", basedOn: 1, content: { titel: "x" } })).toBe("malformed");
  expect(await refusal({ part: "media", basedOn: 1, content: [{ path: "images/a.svg", sha256: "0".repeat(64) }] })).toBe("media-unknown");
  // Direction marks come with every paste: they are kept, and the checklist names them.
  expect(await refusal({ content: doc("mark \u200f") })).toBe("saved");
});
