import { createHash, randomUUID } from "node:crypto";
import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { addPicture, openPicture } from "#app/data/pictures.server.ts";
import { mediaShownIn } from "#app/domain/authoring/course-package.ts";
import { pictureRungs } from "#app/domain/media/picture-rungs.ts";
import { manifestChange } from "#app/domain/sync/kept-course.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { coursePackage } from "#app/queries/authoring/course-package.server.ts";
import { mediaBytes } from "#app/queries/authoring/media-object.server.ts";
import { packageFile } from "#app/queries/authoring/package-file.server.ts";
import { coursePage } from "#app/queries/catalog/course-page.server.ts";
import { learnerHome } from "#app/queries/learning/home.server.ts";
import { standingForDevice } from "#app/queries/learning/standing-for-device.server.ts";
import { aLessonText, withoutFilm } from "#tests/builders/a-course-folder.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse, publishFolder } from "#tests/builders/a-published-course.ts";
import { emptyTables } from "#tests/support/database.ts";
import { asAnEarlierReleaseRendered } from "#tests/support/earlier-rendering.ts";

beforeEach(emptyTables);

const LATER = instantAt(Date.parse("2026-02-01T06:00:00Z"));
const enrol = (practitionerId: string, courseVersionId: string) =>
  db().enrolment.create({ data: { id: randomUUID(), practitionerId, courseId: "tiny-course", courseVersionId, enrolledAt: LATER } });

const bytesOf = async (body: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(body).arrayBuffer());

/** What the two doors would send for a file of a manifest. */
async function served(path: string): Promise<Uint8Array> {
  const media = /^\/media\/([0-9a-f]{64})$/.exec(path);
  if (media !== null) return bytesOf((await mediaBytes(media[1] ?? "", null))!.body);
  const [, courseId, number, language, file] = /^\/learn\/courses\/([^/]+)\/versions\/(\d+)\/([^/]+)\/([^/]+)$/.exec(path)!;
  return new TextEncoder().encode((await packageFile(courseId!, Number(number), language as "ar", file!, null))!);
}

test("R52: size and checksum in the manifest are those of the bytes that are served, file by file, in every language", async () => {
  await aPublishedCourse(withoutFilm());
  for (const language of LANGUAGES) {
    const manifest = (await coursePackage("tiny-course", language, null))!;
    expect(manifest.files.map(({ kind }) => kind)).toEqual(["course", "lesson", "lesson", "media", "media", "media", "media", "media"]);
    let sum = 0;
    for (const file of manifest.files) {
      const bytes = await served(file.path);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      expect({ path: file.path, bytes: bytes.length, sha256 }).toEqual({ path: file.path, bytes: file.bytes, sha256: file.sha256 });
      sum += bytes.length;
    }
    expect(manifest).toMatchObject({ bytes: sum, complete: true, number: 1, language });
  }
});

test("a picture of which smaller ones were made costs what the one costs that a device keeps; size and checksum are its own", async () => {
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  const png = await sharp({ create: { width: 600, height: 300, channels: 3, background: "#fff", noise } })
    .png()
    .toBuffer();
  const { files, ...rest } = withoutFilm();
  const lessons = LANGUAGES.map((language): [string, string] => {
    const lines = aLessonText(language)
      .split("\n")
      .filter((line) => !line.startsWith("::video"));
    return [`lessons/hands.${language}.md`, lines.join("\n").replace("plain.svg", "plain.png")];
  });
  const folder = { ...rest, files: { ...files, ...Object.fromEntries(lessons), "images/plain.svg": null, "images/plain.png": png } };
  await aPublishedCourse(folder);
  await asAnEarlierReleaseRendered();
  const original = createHash("sha256").update(png).digest("hex");

  const picture = await openPicture(original);
  if (typeof picture === "string") throw new Error(picture);
  for (const rung of pictureRungs(600)) await addPicture(original, picture, rung, LATER);
  await aPublishedCourse(folder);
  const after = (await coursePackage("tiny-course", "en", null))!;
  const kept = await db().mediaRendition.findFirstOrThrow({ where: { rung: "webp-960" }, include: { object: true } });
  expect(after.files.map(({ sha256 }) => sha256)).not.toContain(original);
  expect(after.files.find(({ sha256 }) => sha256 === kept.sha256)).toMatchObject({ bytes: kept.object.bytes, kind: "media" });
  expect(after.complete).toBe(true);
  const html = await db().lessonRendering.findFirstOrThrow({ where: { lessonId: "hands", language: "en" }, orderBy: { renderer: "desc" } });
  expect(mediaShownIn(html.html)).toContain(kept.sha256);
  const entry = await db().catalogueEntry.findFirstOrThrow({ where: { language: "en" } });
  expect(entry.bytes).toBe(after.bytes);
  const file = createHash("sha256")
    .update(await served(`/media/${kept.sha256}`))
    .digest("hex");
  expect(file).toBe(kept.sha256);
});

test("the catalogue and the course page name the size that the manifest adds up to, by language", async () => {
  await aPublishedCourse(withoutFilm());
  const entries = await db().catalogueEntry.findMany({ select: { language: true, bytes: true, worksOffline: true } });
  const page = (await coursePage("tiny-course", "ckb", null, LATER))!;
  for (const language of LANGUAGES) {
    const { bytes } = (await coursePackage("tiny-course", language, null))!;
    expect(entries.find((entry) => entry.language === language)).toEqual({ language, bytes, worksOffline: true });
    expect(page.bytes[language]).toBe(bytes);
  }
  expect(page.worksOffline).toEqual({ ar: true, ckb: true, en: true });
});

test("lessons that are rendered anew get other checksums, and the bytes that are served are those; a device fetches these files alone", async () => {
  await aPublishedCourse(withoutFilm());
  await asAnEarlierReleaseRendered();
  const earlier = (await coursePackage("tiny-course", "en", null))!;
  expect((await coursePage("tiny-course", "en", null, LATER))!.bytes.en).toBe(earlier.bytes);
  const learner = await aPractitioner();
  await enrol(learner.practitionerId, earlier.courseVersionId);
  // In another process, as `npm run content:import` does it: nothing tells this one.
  expect(await publishFolder(withoutFilm(), LATER)).toMatchObject({ ok: true, value: { unchanged: true } });
  const present = (await coursePackage("tiny-course", "en", null))!;
  const lessons = present.files.filter(({ kind }) => kind === "lesson");
  expect(lessons).toHaveLength(2);
  for (const file of lessons) {
    expect(earlier.files.find(({ path }) => path === file.path)!.sha256).not.toBe(file.sha256);
    const bytes = await served(file.path);
    expect({ bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") }).toEqual({
      bytes: file.bytes,
      sha256: file.sha256,
    });
  }
  expect(manifestChange(earlier, present)).toMatchObject({ newerVersion: null, differs: true });
  const page = (await coursePage("tiny-course", "en", null, LATER))!;
  const entry = await db().catalogueEntry.findFirstOrThrow({ where: { language: "en" } });
  const home = (await learnerHome(learner, "en", LATER))!;
  expect([page.bytes.en, entry.bytes, home.underWay[0]!.keepBytes]).toEqual([present.bytes, present.bytes, present.bytes]);
});

test("a course that shows a film does not work offline, and everything else of it is in the manifest", async () => {
  await aPublishedCourse();
  const manifest = (await coursePackage("tiny-course", "en", null))!;
  expect(manifest.complete).toBe(false);
  const films = await db().mediaObject.findMany({ where: { contentType: { startsWith: "video/" } } });
  expect(films).toHaveLength(1);
  expect(manifest.files.map(({ sha256 }) => sha256)).not.toContain(films[0]!.sha256);
  expect((await coursePage("tiny-course", "en", null, LATER))!.worksOffline.en).toBe(false);
});

test("who has begun an earlier version gets that one; nobody else may see it any more", async () => {
  const first = await aPublishedCourse(withoutFilm());
  const learner = await aPractitioner();
  await enrol(learner.practitionerId, first.courseVersionId);
  await aPublishedCourse({ ...withoutFilm(), metadata: { minutes: 90 } }, LATER);
  expect((await coursePackage("tiny-course", "ar", null))!.number).toBe(2);
  expect((await coursePackage("tiny-course", "ar", learner))!.number).toBe(1);
  expect(await packageFile("tiny-course", 1, "ar", "course.json", learner)).toContain('"number":1');
  expect(await packageFile("tiny-course", 1, "ar", "course.json", null)).toBeNull();
  expect(await standingForDevice(learner, "tiny-course")).toMatchObject({ enrolled: true, newerVersion: 2, passed: false, facts: [] });
});

test("what is not there has no package, no file and no standing", async () => {
  await aPublishedCourse(withoutFilm());
  const nobody = await aPractitioner();
  expect(await coursePackage("no-course", "en", null)).toBeNull();
  expect(await packageFile("tiny-course", 2, "en", "course.json", null)).toBeNull();
  expect(await packageFile("tiny-course", 1, "en", "lesson-nothing.json", null)).toBeNull();
  expect(await packageFile("tiny-course", 1, "en", "items.json", null)).toBeNull();
  expect(await standingForDevice(nobody, "no-course")).toBeNull();
  expect(await standingForDevice(nobody, "tiny-course")).toMatchObject({ enrolled: false, facts: [], position: null });
});
