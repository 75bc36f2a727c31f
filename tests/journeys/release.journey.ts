import { db } from "#app/platform/db.server.ts";
import { PROVIDER } from "#tests/journeys/a-submission.ts";
import { actAs } from "#tests/journeys/as-person.ts";
import { violationsIn } from "#tests/journeys/axe.ts";
import { HOME, LOCALES, type Language, type Page, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { REVIEW_QUESTIONS } from "#app/domain/authoring/review-questions.ts";
import { aRoleHolder } from "#tests/support/signed-in.ts";

const ADDED: Readonly<Record<Language, string>> = {
  ar: "جملة أضافها المدرّب.",
  ckb: "ڕستەیەک کە ڕاهێنەر زیادی کرد.",
  en: "A sentence that the trainer added.",
};
/** Each language releases a course of its own, so that they may run side by side. */
const COURSE: Readonly<Record<"ar" | "en", { readonly id: string; readonly lesson: string }>> = {
  ar: { id: "hypertension-diabetes-primary-care", lesson: "measuring-blood-pressure" },
  en: { id: "patient-safety-hospital-mobile-clinic", lesson: "patient-identification" },
};

/** Types the sentence at the head of the lesson, from the page of its draft, and waits until the server has that revision. */
async function addTo(page: Page, courseId: string, lesson: string, language: Language, revision: number): Promise<void> {
  await page.locator(`main a[href$="/lessons/${lesson}/${language}"]`).click();
  const text = page.locator("[contenteditable=true]").first();
  await expect(text).toBeVisible({ timeout: 30_000 });
  await text.locator("p").first().click();
  await page.keyboard.press("Home");
  await page.keyboard.type(`${ADDED[language]} `);
  const part = `lesson/${lesson}/${language}`;
  await expect.poll(() => db().draftRevision.count({ where: { courseId, part } }), { timeout: 20_000 }).toBe(revision);
}

for (const language of ["ar", "en"] as const) {
  test.describe(`a trainer's release in ${language}`, () => {
    test.use({ locale: LOCALES[language], viewport: { width: 1280, height: 900 } });

    test("a lesson is changed, handed in, sent back, approved by two, published, and learners read it", async ({ page }) => {
      test.setTimeout(240_000);
      const t = wordsOf(language);
      const { id, lesson } = COURSE[language];
      const trainer = await aRoleHolder("trainer", { providerId: PROVIDER });
      const reviewers = [await aRoleHolder("reviewer", { providerId: PROVIDER }), await aRoleHolder("reviewer", { providerId: PROVIDER })];
      const before = await db().courseVersion.count({ where: { courseId: id } });
      const asTrainer = () => actAs(page, trainer.token, language, trainer.accountId);
      const submit = page.getByRole("main").getByRole("button", { name: t("workshop.submit") });

      await test.step("write", async () => {
        await asTrainer();
        await page.goto("/teach");
        await hydrated(page);
        await page
          .getByRole("listitem")
          .filter({ has: page.locator(`input[value="${id}"]`) })
          .getByRole("button", { name: t("workshop.revise") })
          .click();
        await page.waitForURL(`**/teach/courses/${id}`);
        await expect(page.getByText(t("workshop.checklist-clear"))).toBeVisible();
        expect(await violationsIn(page, "draft")).toEqual([]);
        await addTo(page, id, lesson, language, 2);
      });

      const handIn = () =>
        test.step("hand in", async () => {
          await asTrainer();
          await page.goto(`/teach/courses/${id}`);
          await hydrated(page);
          await submit.click();
          await expect(submit).toHaveCount(0);
          await expect(page.getByRole("button", { name: t("workshop.withdraw") })).toBeVisible();
        });
      const decide = (reviewer: (typeof reviewers)[number], decision: "approve" | "ask-changes") =>
        test.step(decision, async () => {
          await actAs(page, reviewer.token, language, reviewer.accountId);
          await page.goto("/review");
          await hydrated(page);
          const title = await db().catalogueEntry.findFirstOrThrow({ where: { courseId: id, language }, select: { title: true } });
          await page
            .getByRole("listitem")
            .filter({ hasText: title.title })
            .getByRole("link", { name: t("review.read") })
            .click();
          await expect(page.getByText(ADDED[language].trim()).first()).toBeVisible();
          for (const question of REVIEW_QUESTIONS) {
            const answer = decision === "approve" || question !== "evidence" ? "yes" : "no";
            await page.locator(`input[name="answers.${question}"][value="${answer}"]`).check();
          }
          await page.locator(`input[name="decision"][value="${decision}"]`).check();
          if (decision === "ask-changes") await page.getByLabel(t("review.reason"), { exact: true }).fill("[1]?");
          await page.getByRole("button", { name: t("review.give") }).click();
          await page.waitForURL("**/review");
        });

      await handIn();
      await decide(reviewers[0]!, "ask-changes");
      await test.step("what was said is read, and the course handed in again", async () => {
        await asTrainer();
        await page.goto(`/teach/courses/${id}`);
        await expect(page.getByText("[1]?")).toBeVisible();
        await addTo(page, id, lesson, language, 3);
      });
      await handIn();
      await decide(reviewers[0]!, "approve");
      await decide(reviewers[1]!, "approve");

      await test.step("publish", async () => {
        await asTrainer();
        await page.goto(`/teach/courses/${id}`);
        await hydrated(page);
        await page.getByRole("link", { name: t("publication.open") }).click();
        await page.getByLabel(t("publication.reason"), { exact: true }).fill("One more sentence.");
        const publish = page.getByRole("button", { name: t("publication.publish"), exact: true });
        await publish.click();
        await expect(publish).toHaveCount(0);
        expect(await db().courseVersion.count({ where: { courseId: id } })).toBe(before + 1);
        await page.context().clearCookies();
        await page.context().addCookies([{ name: "lang", value: language, url: HOME() }]);
        await page.goto(`/learn/courses/${id}/lessons/${lesson}`);
        await expect(page.locator("#lesson-text").getByText(ADDED[language].trim())).toBeVisible();
      });
    });
  });
}
