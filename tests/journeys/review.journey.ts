import { randomUUID } from "node:crypto";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { REVIEW_QUESTIONS } from "#app/domain/authoring/review-questions.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { daysAfter, dayInBaghdad, instantAt } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { db } from "#app/platform/db.server.ts";
import { aDisclosure } from "#tests/builders/a-disclosure.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { edited } from "#tests/builders/an-approved-draft.ts";
import { actAs, aNamedPerson, inspect, type NamedPerson } from "#tests/journeys/as-person.ts";
import { aTranslationToRead } from "#tests/journeys/a-submission.ts";
import { LANGUAGES, LOCALES, type Language, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { aSession } from "#tests/support/signed-in.ts";

const SIZES = { ar: { width: 360, height: 740 }, en: { width: 1280, height: 900 } } as const;
const NAMES = {
  ar: ["سارة كريم الجبوري", "حيدر فاضل الموسوي", "زينب عادل الشمري"],
  en: ["Sara Karim Al-Jubouri", "Haider Fadhil Al-Musawi", "Zainab Adil Al-Shammari"],
} as const;
const SAID = {
  ar: { remark: "من أين هذا؟", reason: "ينقص المرجع في الجملة الجديدة.", mended: "أُضيف المرجع." },
  en: { remark: "Where is this from?", reason: "The new sentence lacks its reference.", mended: "The reference was added." },
} as const;
const three = (text: Readonly<Record<Language, string>>) => text;
const ADDED = three({ ar: "اغسل يديك قبل كل مريض.", ckb: "پێش هەموو نەخۆشێک دەستت بشۆ.", en: "Wash your hands before each patient." });
const WRONG = three({ ar: "كانت مدة الغسل خطأ.", ckb: "ماوەی شوشتن هەڵە بوو.", en: "The time of washing was wrong." });
const PLAN = {
  need: {
    desired: three({ ar: "تُنظَّف اليدان كل مرة.", ckb: "دەست هەموو جارێک پاک دەکرێتەوە.", en: "Hands are cleaned each time." }),
    source: three({ ar: "تدقيق في عشرة مراكز.", ckb: "وردبینیی دە بنکە.", en: "An audit of ten health centres." }),
  },
  outcomeLevels: [5, 4, 3],
  audienceOf: { professions: ["nurse", "general-physician"], seniority: ["in-training", "independent"] },
};
const now = () => ({ at: instantAt(Date.now()), requestId: null });

/** A sentence at the end of the first lesson, in each language. */
function withSentence(document: Json, language: Language): Json {
  const { content, ...rest } = document as { content: Json[] };
  const block = { type: "paragraph", attrs: { id: "added-1" }, content: [{ type: "text", text: ADDED[language] }] };
  return { ...rest, content: [...content, block] };
}

/** A year and a day pass since somebody disclosed. */
async function letDisclosureRunOut(accountId: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`UPDATE disclosure SET given_at = given_at - interval '13 months' WHERE account_id = ${accountId}::uuid`;
  });
}

for (const language of ["ar", "en"] as const) {
  test.describe(`a course is reviewed, published and taken back in ${language}`, () => {
    test.use({ locale: LOCALES[language], viewport: SIZES[language] });

    test("remarks, changes asked, two approvals, a signature, a publication, a recall", async ({ page, context, allowTrouble }) => {
      test.setTimeout(420_000);
      // Chromium complains of every answer that refuses a form.
      allowTrouble(/status of (409|422)/);
      const t = wordsOf(language);
      const main = page.getByRole("main");
      const provider = `desk-${randomUUID().slice(0, 8)}`;
      const courseId = CourseId.parse(`reviewed-${language}-${randomUUID().slice(0, 8)}`);
      const { courseVersionId } = await aPublishedCourse({ metadata: { id: courseId, providerId: provider, ...PLAN } });
      const [trainer, one, two] = [
        await aNamedPerson("trainer", provider, language, NAMES[language][0]),
        await aNamedPerson("reviewer", provider, language, NAMES[language][1]),
        await aNamedPerson("reviewer", provider, language, NAMES[language][2]),
      ];
      for (const { accountId } of [trainer, one, two]) await aDisclosure(accountId);
      const learner = await aPractitioner({ language });
      const id = randomUUID();
      const begun = { id, deviceId: id, sequence: 1, occurredAt: now().at, kind: "course-started", courseId };
      await recordLearnerEvents(learner, [begun], now());
      await createDraft(trainer, { courseId, from: { kind: "version", courseVersionId } }, now());
      for (const each of LANGUAGES)
        await edited(trainer, courseId, `lesson/hands/${each}`, (document) => withSentence(document, each), now());

      const as = (person: NamedPerson) => actAs(page, person.token, language, person.accountId);
      const open = async (path: string) => {
        await page.goto(path);
        await hydrated(page);
      };
      const press = (name: string) => main.getByRole("button", { name, exact: true });
      const handIn = async () => {
        await as(trainer);
        await open(`/teach/courses/${courseId}`);
        await press(t("workshop.submit")).click();
        await expect(press(t("workshop.withdraw"))).toBeVisible();
      };
      const openReview = async (reviewer: NamedPerson) => {
        await as(reviewer);
        await open("/review");
        await main.getByRole("link", { name: t("review.read") }).click();
        await page.waitForURL(/\/review\/[0-9a-f-]{36}$/);
        await hydrated(page);
      };
      const answer = async (decision: "approve" | "ask-changes", reason: string) => {
        for (const question of REVIEW_QUESTIONS) {
          const value = decision === "ask-changes" && question === "evidence" ? "no" : "yes";
          await page.locator(`input[name="answers.${question}"][value="${value}"]`).check();
        }
        await page.locator(`input[name="decision"][value="${decision}"]`).check();
        await main.getByLabel(t("review.reason"), { exact: true }).fill(reason);
      };
      const give = () => press(t("review.give")).click();

      await handIn();
      await test.step("a reviewer reads the plan and the lesson, and remarks on a passage", async () => {
        await openReview(one);
        await expect(main.getByText(PLAN.need.source[language])).toBeVisible();
        await expect(main.getByText(t("plan.moore-5"))).toBeVisible();
        const remarks = main
          .locator("details")
          .filter({ has: page.locator("#remark-lesson\\/hands\\/" + language + "-added-1") })
          .last();
        await remarks.locator("summary").click();
        await remarks.getByLabel(t("review.comment-text")).fill(SAID[language].remark);
        await remarks.getByRole("button", { name: t("review.comment-give") }).click();
        await expect(main.getByText(SAID[language].remark, { exact: true })).toBeVisible();
        await inspect(page, `review-${language}`);
      });

      await test.step("their disclosure runs out while they write: refused by name, nothing typed is lost, and given again", async () => {
        await answer("ask-changes", SAID[language].reason);
        await letDisclosureRunOut(one.accountId);
        await give();
        await expect(main.getByRole("alert").getByText(t("review.refused-disclosure-expired"))).toBeVisible();
        await expect(main.getByLabel(t("review.reason"), { exact: true })).toHaveValue(SAID[language].reason);
        await expect(page.locator('input[name="answers.evidence"][value="no"]')).toBeChecked();
        await inspect(page, `review-refused-${language}`);
        const beside = context.waitForEvent("page");
        await main
          .getByRole("alert")
          .getByRole("link", { name: t("disclosure.to-disclosure") })
          .click();
        const disclosure = await beside;
        await hydrated(disclosure);
        await disclosure.locator('input[name="has"][value="none"]').check();
        await disclosure
          .getByRole("main")
          .getByRole("button", { name: t("disclosure.give"), exact: true })
          .click();
        await expect(disclosure.getByText(t("disclosure.given"))).toBeVisible();
        await disclosure.close();
        await give();
        await page.waitForURL("**/review");
      });

      await test.step("the author reads why, answers and deals with the remark", async () => {
        await as(trainer);
        await open(`/teach/courses/${courseId}`);
        await expect(main.getByText(SAID[language].reason)).toBeVisible();
        await inspect(page, `draft-changes-asked-${language}`);
        await open(`/teach/courses/${courseId}/comments`);
        await expect(main.getByText(SAID[language].remark, { exact: true })).toBeVisible();
        await main.getByText(t("review.comment-reply"), { exact: true }).click();
        await main.getByLabel(t("review.comment-text")).fill(SAID[language].mended);
        await press(t("review.comment-reply-give")).click();
        await expect(main.getByText(SAID[language].mended, { exact: true })).toBeVisible();
        for (const left of [1, 0]) {
          await press(t("review.comment-resolve")).first().click();
          await expect(press(t("review.comment-resolve"))).toHaveCount(left);
        }
        await inspect(page, `comments-${language}`);
        await edited(trainer, courseId, "metadata", (content) => ({ ...(content as Record<string, Json>), minutes: 61 }), now());
      });

      await handIn();
      for (const reviewer of [one, two]) {
        await test.step("an approval", async () => {
          await openReview(reviewer);
          await answer("approve", "");
          await give();
          await page.waitForURL("**/review");
        });
      }

      await test.step("a clinician signs a translation off, and stands in the team from then on", async () => {
        await aTranslationToRead(trainer, courseId);
        await open("/review/translations");
        await inspect(page, `translations-${language}`);
        await main.locator(`a[href*="${courseId}"]`).first().click();
        await page.waitForURL(/\/review\/translations\/.+/);
        await hydrated(page);
        for (const box of await main.locator('input[name="keys"]').all()) await box.check();
        await expect(main.getByRole("heading", { level: 2 }).filter({ hasText: t("translation.field-source") })).toHaveCount(1);
        await inspect(page, `translation-review-${language}`);
        await press(t("translation.sign-off")).click();
        await expect(main.getByText(t("translation.was-signed"))).toBeVisible();
        await open(`/review/courses/${courseId}/team`);
        await expect(main.getByRole("listitem").filter({ hasText: two.name }).getByText(t("course.role-reviewer")).first()).toBeVisible();
      });

      await test.step("the publication page shows what changes, proposes a kind, and publishes", async () => {
        await as(trainer);
        await open(`/teach/courses/${courseId}/publication`);
        const { expiresOn } = { expiresOn: await page.locator('input[name="expiresOn"]').inputValue() };
        await expect(main.locator("output").filter({ hasText: formatDate(language, expiresOn as never) })).toBeVisible();
        const next = daysAfter(dayInBaghdad(now().at), 30);
        await page.locator('input[name="expiresOn"]').fill(next);
        await expect(main.locator("output").filter({ hasText: formatDate(language, next) })).toBeVisible();
        await main
          .getByRole("link", { name: t("publication.show"), exact: false })
          .first()
          .click();
        await expect(main.getByText(ADDED[language]).or(main.getByText(ADDED.ar)).first()).toBeVisible();
        await inspect(page, `publication-${language}`);
        await page.locator('input[name="change"][value="material"]').check();
        await main.getByLabel(t("publication.reason"), { exact: true }).fill("A sentence on washing.");
        await press(t("publication.publish")).click();
        // A material change is told to those who have passed, in their language.
        await expect(main.getByText(t("publication.error-summary-missing")).first()).toBeVisible();
        await expect(main.getByLabel(t("publication.reason"), { exact: true })).toHaveValue("A sentence on washing.");
        for (const each of LANGUAGES) await page.locator(`textarea[name="summary-${each}"]`).fill(ADDED[each]);
        await press(t("publication.publish")).click();
        await expect(main.getByText(t("publication.done", { number: 2 }))).toBeVisible();
        await inspect(page, `published-${language}`);
      });

      await test.step("it is withdrawn, and recalled when more is known", async () => {
        const takeBack = async (kind: "withdraw" | "recall", reason: string) => {
          await open(`/teach/courses/${courseId}/withdrawal`);
          await page.locator(`input[name="kind"][value="${kind}"]`).check();
          await page.locator('select[name="reasonClass"]').selectOption(reason);
          for (const each of LANGUAGES) await page.locator(`textarea[name="explanation-${each}"]`).fill(WRONG[each]);
          await page.locator('input[name="confirmed"]').check();
          if (kind === "withdraw") await inspect(page, `withdrawal-${language}`);
          await press(t("publication.withdraw-do")).click();
          await expect(main.getByText(t(`publication.withdrawn-${kind}`), { exact: true }).first()).toBeVisible();
        };
        const readLesson = async (sentence: string) => {
          await actAs(page, await aSession(learner.accountId), language, learner.accountId);
          await open(`/learn/courses/${courseId}/lessons/hands`);
          await expect(main.getByRole("link", { name: sentence })).toBeVisible();
        };
        await takeBack("withdraw", "outdated");
        await readLesson(t("quiz.reason-course-withdrawn"));
        await as(trainer);
        await takeBack("recall", "wrong");
        await inspect(page, `recalled-${language}`);
        await readLesson(t("lesson.recalled"));
        await inspect(page, `lesson-recalled-${language}`);
        await main.getByRole("link", { name: t("lesson.recalled") }).click();
        await expect(main.getByText(WRONG[language]).first()).toBeVisible();
        // The version that came between was taken back with it: nobody is told to finish or to begin anything.
        await expect(main.getByText(t("course-changes.newer-text"))).toHaveCount(0);
        await inspect(page, `changes-recalled-${language}`);
        await open(`/learn/courses/${courseId}`);
        await expect(main.getByRole("link", { name: t("lesson.recalled") })).toBeVisible();
        await expect(main.getByText(PLAN.need.desired[language])).toBeVisible();
        await expect(main.getByText(t("course.seniority-in-training"), { exact: false })).toBeVisible();
        await inspect(page, `course-recalled-${language}`);
      });
    });
  });
}
