import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { decideReview } from "#app/commands/authoring/decide-review.server.ts";
import { judgeRelationship } from "#app/commands/authoring/judge-relationship.server.ts";
import { markTranslation } from "#app/commands/authoring/mark-translation.server.ts";
import { publishDraft } from "#app/commands/authoring/publish-draft.server.ts";
import { reviewTranslation } from "#app/commands/authoring/review-translation.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { submitForReview } from "#app/commands/authoring/submit-for-review.server.ts";
import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import type { DraftPart } from "#app/domain/authoring/draft-part.ts";
import type { ReviewAnswers } from "#app/domain/authoring/review.ts";
import { REVIEW_QUESTIONS } from "#app/domain/authoring/review-questions.ts";
import { withText } from "#app/domain/authoring/translation-unit.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { db } from "#app/platform/db.server.ts";
import { courseTeam } from "#app/queries/authoring/course-team.server.ts";
import { signOffObstacle, translationOverview, translationsToReview } from "#app/queries/authoring/translation-overview.server.ts";
import { translationSheet } from "#app/queries/authoring/translation-sheet.server.ts";
import { aDisclosure, aRelationship } from "#tests/builders/a-disclosure.ts";
import { aNotice } from "#tests/builders/a-notice.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aReviewer, aTrainer, undisclosed } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const START = Date.parse("2026-02-01T06:00:00Z");
const occasion = { at: instantAt(START), requestId: null };
/** What is saved after the draft was begun is saved later. */
const later = { at: instantAt(START + 60_000), requestId: null };
const YES = Object.fromEntries(REVIEW_QUESTIONS.map((question) => [question, true])) as ReviewAnswers;
const courseId = CourseId.parse("tiny-course");
type Doc = { content: { type: string; attrs: { id: string }; content: Json }[] };

/** A draft of the tiny course, and its first lesson in Arabic and in its source. */
async function aDraft() {
  const { courseVersionId } = await aPublishedCourse();
  const trainer = await aTrainer();
  await createDraft(trainer, { courseId, from: { kind: "version", courseVersionId } }, occasion);
  const overview = await translationOverview(trainer, courseId);
  const part = overview?.places.find((place) => place.language === "ar" && place.part.startsWith("lesson/"))?.part;
  if (overview === null || part === undefined) throw new Error("no lesson");
  const sourcePart = part.replace(/ar$/, overview.source) as DraftPart;
  const sheet = async (actor: Actor = trainer) => {
    const found = await translationSheet(actor, { courseId, part, language: "ar" });
    if (found === null) throw new Error("no sheet");
    return found;
  };
  const [paragraph] = ((await sheet()).sourceContent as unknown as Doc).content.filter(({ type }) => type === "paragraph");
  if (paragraph === undefined) throw new Error("no paragraph");
  const key = paragraph.attrs.id;
  const text = async () => {
    const found = (await sheet()).texts.find((one) => one.key === key);
    if (found === undefined) throw new Error("no text");
    return found;
  };
  const meant = async (keys: readonly string[] = [key]) => {
    const { revision, sourceRevision } = await sheet();
    return { courseId, part, language: "ar" as const, keys, revision, sourceRevision };
  };
  const rewrite = async (where: DraftPart, words: string) => {
    const { revision, sourceRevision, content, sourceContent } = await sheet();
    const isSource = where === sourcePart;
    const document = structuredClone(isSource ? sourceContent : content) as unknown as Doc;
    for (const block of document.content) if (block.attrs.id === key) block.content = [{ type: "text", text: words }];
    const wish = {
      courseId,
      saveId: randomUUID(),
      part: where,
      basedOn: isSource ? sourceRevision : revision,
      content: document as unknown as Json,
      ...(isSource ? {} : { answering: { language: "ar" as const, revision: sourceRevision } }),
    };
    expect(await saveDraftPart(trainer, wish, later)).toMatchObject({ ok: true });
  };
  return { trainer, part, sourcePart, key, sheet, text, meant, rewrite };
}

test("written, ready, signed off by a named clinician; an edit voids it, a change of the source makes it stale and is shown", async () => {
  const { trainer, part, sourcePart, text, meant, rewrite } = await aDraft();
  const reviewer = await aReviewer();
  expect(await text()).toMatchObject({ step: "draft", stale: false });
  expect(await markTranslation(trainer, { ...(await meant()), state: "machine" }, occasion)).toEqual({ ok: true, value: { marked: 1 } });
  expect((await text()).step).toBe("machine");
  expect(await reviewTranslation(reviewer, { ...(await meant()), decision: "sign-off", remark: "" }, occasion)).toEqual({
    ok: false,
    refusal: "not-awaiting",
  });
  await markTranslation(trainer, { ...(await meant()), state: "awaiting" }, occasion);
  expect((await text()).step).toBe("awaiting");
  expect(await translationsToReview(reviewer)).toMatchObject([{ courseId }]);
  expect(await reviewTranslation(reviewer, { ...(await meant()), decision: "sign-off", remark: "" }, occasion)).toEqual({
    ok: true,
    value: { reviewed: 1 },
  });
  expect(await text()).toMatchObject({ step: "signed-off", stale: false, by: { accountId: reviewer.accountId } });
  expect((await text()).by?.name).not.toBeNull();
  expect(await db().auditEntry.findMany({ where: { deed: "translation-signed-off" } })).toMatchObject([
    { accountId: reviewer.accountId, subjectId: courseId },
  ]);
  await rewrite(sourcePart, "Give 7 mg instead.");
  const stale = await text();
  expect(stale).toMatchObject({ step: "signed-off", stale: true });
  expect(stale.changes?.flatMap(({ words }) => words.filter(({ kind }) => kind === "added").map((run) => run.text)).join("")).toContain(
    "7 mg",
  );
  // The clinician has read the new source: it is current again, without a word changed.
  expect(await reviewTranslation(reviewer, { ...(await meant()), decision: "sign-off", remark: "" }, occasion)).toMatchObject({ ok: true });
  expect(await text()).toMatchObject({ step: "signed-off", stale: false });
  await rewrite(part, "أعطِ 7 mg.");
  expect(await text()).toMatchObject({ step: "draft", stale: false, by: null });
});

test("what was typed answers to the source that stood beside it, and to no later one", async () => {
  const { part, sourcePart, text, rewrite } = await aDraft();
  await rewrite(part, "ترجمة جديدة.");
  expect(await text()).toMatchObject({ step: "draft", stale: false });
  await rewrite(sourcePart, "A new sentence.");
  expect(await text()).toMatchObject({ step: "draft", stale: true });
  await rewrite(part, "جملة جديدة.");
  expect(await text()).toMatchObject({ step: "draft", stale: false });
});

test("a translation that came with the published version is stale as soon as its source is changed", async () => {
  const { sourcePart, text, rewrite } = await aDraft();
  await rewrite(sourcePart, "Quite another sentence.");
  expect(await text()).toMatchObject({ step: "draft", stale: true });
  expect((await text()).changes).not.toEqual([]);
});

test("nobody says anything of a text that was changed since they read it, and of many together all or none", async () => {
  const { trainer, part, sheet, meant, rewrite } = await aDraft();
  const reviewer = await aReviewer();
  const keys = (await sheet()).texts.map(({ key }) => key);
  const read = await meant(keys);
  expect(await markTranslation(trainer, { ...read, keys: [], state: "awaiting" }, occasion)).toEqual({
    ok: false,
    refusal: "nothing-chosen",
  });
  expect(await markTranslation(trainer, { ...read, state: "awaiting" }, occasion)).toEqual({ ok: true, value: { marked: keys.length } });
  await rewrite(part, "شيء آخر.");
  expect(await reviewTranslation(reviewer, { ...read, decision: "sign-off", remark: "" }, occasion)).toEqual({
    ok: false,
    refusal: "outdated",
  });
  expect((await sheet()).texts.filter(({ step }) => step === "signed-off")).toEqual([]);
  await markTranslation(trainer, { ...(await meant(keys)), state: "awaiting" }, occasion);
  expect(await reviewTranslation(reviewer, { ...(await meant(keys)), decision: "sign-off", remark: "" }, occasion)).toEqual({
    ok: true,
    value: { reviewed: keys.length },
  });
  expect((await sheet()).texts.every(({ step }) => step === "signed-off")).toBe(true);
  const acts = await db().translationMark.groupBy({ by: ["actId"], where: { state: "signed-off" } });
  expect(acts).toHaveLength(1);
});

test("sent back with a remark, it is a draft again, and its author reads why", async () => {
  const { trainer, text, meant } = await aDraft();
  const reviewer = await aReviewer();
  await markTranslation(trainer, { ...(await meant()), state: "awaiting" }, occasion);
  const back = { ...(await meant()), decision: "send-back" as const };
  expect(await reviewTranslation(reviewer, { ...back, remark: " " }, occasion)).toEqual({ ok: false, refusal: "remark-missing" });
  expect(await reviewTranslation(reviewer, { ...back, remark: "The dose is missing." }, occasion)).toMatchObject({ ok: true });
  expect(await text()).toMatchObject({ step: "draft", remark: "The dose is missing.", by: { accountId: reviewer.accountId } });
});

test("only authors of the provider mark, and only its independent, named reviewers sign off", async () => {
  const { trainer, meant } = await aDraft();
  const foreign = [await aTrainer("other-provider"), await aReviewer("other-provider")] as const;
  for (const actor of [...foreign, await aReviewer()])
    expect(await markTranslation(actor, { ...(await meant()), state: "awaiting" }, occasion)).toEqual({ ok: false, refusal: "not-yours" });
  await markTranslation(trainer, { ...(await meant()), state: "awaiting" }, occasion);
  const sign = { ...(await meant()), decision: "sign-off" as const, remark: "" };
  for (const actor of [...foreign, trainer])
    expect(await reviewTranslation(actor, sign, occasion)).toEqual({ ok: false, refusal: "not-yours" });
  const author: Actor = { role: "reviewer", accountId: trainer.accountId, providerId: "test-provider" };
  expect(await reviewTranslation(author, sign, occasion)).toEqual({ ok: false, refusal: "not-independent" });
  const nameless = await aReviewer();
  await db().practitioner.updateMany({ where: { accountId: nameless.accountId }, data: { accountId: null } });
  expect(await reviewTranslation(nameless, sign, occasion)).toEqual({ ok: false, refusal: "not-a-practitioner" });
  const told = (actor: Actor) => signOffObstacle(actor, courseId, occasion.at);
  expect([await told(author), await told(nameless), await told(await aReviewer())]).toEqual([
    "not-independent",
    "not-a-practitioner",
    null,
  ]);
  expect(await translationSheet(foreign[0], { courseId, part: "metadata", language: "ar" })).toBeNull();
  expect(await translationOverview(foreign[1], courseId)).toBeNull();
  expect(await translationsToReview(foreign[1])).toEqual([]);
});

// @rule accme-sii-2020/standard-3-mitigation
test("who signs a translation off is in control of it: they disclose before, are judged, and are of the team while their word stands", async () => {
  const { trainer, meant, rewrite, part } = await aDraft();
  const clinician = await undisclosed("reviewer");
  await markTranslation(trainer, { ...(await meant()), state: "awaiting" }, occasion);
  const review = async (decision: "sign-off" | "send-back") =>
    reviewTranslation(clinician, { ...(await meant()), decision, remark: "The dose." }, later);
  expect(await review("sign-off")).toEqual({ ok: false, refusal: "disclosure-owed" });
  expect(await review("send-back")).toEqual({ ok: false, refusal: "disclosure-owed" });
  expect(await signOffObstacle(clinician, courseId, later.at)).toBe("disclosure-owed");
  const talk = aRelationship();
  await aDisclosure(clinician.accountId, { at: new Date(START), relationships: [talk] });
  expect(await review("sign-off")).toEqual({ ok: false, refusal: "relationships-to-judge" });
  const person = { courseId, accountId: clinician.accountId, relationshipId: talk.id, exception: null, reason: "Has ended." };
  const judged = (mitigation: "divest" | "peer-review") =>
    judgeRelationship(trainer, { ...person, verdict: "mitigated", mitigation }, occasion);
  expect(await judged("divest")).toMatchObject({ ok: true });
  expect(await signOffObstacle(clinician, courseId, later.at)).toBeNull();
  const memberOf = async () =>
    (await courseTeam(trainer, courseId, later.at))?.members.find(({ by }) => by.accountId === clinician.accountId);
  expect(await memberOf()).toBeUndefined();
  expect(await review("sign-off")).toMatchObject({ ok: true });
  expect(await memberOf()).toMatchObject({ roles: ["reviewer"], obstacle: null, relationships: [{ judgement: { holds: true } }] });
  // An independent reading that somebody else had to check would be none, whatever the person is besides.
  expect(await judged("peer-review")).toEqual({ ok: false, refusal: "mitigation-does-not-fit" });
  await rewrite(part, "نص آخر");
  expect(await memberOf()).toBeUndefined();
});

test("titles and questions stand where they stand, by the same rules", async () => {
  const { trainer } = await aDraft();
  const sheet = async () => {
    const found = await translationSheet(trainer, { courseId, part: "metadata", language: "ckb" });
    if (found === null) throw new Error("no sheet");
    return found;
  };
  const title = async () => (await sheet()).texts.find(({ key }) => key === "title");
  const save = async (language: "en" | "ckb", words: string) => {
    const { revision, content } = await sheet();
    const wish = { courseId, saveId: randomUUID(), part: "metadata" as const, basedOn: revision };
    const answering = { language: "ckb" as const, revision };
    const next = { ...wish, content: withText(content, "title", language, words) as Json, ...(language === "ckb" ? { answering } : {}) };
    expect(await saveDraftPart(trainer, next, later)).toMatchObject({ ok: true });
  };
  expect(await title()).toMatchObject({ step: "draft", stale: false });
  await save("en", "Another title");
  expect(await title()).toMatchObject({ step: "draft", stale: true });
  await save("ckb", "ناونیشانێکی تر");
  expect(await title()).toMatchObject({ step: "draft", stale: false });
  await save("ckb", " ");
  expect(await title()).toMatchObject({ step: "missing", target: null });
  const items = await translationSheet(trainer, { courseId, part: "items", language: "ar" });
  expect(items?.texts.some(({ key }) => /\.options\..+\.rationale$/.test(key))).toBe(true);
  expect(await translationSheet(trainer, { courseId, part: "items", language: "en" })).toBeNull();
});

test("a published language is signed off when every text of it was, as it is, and by no field that somebody filled", async () => {
  const { trainer } = await aDraft();
  const [one, two, clinician] = [await aReviewer(), await aReviewer(), await aReviewer()];
  const metadata = async () => (await translationSheet(trainer, { courseId, part: "metadata", language: "ckb" }))?.metadata;
  const sheetOf = async (part: DraftPart, language: "ar" | "ckb") => {
    const sheet = await translationSheet(trainer, { courseId, part, language });
    if (sheet === null) throw new Error(part);
    return sheet;
  };
  const { content, revision } = await sheetOf("metadata", "ar");
  const claimed = {
    ...(content as Record<string, Json>),
    minutes: 61,
    translations: { en: "source", ar: "signed-off", ckb: "signed-off" },
  };
  const wish = { courseId, saveId: randomUUID(), part: "metadata" as const, basedOn: revision, content: claimed };
  expect(await saveDraftPart(trainer, wish, later)).toMatchObject({ ok: true });
  expect((await metadata())?.translations).toMatchObject({ ckb: "signed-off" });
  const overview = await translationOverview(trainer, courseId);
  for (const { part } of overview?.places.filter(({ language }) => language === "ckb") ?? []) {
    const { texts, ...sheet } = await sheetOf(part, "ckb");
    const { revision: read, sourceRevision } = sheet;
    const meant = { courseId, part, language: "ckb" as const, keys: texts.map(({ key }) => key), revision: read, sourceRevision };
    expect(await markTranslation(trainer, { ...meant, state: "awaiting" }, later)).toMatchObject({ ok: true });
    const signer = part === "metadata" ? clinician : one;
    expect(await reviewTranslation(signer, { ...meant, decision: "sign-off", remark: "" }, later)).toMatchObject({ ok: true });
  }
  const submission = await submitForReview(trainer, { courseId }, later);
  if (!submission.ok) throw new Error(JSON.stringify(submission.refusal));
  const { submissionId, contentHash } = submission.value;
  for (const actor of [one, two])
    expect(await decideReview(actor, { submissionId, decision: "approve", answers: YES, reason: "" }, later)).toMatchObject({ ok: true });
  expect(await publishDraft(trainer, { courseId, words: lessonWords(), notice: aNotice(), contentHash: null }, later)).toMatchObject({
    ok: true,
    value: { number: 2 },
  });
  const version = await db().courseVersion.findFirstOrThrow({ where: { courseId, number: 2 } });
  expect(version.contentHash).toBe(contentHash);
  expect(version.metadata).toMatchObject({ translations: { en: "source", ar: "awaiting-clinical-review", ckb: "signed-off" } });
  // Learners read who vouches for it: one line for each, also for whoever only signed the translation off.
  const { faculty } = CourseMetadata.parse(version.metadata);
  expect(faculty.filter(({ role, team }) => role === "reviewer" && team)).toHaveLength(3);
});
