import { randomUUID } from "node:crypto";
import type { Browser } from "@playwright/test";
import { CalendarDay, dayInBaghdad, instantAt } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { heldReason } from "#app/i18n/held-words.server.ts";
import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { violationsIn } from "#tests/journeys/axe.ts";
import { certificateOf, enter } from "#tests/journeys/every-page.ts";
import { HOME, LANGUAGES, LOCALES, type Language, type Page, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { publishedVersion } from "#tests/journeys/learner.ts";
import { quizFlow } from "#tests/support/quiz-flow.ts";
import { type RoleHolder, aRoleHolder, aSession } from "#tests/support/signed-in.ts";

// Screens that no clinician's first afternoon reaches: a course once more, a recording, what was held, a certificate corrected or revoked.

/** Another one for each run: a worker that starts anew after a failure publishes its own. */
const RECORDED = `recorded-${randomUUID().slice(0, 8)}`;
const ONCE_A_CYCLE = "infection-prevention-primary-health-centre";
/** A second and a half of silence, which a player tells of five times: frames of MPEG layer III, 128 kbit/s at 44.1 kHz, with nothing in them. */
const SILENCE = new Uint8Array(58 * 417).map((_, at) => [0xff, 0xfb, 0x90, 0x64][at % 417] ?? 0);

const HEARD: Readonly<Record<Language, string>> = { ar: "نظافة اليدين", ckb: "دەستی پاک", en: "Clean hands" };
const lessonText = (words: string): string =>
  `## ${words} 1 {#heard}\n\n${words} [@who-hand-2009].\n\n::audio{#talk src="talk.mp3" title="${words}" transcript="talk.vtt"}\n\n` +
  `## ${words} 2 {#seen}\n\n${words} [@ish-2020].\n\n::video{#film src="film.mp4" title="${words}" captions="film.vtt" transcript="talk.vtt"}\n`;

/** One attempt and no waiting; its credit each time. `version` is told apart by its summary. */
const publish = (version: number) =>
  aPublishedCourse({
    metadata: {
      id: RECORDED,
      repeat: "each-time",
      quiz: { minimumPerformanceLevel: 70, attempts: 1, lockOutHours: 0, minutesAllowed: null, quota: { basics: 4, doses: 2 } },
      practiceGap: { en: `Gap ${String(version)}`, ar: `الحاجة ${String(version)}`, ckb: `پێویستی ${String(version)}` },
    },
    files: {
      ...Object.fromEntries(LANGUAGES.map((language) => [`lessons/hands.${language}.md`, lessonText(HEARD[language])])),
      "media/talk.mp3": SILENCE,
      "images/plain.svg": null,
      "media/form.pdf": null,
      ...Object.fromEntries(LANGUAGES.map((language) => [`images/steps.${language}.svg`, null])),
    },
  });

let course: Awaited<ReturnType<typeof publish>>;
let admin: RoleHolder;
const page = `/learn/courses/${RECORDED}`;

test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  course = await publish(1);
  admin = await aRoleHolder("admin");
});

/** A page of somebody's, in a language, as wide as a telephone. */
async function pageOf(browser: Browser, token: string | null, language: Language): Promise<Page> {
  const viewport = { width: 360, height: 760 };
  const context = await browser.newContext({ locale: LOCALES[language], baseURL: HOME(), viewport, reducedMotion: "reduce" });
  await enter(context, { name: "", path: "/", token }, language);
  return context.newPage();
}

async function fits(at: Page, where: string): Promise<void> {
  expect(await violationsIn(at, where)).toEqual([]);
  expect(await at.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${where} is too wide`).toBeLessThanOrEqual(0);
}

async function aLearner(
  language: Language,
): Promise<{ readonly token: string; readonly practitionerId: string; readonly accountId: string }> {
  const { accountId, practitionerId } = await aPractitioner({ language, nameCkb: "عەلا سەڵاح" });
  return { token: await aSession(accountId), practitionerId, accountId };
}

for (const language of LANGUAGES) {
  test(`a recording counts when it was heard or its transcript was opened: ${language}`, async ({ browser }) => {
    const t = wordsOf(language);
    const { token, practitionerId } = await aLearner(language);
    const reader = await pageOf(browser, token, language);
    await reader.goto(page);
    await hydrated(reader);
    await reader
      .getByRole("main")
      .getByRole("button", { name: t("course.start") })
      .first()
      .click();
    await reader.waitForURL(/\/lessons\//);
    await hydrated(reader);
    const text = reader.locator("#lesson-text");
    await expect(text.locator("figure.media figcaption").first()).toContainText(HEARD[language]);
    const captions = text.locator("video track[kind=captions]");
    await expect(captions).toHaveAttribute("srclang", language);
    const [file] = await Promise.all([reader.request.get((await captions.getAttribute("src")) ?? "")]);
    expect(file.headers()["content-type"]).toMatch(/^text\/vtt/);
    await fits(reader, `a lesson with recordings in ${language}`);

    const read = reader.locator("#outline ol ol li").filter({ hasText: `(${t("lesson.read")})` });
    // Looked at long enough, one after the other: seen is not yet heard.
    for (const figure of await text.locator("figure.media").all()) {
      await figure.scrollIntoViewIfNeeded();
      await reader.waitForTimeout(1_500);
    }
    await expect(read).toHaveCount(0);
    // Each kind is tried; hearing takes as long as it lasts, so once is enough.
    const openTranscript = async (at: number): Promise<void> => {
      const opened = reader.context().waitForEvent("page");
      await text.locator("figure.media").nth(at).getByRole("link").click();
      await expect((await opened).locator("body")).toContainText("Hands.");
      await (await opened).close();
    };
    if (language === "ar") await text.locator("audio").evaluate(async (audio: HTMLAudioElement) => audio.play());
    else await openTranscript(0);
    await expect(read).toHaveCount(1);
    if (language === "en") await openTranscript(1);
    else {
      const figure = text.locator("figure.media").nth(1);
      await figure.getByText(t("lesson.block-readTranscript")).click();
      await expect(figure.locator("details p")).toHaveText("Hands.");
      await fits(reader, `a transcript in ${language}`);
    }
    await expect(read).toHaveCount(2);
    await expect(reader.locator("#outline").getByText(t("lesson.progress-percent", { percent: 50 }), { exact: true })).toBeVisible();
    // The server has been told as well.
    const facts = () => db().progressFact.count({ where: { practitionerId, blockId: { in: ["heard", "seen"] } } });
    await expect.poll(facts, { timeout: 20_000 }).toBe(2);
    await reader.context().close();
  });
}

test("a course is taken again in its newest version when each time counts", async ({ browser }) => {
  const t = wordsOf("ar");
  const { token, practitionerId } = await aLearner("ar");
  const version = { courseId: RECORDED, courseVersionId: course.courseVersionId };
  await quizFlow(HOME, token, version).run();
  const { token: slow } = await aLearner("ar");
  await quizFlow(HOME, slow, version).run({ until: "started" });
  const newer = await publish(2);

  const reader = await pageOf(browser, token, "ar");
  await reader.goto(page);
  await hydrated(reader);
  await expect(reader.getByText(t("course.again-text"))).toBeVisible();
  await expect(reader.getByText(t("course.newer-version", { mine: 1, newer: 2 }))).toHaveCount(0);
  await fits(reader, "a course that may be taken again");
  await reader.getByRole("button", { name: t("course.again"), exact: true }).click();
  // Back at the course, whose lessons are as they were left: the quiz is new.
  await expect(reader.getByText(t("course.again-text"))).toHaveCount(0);
  await fits(reader, "a course that is taken again");
  const rounds = await db().enrolment.findMany({ where: { practitionerId, courseId: RECORDED }, orderBy: { round: "asc" } });
  expect(rounds.map(({ round, courseVersionId }) => [round, courseVersionId])).toEqual([
    [1, course.courseVersionId],
    [2, newer.courseVersionId],
  ]);
  await reader.goto(`${page}/quiz`);
  await expect(reader.getByRole("button", { name: t("quiz.start", { number: 1 }) })).toBeVisible();
  await quizFlow(HOME, token, { courseId: RECORDED, courseVersionId: newer.courseVersionId }).run();
  await reader.goto("/learn/transcript");
  await expect(reader.getByRole("main").getByText(formatCredits("ar", 200), { exact: true }).first()).toBeVisible();
  expect(await db().ledgerLine.count({ where: { practitionerId } })).toBe(2);
  await reader.context().close();

  const behind = await pageOf(browser, slow, "ar");
  await behind.goto(page);
  await expect(behind.getByText(t("course.newer-version", { mine: 1, newer: 2 }))).toBeVisible();
  await expect(behind.getByRole("button", { name: t("course.again"), exact: true })).toHaveCount(0);
  await behind.context().close();
});

test("a course that counts once in a cycle says from which day, and used-up attempts end it", async ({ browser }) => {
  const t = wordsOf("ckb");
  const { token } = await aLearner("ckb");
  const { id } = await publishedVersion(ONCE_A_CYCLE);
  await quizFlow(HOME, token, { courseId: ONCE_A_CYCLE, courseVersionId: id }).run();
  const reader = await pageOf(browser, token, "ckb");
  await reader.goto(`/learn/courses/${ONCE_A_CYCLE}`);
  const year = Number(dayInBaghdad(instantAt(Date.now())).slice(0, 4)) + 1;
  const day = formatDate("ckb", CalendarDay.parse(`${String(year)}-01-01`));
  await expect(reader.getByText(t("course.again-from", { day }))).toBeVisible();
  await expect(reader.getByRole("button", { name: t("course.again"), exact: true })).toHaveCount(0);
  await fits(reader, "a course of the next cycle");

  const { id: courseVersionId } = await publishedVersion(RECORDED);
  await quizFlow(HOME, token, { courseId: RECORDED, courseVersionId }).run({ until: "finished", answers: "wrong" });
  await reader.goto(`${page}/quiz`);
  await expect(reader.getByText(t("quiz.reason-no-attempts-left"))).toBeVisible();
  await expect(reader.getByRole("button", { name: t("quiz.start", { number: 2 }) })).toHaveCount(0);
  await fits(reader, "a quiz without attempts");
  await reader.goto(page);
  await expect(reader.getByText(t("quiz.reason-no-attempts-left"))).toBeVisible();
  await expect(reader.getByRole("link", { name: t("course.to-attempts") })).toBeVisible();
  await expect(reader.getByRole("link", { name: t("course.to-quiz") })).toHaveCount(0);
  await fits(reader, "a course without attempts");
  await reader.goto("/learn");
  await expect(reader.getByText(t("quiz.reason-no-attempts-left"))).toBeVisible();
  await expect(reader.getByRole("link", { name: t("home.resume") })).toHaveCount(0);
  await reader.goto(page);
  await expect(reader.getByRole("button", { name: t("course.again"), exact: true })).toHaveCount(0);
  await reader.context().close();
});

test("an admin reads the words of a held evaluation, and nobody's name beside them", async ({ browser }) => {
  const t = wordsOf("ar");
  const { token } = await aLearner("ar");
  const words = `قفازات ${randomUUID()}`;
  const evaluation = {
    relevance: 5,
    intentToChange: "yes",
    intendedChange: words,
    barriers: ["none"],
    perceivedBias: "none",
    biasComment: "",
    comment: "",
  };
  const courseVersionId = course.courseVersionId;
  const occurredAt = new Date().toISOString();
  const event = {
    id: randomUUID(),
    deviceId: randomUUID(),
    sequence: 1,
    occurredAt,
    kind: "evaluation-submitted",
    courseVersionId,
    evaluation,
  };
  const reply = await fetch(`${HOME()}/api/events`, {
    method: "POST",
    headers: { cookie: `session=${token}`, origin: HOME(), "content-type": "application/json" },
    body: JSON.stringify({ sentAt: occurredAt, events: [event] }),
  });
  expect(await reply.json()).toMatchObject({ receipts: [{ outcome: "rejected" }] });

  await db().account.update({ where: { id: admin.accountId }, data: { language: "ar" } });
  const desk = await pageOf(browser, admin.token, "ar");
  await desk.goto("/admin/quarantine");
  const held = desk
    .getByRole("region", { name: t("quiz.quarantine-evaluations") })
    .getByRole("listitem")
    .filter({ hasText: words });
  await held.locator("summary").click();
  await expect(held.getByText(words)).toBeVisible();
  await expect(held).toContainText(RECORDED);
  await expect(held).toContainText(heldReason("ar", "not-found"));
  await expect(held).not.toContainText("علاء");
  await fits(desk, "held evaluations");
  await desk.context().close();
});

test("a certificate is corrected and another revoked, and everybody is told so", async ({ browser }) => {
  const t = wordsOf("ckb");
  const [one, other] = await Promise.all([aLearner("ckb"), aLearner("ckb")]);
  const { id: courseVersionId } = await publishedVersion(RECORDED);
  for (const { token } of [one, other]) await quizFlow(HOME, token, { courseId: RECORDED, courseVersionId }).run();
  const [{ code }, { code: wrong }] = [await certificateOf(one.practitionerId), await certificateOf(other.practitionerId)];
  await db().account.update({ where: { id: admin.accountId }, data: { language: "ckb" } });
  const desk = await pageOf(browser, admin.token, "ckb");
  const main = desk.getByRole("main");

  await desk.goto("/admin/certificates/correct");
  await desk.getByLabel(t("verify.code")).fill(code.toLowerCase());
  await main.getByRole("button", { name: t("certificate.correct-find"), exact: true }).click();
  await desk.waitForURL(/certificate=/);
  await hydrated(desk);
  const kurdish = desk.getByLabel(t("account.name-ckb"));
  await kurdish.fill("عەلا سەڵاحەددین");
  // Said in the reader's language beside each field, not by the browser in its own.
  await main.getByRole("button", { name: t("certificate.correct-submit"), exact: true }).click();
  await expect(desk.getByLabel(t("certificate.correct-explanation"))).toHaveAttribute("aria-invalid", "true");
  await expect(kurdish).toHaveValue("عەلا سەڵاحەددین");
  await fits(desk, "the correction of a certificate");
  await desk.getByLabel(t("certificate.correct-explanation")).fill("پیتێک کەم بوو.");
  await desk.getByRole("checkbox", { name: t("certificate.correct-confirm") }).check();
  await main.getByRole("button", { name: t("certificate.correct-submit"), exact: true }).click();
  await desk.waitForURL(/\/verify\//);
  const newer = desk.url().split("/verify/")[1] ?? "";
  expect(newer).not.toBe(code);
  await expect(desk.getByText(t("verify.valid"), { exact: true })).toBeVisible();
  // From the foot of a long form to the head of the answer.
  expect(await desk.evaluate(() => window.scrollY)).toBe(0);
  await expect(desk.getByText("عەلا سەڵاحەددین").first()).toBeVisible();

  await desk.goto("/admin/certificates");
  await hydrated(desk);
  await main.getByRole("button", { name: t("certificate.revoke"), exact: true }).click();
  await expect(desk.getByLabel(t("verify.code"))).toHaveAttribute("aria-invalid", "true");
  await fits(desk, "the revocation of a certificate");
  await desk.getByLabel(t("verify.code")).fill(wrong);
  await desk.getByRole("radio", { name: t("verify.reason-error") }).check();
  await desk.getByLabel(t("certificate.revoke-explanation")).fill("بۆ کەسێکی تر بوو.");
  await main.getByRole("button", { name: t("certificate.revoke"), exact: true }).click();
  await desk.waitForURL(`**/verify/${wrong}`);
  await expect(desk.getByText(t("verify.revoked"), { exact: true })).toBeVisible();
  await desk.context().close();

  const stranger = await pageOf(browser, null, "ckb");
  await stranger.goto(`/verify/${code}`);
  await expect(stranger.getByText(t("verify.replaced"), { exact: true })).toBeVisible();
  await expect(stranger.getByText(t("verify.valid"), { exact: true })).toHaveCount(0);
  await fits(stranger, "a certificate that was replaced");
  await stranger.getByRole("link", { name: t("verify.replaced-link") }).click();
  await stranger.waitForURL(`**/verify/${newer}`);
  await expect(stranger.getByText(t("verify.valid"), { exact: true })).toBeVisible();
  await stranger.context().close();
});
