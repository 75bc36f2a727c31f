import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { publishDraft } from "#app/commands/authoring/publish-draft.server.ts";
import { submitForReview } from "#app/commands/authoring/submit-for-review.server.ts";
import { issueCertificate } from "#app/commands/credits/issue-certificate.server.ts";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import type { DraftContent } from "#app/domain/authoring/draft-content.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { folderOf } from "#app/domain/authoring/course-folder.ts";
import type { ValidCourse } from "#app/domain/authoring/valid-course.ts";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import { searchFrom } from "#app/domain/catalog/catalogue-search.ts";
import { CertificateSnapshot } from "#app/domain/credits/certificate.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { withTextsOnlyIn } from "#app/domain/shared/texts-shown.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { type Instant, dayInBaghdad, instantAt } from "#app/domain/shared/time.ts";
import type { Receipt } from "#app/domain/sync/receipt.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { db } from "#app/platform/db.server.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { coursePackage } from "#app/queries/authoring/course-package.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { lessonPage } from "#app/queries/authoring/lesson-page.server.ts";
import { publicationPage } from "#app/queries/authoring/publication-page.server.ts";
import { cataloguePage } from "#app/queries/catalog/catalogue-page.server.ts";
import { coursePage } from "#app/queries/catalog/course-page.server.ts";
import { attemptResult } from "#app/queries/learning/attempt-result.server.ts";
import { paperForAttempt } from "#app/queries/learning/paper-for-attempt.server.ts";
import { quizStanding } from "#app/queries/learning/quiz-standing.server.ts";
import { type FolderOverrides, aCourseFolder, aCourseMetadata, someItems } from "#tests/builders/a-course-folder.ts";
import { aNotice } from "#tests/builders/a-notice.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { approved, edited } from "#tests/builders/an-approved-draft.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { emptyTables } from "#tests/support/database.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";
import { aRoleHolder } from "#tests/support/signed-in.ts";

const courseId = CourseId.parse("tiny-course");
const NOW = instantAt(Date.parse("2026-03-01T09:00:00Z"));
const occasion = { at: NOW, requestId: null };

beforeEach(emptyTables);

/** The tiny course as somebody writes it who writes only these languages. */
function writtenIn(languages: readonly Language[]): FolderOverrides {
  const without = LANGUAGES.filter((language) => !languages.includes(language));
  const paths = without.flatMap((language) => [
    `lessons/hands.${language}.md`,
    `lessons/dose.${language}.json`,
    `images/steps.${language}.svg`,
    `media/talk.${language}.vtt`,
    `media/film.${language}.vtt`,
  ]);
  return {
    items: withTextsOnlyIn(someItems(), languages),
    files: {
      ...Object.fromEntries(paths.map((path) => [path, null])),
      "course.json": JSON.stringify({ ...(withTextsOnlyIn(aCourseMetadata(), languages) as object), languages }),
    },
  };
}

async function say(learner: ActorIn<"learner">, wish: Record<string, unknown>, at: Instant = NOW): Promise<Receipt> {
  const id = randomUUID();
  const [receipt] = await recordLearnerEvents(learner, [{ ...wish, id, deviceId: id, sequence: 1, occurredAt: at }], {
    at,
    requestId: null,
  });
  if (receipt?.outcome !== "stored") throw new Error(JSON.stringify(receipt));
  return receipt;
}

test("a Sorani clinician takes a course that is there in Arabic alone, from the catalogue to the certificate", async () => {
  const { courseVersionId, lessonIds } = await aPublishedCourse(writtenIn(["ar"]));
  const title = aCourseMetadata().title.ar;
  const today = dayInBaghdad(NOW);
  const found = async (language: Language) =>
    (await cataloguePage("ckb", searchFrom(new URLSearchParams({ language })), null, today)).cards;
  expect(await found("ar")).toMatchObject([{ courseId, title, languages: ["ar"] }]);
  expect(await found("ckb")).toEqual([]);

  const learner = await aPractitioner();
  expect(await coursePage(courseId, "ckb", learner, NOW)).toMatchObject({ title, languages: ["ar"] });
  const [lesson, arabic] = [
    await lessonPage(courseId, lessonIds[0]!, "ckb", learner),
    await lessonPage(courseId, lessonIds[0]!, "ar", learner),
  ];
  expect(lesson).toMatchObject({ courseTitle: title, languages: ["ar"], translation: arabic!.translation });
  expect(lesson!.html).toBe(arabic!.html);

  await say(learner, { kind: "course-started", courseId });
  expect(await quizStanding(learner, courseId, NOW)).toMatchObject({ languages: ["ar"], title: { ckb: title } });
  const started = await say(learner, { kind: "attempt-started", courseVersionId });
  const attemptId = started.outcome === "stored" ? (started.data.attemptId ?? "") : "";
  const [paper, inArabic] = [
    await paperForAttempt(learner, courseId, attemptId, "ckb"),
    await paperForAttempt(learner, courseId, attemptId, "ar"),
  ];
  expect(paper).toEqual(inArabic);
  expect(paper).toMatchObject({ title, languages: ["ar"] });
  for (const item of await questionsOfAttempt(attemptId))
    await say(learner, { kind: "answer-given", attemptId, itemId: item.id, response: rightResponse(item) });
  await say(learner, { kind: "attempt-finished", attemptId });
  const result = await attemptResult(learner, courseId, attemptId, "ckb");
  expect(result).toMatchObject({ state: "marked", passed: true, title, languages: ["ar"] });
  expect(result).toEqual(await attemptResult(learner, courseId, attemptId, "ar"));

  const evaluation = {
    relevance: 5,
    intentToChange: "yes",
    intendedChange: "",
    barriers: ["none"],
    perceivedBias: "none",
    biasComment: "",
    comment: "",
  };
  await say(learner, { kind: "evaluation-submitted", courseVersionId, evaluation });
  await say(learner, { kind: "credit-claimed", courseVersionId, minutesStated: 60, claimedHundredths: 100, statementAccepted: true });
  const line = await db().ledgerLine.findFirstOrThrow();
  await issueCertificate(line.id, occasion);
  const { snapshot } = await db().certificate.findFirstOrThrow();
  expect(CertificateSnapshot.parse(snapshot)).toMatchObject({ title: { ckb: title, en: title }, languages: ["ar"] });
});

test("its package holds for every reader what they are shown, and nothing else", async () => {
  await aPublishedCourse(writtenIn(["ar", "en"]));
  const sums = async (language: Language) =>
    (await coursePackage(courseId, language, null))!.files.flatMap(({ kind, sha256, bytes }) =>
      kind === "course" ? [] : [{ kind, sha256, bytes }],
    );
  expect(await sums("ckb")).toEqual(await sums("ar"));
  expect(await sums("ckb")).not.toEqual(await sums("en"));
});

test("a draft of it, and a folder of that, hold only what was written, and publish the same course again", async () => {
  const { courseVersionId } = await aPublishedCourse(writtenIn(["ar", "en"]));
  const { actor } = await aRoleHolder("trainer");
  await createDraft(actor, { courseId, from: { kind: "version", courseVersionId } }, occasion);
  const draft = await draftToEdit(actor, courseId, NOW);
  const content: DraftContent = draftContentFrom(courseId, draft!.providerId, draft!.parts);
  expect(content.metadata.languages).toEqual(["ar", "en"]);
  expect(Object.keys(content.metadata.title ?? {})).toEqual(["ar", "en"]);
  expect(JSON.stringify(content.items)).not.toContain('"ckb"');
  expect(Object.keys(content.documents).filter((part) => part.endsWith("/ckb"))).toEqual([]);

  const original = aCourseFolder(writtenIn(["ar", "en"]));
  const encoder = new TextEncoder();
  const media = original.files.filter(({ path }) => /^(images|media)\//.test(path));
  const files = [...folderOf(content).map(({ path, text }) => ({ path, bytes: encoder.encode(text) })), ...media];
  const again = validateCourse({ name: courseId, files }, parseMarkdown);
  const published = validateCourse(original, parseMarkdown);
  if (!again.ok || !published.ok) throw new Error(JSON.stringify([again, published]));
  // That a translation is signed off is found when a version is published, and no author's word.
  const asWritten = ({ metadata: { translations: _found, ...metadata }, items, lessons, mediaPaths }: ValidCourse) => ({
    metadata,
    items,
    lessons,
    mediaPaths,
  });
  expect(asWritten(again.value)).toEqual(asWritten(published.value));
});

test("a folder in two languages is refused for what is missing in those two, and for nothing of the third", () => {
  const folder = writtenIn(["ar", "en"]);
  const faults = (files: FolderOverrides["files"]) => {
    const read = validateCourse(aCourseFolder({ ...folder, files: { ...folder.files, ...files } }), parseMarkdown);
    return read.ok ? [] : read.refusal.map(({ file, code }) => `${file} ${code}`);
  };
  expect(faults({})).toEqual([]);
  expect(faults({ "lessons/hands.en.md": null })).toContain("lessons/hands.en.md file-missing");
  expect(faults({ "images/steps.en.svg": null }).join()).toContain("media-missing");
});

test("a draft is published in the languages that are chosen; learners under way keep theirs, and one that is added is an editorial change", async () => {
  const { courseVersionId, lessonIds } = await aPublishedCourse();
  const { actor } = await aRoleHolder("trainer");
  const publish = () => publishDraft(actor, { courseId, words: lessonWords(), notice: aNotice(), contentHash: null }, occasion);
  const choose = (languages: readonly Language[]) =>
    edited(actor, courseId, "metadata", (content) => ({ ...(content as Record<string, Json>), languages: [...languages] }), occasion);
  const sorani = await aPractitioner();
  await say(sorani, { kind: "course-started", courseId });
  const before = await coursePage(courseId, "ckb", sorani, NOW);

  await createDraft(actor, { courseId, from: { kind: "version", courseVersionId } }, occasion);
  await edited(actor, courseId, "metadata", (content) => withTextsOnlyIn(content, ["ar", "en"]) as Json, occasion);
  expect(await submitForReview(actor, { courseId }, occasion)).toMatchObject({ ok: false });
  await choose(["ar", "en"]);
  await approved(actor, courseId, occasion);
  const page = await publicationPage(actor, courseId, null, NOW);
  expect(page?.material).toEqual([]);
  expect(page?.difference?.fields.map(({ field }) => field)).toContain("languages");
  expect(await publish()).toMatchObject({ ok: true, value: { number: 2 } });

  expect(await coursePage(courseId, "ckb", await aPractitioner(), NOW)).toMatchObject({
    versionNumber: 2,
    languages: ["ar", "en"],
    title: aCourseMetadata().title.ar,
  });
  expect(await coursePage(courseId, "ckb", sorani, NOW)).toEqual({ ...before, newerVersion: 2 });
  const lesson = await lessonPage(courseId, lessonIds[0]!, "ckb", sorani);
  expect(lesson?.languages).toEqual(LANGUAGES);

  await edited(
    actor,
    courseId,
    "metadata",
    (content) => {
      const { languages: _chosen, ...rest } = content as Record<string, Json>;
      const whole = aCourseMetadata() as unknown as Record<string, Json>;
      return { ...rest, ...Object.fromEntries(Object.keys(rest).flatMap((name) => (TEXTS.includes(name) ? [[name, whole[name]!]] : []))) };
    },
    occasion,
  );
  await approved(actor, courseId, occasion);
  expect((await publicationPage(actor, courseId, null, NOW))?.material).toEqual([]);
  expect(await publish()).toMatchObject({ ok: true, value: { number: 3 } });
  expect(await coursePage(courseId, "ckb", await aPractitioner(), NOW)).toMatchObject({ title: aCourseMetadata().title.ckb });
});

const TEXTS = ["title", "summary", "practiceGap", "need", "objectives", "audience", "method", "faculty", "lessons", "modules"];
