import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { zipSync } from "fflate";
import { beforeEach, expect, test } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { duplicateLesson } from "#app/commands/authoring/duplicate-lesson.server.ts";
import { importCourse } from "#app/commands/authoring/import-course.server.ts";
import { importLesson } from "#app/commands/authoring/import-lesson.server.ts";
import { placeLesson } from "#app/commands/authoring/place-lesson.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { authorsOf, loadDraft } from "#app/data/drafts.server.ts";
import { courseOfDraft } from "#app/data/draft-course.server.ts";
import { publicationHash } from "#app/data/publication.server.ts";
import { blocksOf } from "#app/domain/authoring/document-schema.ts";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId, LessonId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { foldersIn, readFolder } from "#app/platform/folder.server.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { zipStream } from "#app/platform/zip-stream.server.ts";
import { archivePreview, courseArchive } from "#app/queries/authoring/course-archive.server.ts";
import { lessonFromFile } from "#app/queries/authoring/lesson-from-file.server.ts";
import { lessonPlacements } from "#app/queries/authoring/lesson-placements.server.ts";
import { lessonsElsewhere, newerText } from "#app/queries/authoring/lessons-elsewhere.server.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aWordDocument } from "#tests/builders/a-word-document.ts";
import { aTrainer } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const occasion = { at: instantAt(Date.parse("2026-02-01T06:00:00Z")), requestId: null };
const tiny = CourseId.parse("tiny-course");
const fresh = CourseId.parse("fresh-course");
const hands = LessonId.parse("hands");
const COURSES = join(import.meta.dirname, "../../../content/courses");
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
async function gathered(archive: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of archive) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The tiny course as a draft, an empty course beside it, and who writes both. */
async function twoCourses() {
  const { courseVersionId } = await aPublishedCourse();
  const trainer = await aTrainer();
  const stranger = await aTrainer("other-provider");
  expect(await createDraft(trainer, { courseId: tiny, from: { kind: "version", courseVersionId } }, occasion)).toMatchObject({ ok: true });
  const from = { kind: "nothing", title: { en: "Fresh" }, source: "en" } as const;
  expect(await createDraft(trainer, { courseId: fresh, from }, occasion)).toMatchObject({ ok: true });
  return { trainer, stranger };
}
const draftOf = async (courseId: CourseId) => (await loadDraft(db(), courseId))!.content;

test("a new course says in which language it is written first", async () => {
  await twoCourses();
  expect((await draftOf(fresh)).metadata.translations).toEqual({
    ar: "awaiting-clinical-review",
    ckb: "awaiting-clinical-review",
    en: "source",
  });
});

test("a film is made ready for publication by its beginning, under the hash and the size that its row has", async () => {
  const film = new Uint8Array(300_000);
  film.set(bytes("\0\0\0\u0018ftypmp42"));
  const { courseVersionId } = await aPublishedCourse({ files: { "media/film.mp4": film } });
  await createDraft(await aTrainer(), { courseId: tiny, from: { kind: "version", courseVersionId } }, occasion);
  const course = await courseOfDraft(await draftOf(tiny));
  if (!course.ok) throw new Error(JSON.stringify(course.refusal));
  const held = course.value.media.find(({ path }) => path === "media/film.mp4")!;
  expect(held.bytes.length).toBeLessThan(10_000);
  expect(held.stored).toMatchObject({ bytes: 300_000 });
  const { path, contentType, width, height } = held;
  const whole = course.value.media.map((file) => (file === held ? { path, contentType, width, height, bytes: film } : file));
  expect(publicationHash(course.value)).toBe(publicationHash({ ...course.value, media: whole }));
});

test("the copy of a lesson is another lesson: new ids, the same in each language, and nothing else differs (R43)", async () => {
  const { trainer, stranger } = await twoCourses();
  expect(await duplicateLesson(stranger, { courseId: tiny, lessonId: hands }, occasion)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await duplicateLesson(trainer, { courseId: tiny, lessonId: LessonId.parse("none") }, occasion)).toMatchObject({ ok: false });
  expect(await duplicateLesson(trainer, { courseId: tiny, lessonId: hands }, occasion)).toEqual({ ok: true, value: "hands-2" });
  const { documents, metadata } = await draftOf(tiny);
  expect(metadata.lessons?.map(({ id }) => id)).toEqual(["hands", "dose", "hands-2"]);
  const idsOf = (part: string): string[] => [...blocksOf(documents[part]!.content)].map(({ attrs }) => attrs.id);
  const copied = idsOf("lesson/hands-2/en");
  expect(idsOf("lesson/hands-2/ar")).toEqual(copied);
  expect(copied.filter((id) => idsOf("lesson/hands/en").includes(id))).toEqual([]);
  const text = (part: string): string => JSON.stringify(documents[part]).replaceAll(/"id":"[^"]+"/g, "");
  expect(text("lesson/hands-2/ckb")).toBe(text("lesson/hands/ckb"));
});

test("a lesson is placed with its ids, references and files; the place knows when its source has changed, and takes what is newer (D6)", async () => {
  const { trainer, stranger } = await twoCourses();
  const wish = { courseId: fresh, from: { courseId: tiny, lessonId: hands } };
  expect(await placeLesson(stranger, wish, occasion)).toEqual({ ok: false, refusal: { code: "not-yours" } });
  expect(await placeLesson(trainer, { ...wish, courseId: tiny }, occasion)).toEqual({ ok: false, refusal: { code: "same-course" } });
  expect(await lessonsElsewhere(trainer, fresh)).toMatchObject([{ courseId: tiny, lessons: [{ id: "hands" }, { id: "dose" }] }]);
  expect(await placeLesson(trainer, wish, occasion)).toEqual({ ok: true, value: hands });
  const [here, home] = [await draftOf(fresh), await draftOf(tiny)];
  for (const language of ["ar", "ckb", "en"])
    expect(here.documents[`lesson/hands/${language}`]).toEqual(home.documents[`lesson/hands/${language}`]);
  expect(here.metadata.references?.length).toBeGreaterThan(0);
  expect((await lessonPlacements(trainer, fresh)).origins).toMatchObject({ hands: { courseId: tiny, state: "same" } });
  expect((await lessonPlacements(trainer, tiny)).usedIn).toMatchObject({ hands: [{ courseId: fresh }] });
  expect(await lessonPlacements(stranger, fresh)).toEqual({ origins: {}, usedIn: {} });
  // Who wrote the lesson at home is no independent reviewer of the course that placed it.
  expect(await authorsOf(db(), fresh)).toEqual(await authorsOf(db(), tiny));

  const changed = {
    type: "doc",
    schemaVersion: 1,
    content: [{ type: "paragraph", attrs: { id: "p" }, content: [{ type: "text", text: "New." }] }],
  };
  const save = {
    courseId: tiny,
    part: "lesson/hands/en",
    basedOn: 1,
    saveId: randomUUID(),
    content: changed as Json,
    confirmedShrink: true,
  } as const;
  expect(await saveDraftPart(trainer, save, occasion)).toMatchObject({ ok: true });
  expect((await lessonPlacements(trainer, fresh)).origins).toMatchObject({ hands: { state: "changed" } });
  const newer = await newerText(trainer, fresh, hands, { courseId: tiny, lessonId: "hands" });
  expect(newer?.find(({ language }) => language === "en")?.differences.some(({ change }) => change !== "same")).toBe(true);
  expect(await newerText(stranger, fresh, hands, { courseId: tiny, lessonId: "hands" })).toBeNull();
  expect(await placeLesson(trainer, wish, occasion)).toMatchObject({ ok: true });
  expect((await draftOf(fresh)).documents["lesson/hands/en"]).toEqual(changed);
  expect((await lessonPlacements(trainer, fresh)).origins).toMatchObject({ hands: { state: "same" } });
  expect(await db().draftRevision.count({ where: { courseId: fresh, part: "lesson/hands/en" } })).toBe(2);
});

test("a lesson that is here by that id already is never overwritten by another course's", async () => {
  const { trainer } = await twoCourses();
  const own = {
    courseId: fresh,
    lessonId: null,
    title: "Hands",
    language: "en",
    document: { type: "doc", schemaVersion: 1, content: [] },
    pictures: [],
  } as const;
  expect(await importLesson(trainer, own, occasion)).toEqual({ ok: true, value: { lessonId: hands, notTaken: [] } });
  expect(await placeLesson(trainer, { courseId: fresh, from: { courseId: tiny, lessonId: hands } }, occasion)).toEqual({
    ok: false,
    refusal: { code: "lesson-here" },
  });
});

test("a Word document and a Markdown text become lessons; what is neither is refused before it is opened (R81)", async () => {
  const { trainer, stranger } = await twoCourses();
  const word = aWordDocument(
    '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Soap</w:t></w:r></w:p><w:p><w:r><w:t>Wash for 40 s.</w:t></w:r></w:p>',
  );
  const file = (name: string, content: Uint8Array) => ({ name, bytes: content });
  const read = await lessonFromFile(trainer, fresh, file("Soap.docx", word), "en");
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  expect(JSON.stringify(read.value.document)).toContain("Wash for 40 s.");
  const wish = { courseId: fresh, lessonId: null, title: "Soap", language: "en", document: read.value.document, pictures: [] } as const;
  expect(await importLesson(stranger, wish, occasion)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await importLesson(trainer, wish, occasion)).toEqual({ ok: true, value: { lessonId: "soap", notTaken: [] } });
  const again = { ...wish, lessonId: LessonId.parse("soap"), language: "ar" } as const;
  expect(await importLesson(trainer, again, occasion)).toEqual({ ok: true, value: { lessonId: "soap", notTaken: [] } });
  expect(Object.keys((await draftOf(fresh)).documents).sort()).toEqual(["lesson/soap/ar", "lesson/soap/en"]);

  expect(await lessonFromFile(trainer, fresh, file("a.md", bytes("# T\n\n## One\n\nText.")), "en")).toMatchObject({
    ok: true,
    value: { title: "T" },
  });
  const refusal = async (name: string, content: Uint8Array, who = trainer) => {
    const outcome = await lessonFromFile(who, fresh, file(name, content), "en");
    return outcome.ok ? null : outcome.refusal.code;
  };
  expect(await refusal("a.md", bytes("No section.\n"))).toBe("faults");
  expect(await refusal("a.pdf", bytes("%PDF"))).toBe("kind-unknown");
  expect(await refusal("a.docx", bytes("no zip"))).toBe("not-a-zip");
  expect(await refusal("a.docx", zipSync({ "x.txt": bytes("x") }))).toBe("not-a-document");
  expect(await refusal("a.docx", zipSync({ "word/document.xml": new Uint8Array(60_000_000) }, { level: 9 }))).toBe("bomb");
  expect(await refusal("a.md", bytes("## One\n\nText."), stranger)).toBe("not-yours");
});

test("a course folder goes in as a zip and out again, and would be published under the same hash", async () => {
  const [name = ""] = await foldersIn(COURSES);
  const files = await readFolder(join(COURSES, name));
  const published = validateCourse({ name, files }, parseMarkdown);
  if (!published.ok) throw new Error("faults");
  const trainer = await aTrainer(published.value.metadata.providerId);
  const { providerId } = published.value.metadata;
  await db().provider.create({ data: { id: providerId, nameAr: "ج", nameCkb: "ل", nameEn: "P", createdAt: occasion.at } });
  const archive = await gathered(zipStream(files.map((file) => ({ path: `${name}/${file.path}`, bytes: file.bytes }))));
  expect(await archivePreview(trainer, archive, null)).toMatchObject({
    ok: true,
    value: { courseId: name, becomes: { kind: "new" }, leftOut: [] },
  });
  expect(
    await importCourse({ role: "reviewer", accountId: trainer.accountId, providerId }, { archive, courseId: null }, occasion),
  ).toMatchObject({ ok: false });
  expect(await importCourse(trainer, { archive, courseId: null }, occasion)).toMatchObject({ ok: true });
  const courseId = CourseId.parse(name);
  const hashOf = async (id: CourseId) => {
    const course = await courseOfDraft(await draftOf(id));
    return course.ok ? publicationHash(course.value) : course.refusal;
  };
  expect(await hashOf(courseId)).toBe(publicationHash(published.value));

  const out = await gathered((await courseArchive(trainer, courseId, "draft"))!);
  expect(await courseArchive(await aTrainer("nobody-else"), courseId, "draft")).toBeNull();
  expect(await archivePreview(trainer, out, null)).toMatchObject({ ok: true, value: { becomes: { kind: "revisions", changed: [] } } });
  expect(await importCourse(trainer, { archive: out, courseId: null }, occasion)).toEqual({ ok: true, value: { courseId, changed: [] } });
  expect(await hashOf(courseId)).toBe(publicationHash(published.value));

  const foreign = await aTrainer("other-provider");
  expect(await archivePreview(foreign, archive, null)).toEqual({ ok: false, refusal: { code: "id-taken" } });
  expect(await archivePreview(trainer, bytes("no zip"), null)).toEqual({ ok: false, refusal: { code: "not-a-zip" } });
  expect(await archivePreview(trainer, zipSync({ "a.txt": bytes("x") }), null)).toEqual({
    ok: false,
    refusal: { code: "no-course-folder" },
  });
}, 60_000);
