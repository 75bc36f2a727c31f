import { randomUUID } from "node:crypto";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { EXCEPTIONS } from "#app/domain/authoring/relationship-judgement.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { db } from "#app/platform/db.server.ts";
import { aDisclosure, aRelationship } from "#tests/builders/a-disclosure.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { actAs, aNamedPerson, inspect } from "#tests/journeys/as-person.ts";
import { LOCALES, type Page, type Translate, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";

const SIZES = { ar: { width: 360, height: 740 }, en: { width: 1280, height: 900 } } as const;
const NAMES = {
  ar: { author: "سارة كريم الجبوري", judge: "حيدر فاضل الموسوي", employee: "ليث عادل الشمري" },
  en: { author: "Sara Karim Al-Jubouri", judge: "Haider Fadhil Al-Musawi", employee: "Laith Adil Al-Shammari" },
} as const;

const cardOf = (page: Page, name: string) =>
  page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { level: 3, name }) })
    .last();

/** The form beside a relationship, opened. */
async function judgement(page: Page, t: Translate, name: string, word: "judge" | "judge-again") {
  const card = cardOf(page, name);
  const form = card.locator("details").filter({ hasText: t(`disclosure.${word}`) });
  if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
  return form;
}

for (const language of ["ar", "en"] as const) {
  test.describe(`what is disclosed, and what is found about it, in ${language}`, () => {
    test.use({ locale: LOCALES[language], viewport: SIZES[language] });

    test("a trainer discloses, somebody else judges, an employee is excluded unless an exception holds", async ({ page, allowTrouble }) => {
      test.setTimeout(240_000);
      // Chromium complains of every answer that refuses a form.
      allowTrouble(/status of (409|422)/);
      const t = wordsOf(language);
      const main = page.getByRole("main");
      const provider = `desk-${randomUUID().slice(0, 8)}`;
      const courseId = CourseId.parse(`disclosed-${language}-${randomUUID().slice(0, 8)}`);
      const { courseVersionId } = await aPublishedCourse({ metadata: { id: courseId, providerId: provider } });
      const names = NAMES[language];
      const [author, judge, employee] = [
        await aNamedPerson("trainer", provider, language, names.author),
        await aNamedPerson("trainer", provider, language, names.judge),
        await aNamedPerson("trainer", provider, language, names.employee),
      ];
      await aDisclosure(judge.accountId);
      await aDisclosure(employee.accountId, { relationships: [aRelationship({ nature: "employee", company: "Basra Devices" })] });
      const occasion = { at: instantAt(Date.now()), requestId: null };
      await createDraft(judge, { courseId, from: { kind: "version", courseVersionId } }, occasion);
      const as = (person: typeof author) => actAs(page, person.token, language, person.accountId);
      const open = async (path: string) => {
        await page.goto(path);
        await hydrated(page);
      };
      const recorded = (count: number) => expect.poll(() => db().relationshipJudgement.count({ where: { courseId } })).toBe(count);

      await test.step("the author is told what is owed before the first word, and discloses", async () => {
        await as(author);
        await open(`/teach/courses/${courseId}/plan/need`);
        await expect(main.getByText(t("disclosure.self-disclosure-owed"))).toBeVisible();
        await main.getByRole("link", { name: t("disclosure.to-disclosure") }).click();
        await page.waitForURL("**/teach/disclosure");
        for (const [one, name] of [
          ["ar", NAMES.ar.author],
          ["ckb", NAMES.ar.author],
          ["en", NAMES.en.author],
        ] as const) {
          await page.locator(`input[name="name.${one}"]`).fill(name);
          await page.locator(`input[name="credentials.${one}"]`).fill(one === "en" ? "Nurse, Basra" : "البصرة");
        }
        const give = main.getByRole("button", { name: t("disclosure.give"), exact: true });
        // It says that there was one, and names none: said beside the question, and nothing typed is gone.
        await page.locator('input[name="has"][value="some"]').check();
        await give.click();
        await expect(main.getByText(t("disclosure.error-some-and-none"))).toBeVisible();
        await expect(page.locator('input[name="credentials.en"]')).toHaveValue("Nurse, Basra");
        const first = (field: string) => page.locator(`[name="relationships[0].${field}"]`);
        await first("company").fill("Example Pharma");
        await first("nature").selectOption("speaker");
        await first("concerns").fill("Antihypertensives");
        const ended = new Date(Date.now() - 90 * 86_400_000).toISOString().slice(0, 10);
        await first("endedOn").fill(ended);
        await expect(main.getByText(formatDate(language, ended as never))).toBeVisible();
        await inspect(page, `disclosure-${language}`);
        await give.click();
        await expect(main.getByText(t("disclosure.given"))).toBeVisible();
      });

      await test.step("a relationship is judged by somebody else before its holder writes", async () => {
        await open(`/teach/courses/${courseId}/plan/need`);
        await expect(main.getByText(t("disclosure.self-relationships-to-judge"))).toBeVisible();
        await as(judge);
        await open(`/teach/courses/${courseId}/team`);
        await expect(cardOf(page, author.name).getByText(t("disclosure.relationships-to-judge"))).toBeVisible();
        await inspect(page, `team-to-judge-${language}`);
        const form = await judgement(page, t, author.name, "judge");
        const reason =
          language === "ar"
            ? "محاضرة واحدة عن دواء لا تذكره الدورة إلا مع بدائله."
            : "One talk; the drug stands here beside its alternatives.";
        await form.locator('input[name="verdict"][value="mitigated"]').check();
        await form.getByLabel(t("disclosure.reason"), { exact: true }).fill(reason);
        await form.getByRole("button", { name: t("disclosure.judge-give") }).click();
        await expect(form.getByText(t("disclosure.refused-mitigation-missing"))).toBeVisible();
        await expect(form.getByLabel(t("disclosure.reason"), { exact: true })).toHaveValue(reason);
        await form.getByLabel(t("disclosure.mitigation"), { exact: true }).selectOption("peer-review");
        await form.getByRole("button", { name: t("disclosure.judge-give") }).click();
        await recorded(1);
        await expect(cardOf(page, author.name).getByText(t("disclosure.in-order"))).toBeVisible();
        await expect(cardOf(page, author.name).getByText(t("disclosure.mitigation-peer-review")).first()).toBeVisible();
      });

      await test.step("an employee is excluded: the three exceptions are offered, and one that holds opens the course", async () => {
        const card = cardOf(page, employee.name);
        await expect(card.getByText(t("disclosure.bound"))).toBeVisible();
        let form = await judgement(page, t, employee.name, "judge");
        for (const exception of EXCEPTIONS) await expect(form.getByText(t(`disclosure.exception-${exception}`))).toBeVisible();
        await form.locator('input[name="verdict"][value="not-relevant"]').check();
        await form.getByLabel(t("disclosure.reason"), { exact: true }).fill("Basra Devices");
        await form.getByRole("button", { name: t("disclosure.judge-give") }).click();
        await expect(form.getByText(t("disclosure.refused-exception-missing"))).toBeVisible();
        await form.locator('input[name="verdict"][value="excluded"]').check();
        await form.getByRole("button", { name: t("disclosure.judge-give") }).click();
        await recorded(2);
        await expect(card.getByText(t("disclosure.excluded"), { exact: true })).toBeVisible();
        await inspect(page, `team-excluded-${language}`);
        await as(employee);
        await open(`/teach/courses/${courseId}/plan/need`);
        await expect(main.getByText(t("disclosure.self-excluded"))).toBeVisible();
        await expect(main.locator("textarea:enabled")).toHaveCount(0);
        await inspect(page, `excluded-${language}`);
        await as(judge);
        await open(`/teach/courses/${courseId}/team`);
        form = await judgement(page, t, employee.name, "judge-again");
        await form.locator('input[name="verdict"][value="not-relevant"]').check();
        await form.locator('input[name="exception"][value="unrelated-content"]').check();
        await form.getByLabel(t("disclosure.reason"), { exact: true }).fill("The company makes nothing that this course speaks of.");
        await form.getByRole("button", { name: t("disclosure.judge-give") }).click();
        await recorded(3);
        await expect(card.getByText(t("disclosure.in-order"))).toBeVisible();
      });

      await test.step("both may write now", async () => {
        for (const person of [author, employee]) {
          await as(person);
          await open(`/teach/courses/${courseId}/plan/need`);
          await expect(main.locator("textarea:enabled").first()).toBeVisible();
        }
      });
    });
  });
}
