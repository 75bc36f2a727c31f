import sharp from "sharp";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { importLesson } from "#app/commands/authoring/import-lesson.server.ts";
import { beginUpload } from "#app/commands/media/begin-upload.server.ts";
import { loadDraft } from "#app/data/drafts.server.ts";
import { blocksOf } from "#app/domain/authoring/document-schema.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { getObject, objectKey } from "#app/platform/object-store.server.ts";
import { lessonFromFile } from "#app/queries/authoring/lesson-from-file.server.ts";
import { aWordDocument, wordParagraph, wordPicture } from "#tests/builders/a-word-document.ts";
import { aTrainer } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";
import { fakeClamd } from "#tests/support/fake-clamd.ts";

const occasion = { at: instantAt(Date.parse("2026-02-01T06:00:00Z")), requestId: null };
const courseId = CourseId.parse("soap-course");

beforeEach(emptyTables);
beforeEach(async () => {
  for (const id of ["test-provider", "other-provider"])
    await db().provider.create({ data: { id, nameAr: id, nameCkb: id, nameEn: id, createdAt: new Date() } });
});
afterEach(() => vi.unstubAllEnvs());

const picture = (background: string, format: "png" | "jpeg") =>
  sharp({ create: { width: 40, height: 20, channels: 3, background } })
    .toFormat(format)
    .toBuffer();

/** Three pictures that fit, one of them in a table, and three that do not. */
async function aDocument(): Promise<Uint8Array> {
  const cell = (content: string) => `<w:tc>${content}</w:tc>`;
  const body = [
    wordParagraph("Soap", "Heading2"),
    wordPicture("image1.png", "Six steps"),
    `<w:tbl><w:tr>${cell(wordParagraph("One"))}${cell(wordPicture("image2.jpeg"))}</w:tr><w:tr>${cell(wordParagraph("Two"))}${cell(wordPicture("image1.png"))}</w:tr></w:tbl>`,
    wordPicture("image3.emf", "A drawing of Windows"),
    wordPicture("image4.png"),
    wordPicture("https://example.org/far.png"),
    `<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p><w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id="r9"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
    wordParagraph("Wash for 40 s."),
  ];
  return aWordDocument(body.join(""), {
    "image1.png": await picture("#246", "png"),
    "image2.jpeg": await picture("#642", "jpeg"),
    "image3.emf": new Uint8Array([1, 0, 0, 0, 88, 0, 0, 0, 0, 0, 0, 0]),
    // What its name says, it is not.
    "image4.png": new TextEncoder().encode("PK\u0003\u0004 no picture at all"),
  });
}

async function written() {
  const trainer = await aTrainer();
  const from = { kind: "nothing", title: { en: "Soap" }, source: "en" } as const;
  expect(await createDraft(trainer, { courseId, from }, occasion)).toMatchObject({ ok: true });
  const read = await lessonFromFile(trainer, courseId, { name: "صابون Soap.docx", bytes: await aDocument() }, "en");
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const { title, document, pictures } = read.value;
  return { trainer, read: read.value, wish: { courseId, lessonId: null, title, language: "en", document, pictures } as const };
}
const UNFIT = [
  { name: "صابون Soap 4", why: "unknown-content" },
  { name: "صابون Soap 5", why: "archive" },
  { name: "صابون Soap 6", why: "linked" },
];
const draft = async () => (await loadDraft(db(), courseId))!.content;
const figuresOf = async (lesson = "lesson/soap/en") =>
  [...blocksOf((await draft()).documents[lesson as never]!.content)].flatMap((block) => (block.type === "figure" ? [block.attrs] : []));

test("the pictures of a Word document come with it, and what cannot come is said before anything is kept", async () => {
  const { trainer, read, wish } = await written();
  expect(read.unfit).toEqual(UNFIT);
  expect(read.notes.map(({ code, count }) => [code, count])).toEqual([
    ["word-drawing", 1],
    ["word-equation", 1],
  ]);
  expect(await db().mediaAsset.count()).toBe(0);

  expect(await importLesson(trainer, wish, occasion)).toEqual({ ok: true, value: { lessonId: "soap", notTaken: UNFIT } });
  expect((await draft()).media.map(({ path }) => path)).toEqual(["images/soap-1.png", "images/soap-2.jpg"]);
  const figures = await figuresOf();
  // What stood in cells stands behind their table, and the same picture is one file.
  expect(figures.map(({ src, alt, credit, licence }) => [src, alt, credit, licence])).toEqual([
    ["soap-1.png", "Six steps", "", ""],
    ["soap-2.jpg", "", "", ""],
    ["soap-1.png", "", "", ""],
    ["", "A drawing of Windows", "", ""],
    ["", "", "", ""],
    ["", "", "", ""],
  ]);
  const assets = await db().mediaAsset.findMany({ include: { object: { include: { processing: true } } }, orderBy: { name: "asc" } });
  expect(assets.map(({ name, providerId, object }) => [name, providerId, object.contentType])).toEqual([
    ["صابون Soap 1.png", "test-provider", "image/png"],
    ["صابون Soap 2.jpg", "test-provider", "image/jpeg"],
  ]);
  for (const { sha256, object } of assets) {
    expect((await getObject(objectKey(sha256)))?.size).toBe(object.bytes);
    expect(object.processing?.state).toBe("waiting");
  }
  expect(await db().auditEntry.count({ where: { deed: "media-stored" } })).toBe(3);
});

test("a lesson that comes again brings no second file", async () => {
  const { trainer, wish } = await written();
  await importLesson(trainer, wish, occasion);
  expect(await importLesson(trainer, wish, occasion)).toMatchObject({ ok: true, value: { lessonId: "soap-2" } });
  expect((await draft()).media).toHaveLength(2);
  expect(await db().mediaAsset.count()).toBe(2);
  expect((await figuresOf("lesson/soap-2/en"))[0]?.src).toBe("soap-1.png");
});

test("who may not write the course brings nothing into its library", async () => {
  const { wish } = await written();
  expect(await importLesson(await aTrainer("other-provider"), wish, occasion)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await db().mediaAsset.count()).toBe(0);
  expect((await draft()).documents).toEqual({});
});

test("where a library is full the lesson comes without its pictures, and says so", async () => {
  const { trainer, wish } = await written();
  vi.stubEnv("MEDIA_QUOTA_GB", "1");
  await beginUpload(trainer, { name: "film.mp4", size: 1_000_000_000, lastModified: 1 }, occasion);
  const outcome = await importLesson(trainer, wish, occasion);
  expect(outcome.ok && outcome.value.notTaken.map(({ why }) => why)).toEqual([
    "unknown-content",
    "archive",
    "linked",
    "quota",
    "quota",
    "quota",
  ]);
  expect((await figuresOf()).map(({ src }) => src)).toEqual(["", "", "", "", "", ""]);
  expect((await draft()).media).toEqual([]);
});

test("a picture that the scanner warns of stays out; while it says nothing, the lesson does as well (R81)", async () => {
  const { trainer, wish } = await written();
  vi.stubEnv("CLAMD_HOST", "127.0.0.1");
  const warning = await fakeClamd({ virus: "IHDR" });
  vi.stubEnv("CLAMD_PORT", String(warning.port));
  const outcome = await importLesson(trainer, wish, occasion);
  await warning.stop();
  expect(outcome.ok && outcome.value.notTaken[0]).toEqual({ name: "صابون Soap 1", why: "virus" });
  expect((await draft()).media.map(({ path }) => path)).toEqual(["images/soap-2.jpg"]);

  const silent = await fakeClamd({ virus: "x", silent: true });
  vi.stubEnv("CLAMD_PORT", String(silent.port));
  expect(await importLesson(trainer, wish, occasion)).toEqual({ ok: false, refusal: "scanner-silent" });
  await silent.stop();
  expect(Object.keys((await draft()).documents)).toEqual(["lesson/soap/en"]);
});
