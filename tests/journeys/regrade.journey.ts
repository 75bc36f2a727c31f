import { randomUUID } from "node:crypto";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { itemReportWords } from "#app/i18n/item-report-words.server.ts";
import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { HOME, LANGUAGES, type Page, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { evaluateAndClaim } from "#tests/journeys/learner.ts";
import { inspectFromTop, personWith } from "#tests/journeys/person-with.ts";
import { quizFlow } from "#tests/support/quiz-flow.ts";
import { aRoleHolder, aSession } from "#tests/support/signed-in.ts";

// A learner says that a key is wrong, and it is: from the report to the credit that was missing, and the credit that others had stays.

const SENTENCE = {
  ar: "الخيار c صحيح أيضاً.",
  ckb: "هەڵبژاردەی c یش ڕاستە.",
  en: "Option c is right as well.",
} as const;
const TITLE = { ar: "دورة فيها مفتاح خاطئ", ckb: "خولێک کلیلێکی هەڵەی تێدایە", en: "A course with a wrong key" } as const;
const SAID = { ar: "الخيار c صحيح أيضاً بحسب الدليل.", en: "By the guideline option c is right as well." } as const;
/** 62 per cent with both, 87 with the first alone: six of eight hundred points more with the correction. */
const WRONG = { type: "single-best-answer", choice: "c" } as const;
const NONE = { type: "extended-matching", matches: {} } as const;

for (const [language, size] of [
  ["ar", "telephone"],
  ["en", "desk"],
] as const) {
  test(`a wrong key is reported, held, corrected by two people, and those whom it concerned are told, in ${language}`, async ({
    browser,
  }) => {
    test.setTimeout(300_000);
    const t = wordsOf(language);
    const w = itemReportWords(language);
    const course = await aPublishedCourse({ metadata: { id: `regrade-${language}-${randomUUID().slice(0, 8)}`, title: TITLE } });
    const { courseId, courseVersionId } = course;
    const [trainer, reviewer] = [await aRoleHolder("trainer"), await aRoleHolder("reviewer")];
    const from = { kind: "version", courseVersionId } as const;
    const begun = { at: instantAt(Date.now()), requestId: null };
    expect(await createDraft(trainer.actor, { courseId: CourseId.parse(courseId), from }, begun)).toMatchObject({ ok: true });
    const [fails, passes] = [await aPractitioner({ language }), await aPractitioner({ language })];
    const [failing, passing] = [await aSession(fails.accountId), await aSession(passes.accountId)];
    const failed = await quizFlow(HOME, failing, { courseId, courseVersionId }).run({
      until: "finished",
      but: { "item-single": WRONG, "item-matching": NONE },
    });
    await quizFlow(HOME, passing, { courseId, courseVersionId }).run({ but: { "item-single": WRONG } });
    const creditOf = async (accountId: string) =>
      (await db().ledgerLine.aggregate({ where: { practitioner: { accountId } }, _sum: { amountHundredths: true } }))._sum.amountHundredths;
    const creditBefore = await creditOf(passes.accountId);
    expect(creditBefore).toBe(100);

    const learner = await personWith(browser, { accountId: fails.accountId, token: failing }, language, size);
    const go = async (page: Page, path: string) => {
      await page.goto(path);
      await hydrated(page);
    };
    const check = (page: Page, name: string) => inspectFromTop(page, `${name}-${language}-${size}`);

    await test.step("the learner reports it from the result", async () => {
      await go(learner, `/learn/courses/${courseId}/quiz/${failed}/result`);
      await expect(learner.getByRole("heading", { level: 1, name: t("quiz.not-passed-title") })).toBeVisible();
      await learner.locator('a[href$="/report/item-single"]').click();
      await learner.waitForURL(/\/report\/item-single$/);
      await learner.getByRole("radio", { name: w("item-report.kind-answer") }).check();
      await learner.getByLabel(w("item-report.text-label")).fill(SAID[language]);
      await check(learner, "report");
      await learner.getByRole("button", { name: w("item-report.send") }).click();
      await expect(learner.getByText(w("item-report.state-reported"))).toBeVisible();
      await expect(learner.getByText(SAID[language])).toBeVisible();
    });

    const author = await personWith(browser, trainer, language, size);
    const main = author.getByRole("main");
    await test.step("the trainer reads the report and holds the question", async () => {
      await go(author, `/teach/courses/${courseId}/reports`);
      await check(author, "reports");
      await main.getByRole("link", { name: t("regrade.open"), exact: true }).click();
      await author.waitForURL(/\/reports\/item-single$/);
      await expect(main.getByText(SAID[language])).toBeVisible();
      const hold = main.getByRole("region", { name: t("regrade.hold"), exact: true });
      await hold.getByLabel(t("regrade.hold-reason")).fill(SAID[language]);
      await hold.getByLabel(t("regrade.accept-shorter")).check();
      await hold.getByRole("button", { name: t("regrade.hold-do") }).click();
      await expect(main.getByText(t("regrade.on-hold")).first()).toBeVisible();
    });

    await test.step("proposes a further answer, and sees whom it changes", async () => {
      const form = main.getByRole("region", { name: t("regrade.regrade"), exact: true });
      await form.getByRole("radio", { name: t("regrade.accept-also") }).check();
      await form.getByLabel(t("regrade.accepted"), { exact: true }).selectOption("c");
      for (const one of LANGUAGES) await form.getByLabel(t(`regrade.sentence-${one}`), { exact: true }).fill(SENTENCE[one]);
      await form.getByRole("button", { name: t("regrade.propose-do") }).click();
      await expect(main.locator('[data-count="concerned"] dd')).toHaveText("2");
      await expect(main.locator('[data-count="raised"] dd')).toHaveText("2");
      await expect(main.locator('[data-count="lowered"] dd')).toHaveText("0");
      await expect(main.locator('[data-count="passes"] dd')).toHaveText("1");
      await expect(main.getByText(t("regrade.own-proposal"))).toBeVisible();
      await expect(main.getByRole("button", { name: t("regrade.confirm-do") })).toHaveCount(0);
      await check(author, "preview");
      await main.getByRole("link", { name: t("regrade.to-draft") }).click();
      await author.waitForURL(/questions\?item=item-single/);
      await expect(main.getByRole("radio", { name: t("items.is-right") })).toHaveCount(4);
      await author.locator('input[type="radio"][name="f-key"]').nth(2).check();
      await expect(author.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
    });

    await test.step("a second person confirms it", async () => {
      const second = await personWith(browser, reviewer, language, size);
      await go(second, "/review/regrades");
      await second.getByRole("main").locator(`a[href$="/teach/courses/${courseId}/reports/item-single"]`).click();
      await second.waitForURL(/\/reports\/item-single$/);
      await expect(second.locator('[data-count="passes"] dd')).toHaveText("1");
      await check(second, "decide");
      await second.getByRole("button", { name: t("regrade.confirm-do") }).click();
      await expect(second.getByRole("button", { name: t("regrade.confirm-do") })).toHaveCount(0);
    });

    await test.step("the learner reads the news, and goes on to the credit", async () => {
      await expect
        .poll(() => db().attemptScore.count({ where: { attemptId: failed, passed: true } }), { timeout: 60_000 })
        .toBeGreaterThan(0);
      await go(learner, "/learn");
      const news = learner.getByText(w("item-report.news-regraded", { course: TITLE[language] }));
      await expect(news).toBeVisible();
      await learner.getByRole("main").locator(`a[href$="/quiz/${failed}/result"]`).first().click();
      await expect(learner.getByRole("heading", { level: 1, name: t("quiz.passed-title") })).toBeVisible();
      await expect(learner.getByText(SENTENCE[language]).first()).toBeVisible();
      await check(learner, "corrected");
      await evaluateAndClaim(learner, t);
      await expect(learner.getByRole("link", { name: t("certificate.download") })).toBeVisible({ timeout: 30_000 });
      expect(await creditOf(fails.accountId)).toBe(100);
      expect(await creditOf(passes.accountId)).toBe(creditBefore);
    });
  });
}
