import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import {
  COURSE,
  PATH,
  aReader,
  answerQuestion,
  banner,
  beginning,
  goOnline,
  heading,
  heldIn,
  keepCourse,
  test,
} from "#tests/journeys/device.ts";
import { LANGUAGES, LOCALES, type Page, expect, hydrated, switchLanguage, wordsOf } from "#tests/journeys/journey.ts";
import { publishedVersion } from "#tests/journeys/learner.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";
import { aSession } from "#tests/support/signed-in.ts";

test.use({ viewport: { width: 390, height: 844 } });

for (const language of LANGUAGES) {
  test.describe(`a course on the device, in ${language}`, () => {
    test.use({ locale: LOCALES[language] });

    test("R20, R51: kept, read, and its quiz gone on with, all without a line; everything arrives once", async ({ page, line }) => {
      test.setTimeout(180_000);
      const t = wordsOf(language);
      const { practitionerId, attemptId } = await aReader(page, line, language);
      const questions = await questionsOfAttempt(attemptId);
      const answered = (count: number) =>
        expect(page.getByText(t("quiz.answered-of", { count, of: questions.length })).first()).toBeVisible();
      const label = page.locator("[data-save-state]").first();

      await test.step("one answer over the line, and the course kept", async () => {
        await page.goto(`${PATH}/quiz/${attemptId}`);
        await hydrated(page);
        await answerQuestion(page, t, language, questions, 1);
        await expect(label).toHaveAttribute("data-save-state", "saved");
        await keepCourse(page, t);
      });

      await test.step("the line goes: the course and its lessons open, in full styling", async () => {
        await line.cut();
        await page.reload();
        await expect(banner(page, t)).toBeVisible();
        await expect(heading(page)).toContainText((await publishedVersion(COURSE)).title[language]);
        await page.getByRole("main").locator('a[href*="/lessons/"]').nth(1).click();
        await page.waitForURL(/\/lessons\//);
        await expect(page.locator("#lesson-text h2").first()).toBeVisible();
        const first = page.url();
        await page
          .getByRole("navigation", { name: t("lesson.steps") })
          .first()
          .getByRole("link")
          .last()
          .click();
        await page.waitForURL((url) => url.href !== first);
        await page.reload();
        await expect(page.locator("#lesson-text h2").first()).toBeVisible();
        await expect(banner(page, t)).toBeVisible();
        expect(await page.locator("html").getAttribute("lang")).toBe(language);
        const { display, picture } = await page.evaluate(() => ({
          display: getComputedStyle(document.querySelector("header > div")!).display,
          picture: [...document.querySelectorAll<HTMLImageElement>("#lesson-text img")].every(({ src }) => src.includes("/media/")),
        }));
        expect({ display, picture }).toEqual({ display: "flex", picture: true });
      });

      const lesson = await test.step("what is read is ticked, and still is after a reload", async () => {
        const ends = await page.locator("#lesson-text section[data-section] > :last-child").all();
        for (const end of ends) {
          await end.scrollIntoViewIfNeeded();
          // A second is what counts as having read.
          await page.waitForTimeout(1_200);
        }
        const here = page.locator('nav#outline a[aria-current="page"]').first();
        await expect(here).toContainText(t("lesson.read"));
        await expect.poll(async () => (await heldIn(page)).sections, { timeout: 15_000 }).toBe(ends.length);
        await page.reload();
        await expect(here).toContainText(t("lesson.read"));
        return /lessons\/([a-z0-9-]+)/.exec(page.url())?.[1] ?? "";
      });

      await test.step("the attempt goes on after a reload, and after another", async () => {
        await page.goto(`${PATH}/quiz`);
        await page.getByRole("link", { name: t("quiz.resume"), exact: true }).click();
        await page.waitForURL(`**/quiz/${attemptId}`);
        await answered(1);
        await page.goto(`${PATH}/quiz/${attemptId}?q=2`);
        await answerQuestion(page, t, language, questions, 2);
        await expect(label).toHaveText(t("quiz.save-kept"));
        await page.reload();
        await answered(2);
        await page.getByRole("button", { name: t("quiz.next"), exact: true }).click();
        await answerQuestion(page, t, language, questions, 3);
        expect(await db().attemptAnswer.count({ where: { attemptId } })).toBe(1);
      });

      await test.step("the line is back: everything arrives, once", async () => {
        await page.goto("/learn");
        const { events } = await heldIn(page);
        expect(events).toBeGreaterThan(2);
        await expect(page.getByText(t("offline.unsent", { count: events }))).toBeVisible();
        await goOnline(page, line);
        await expect.poll(async () => (await heldIn(page)).events, { timeout: 40_000 }).toBe(0);
        await expect(page.getByText(t("offline.unsent", { count: 0 }))).toBeVisible();
        expect(await db().attemptAnswer.count({ where: { attemptId } })).toBe(3);
        // This browser has numbered what was done in it: no number is missing, and none is there twice.
        const arrived = await db().learnerEvent.findMany({ where: { practitionerId, kind: { in: ["answer-given", "sections-read"] } } });
        const numbers = arrived.map(({ sequence }) => sequence).sort((one, other) => one - other);
        expect(numbers).toEqual(Array.from(numbers, (_, index) => index + 1));
        const sections = await db().lessonVersion.findFirstOrThrow({ where: { lessonId: lesson }, select: { sectionIds: true } });
        const read = await db().progressFact.findMany({
          where: { practitionerId, lessonId: lesson, blockId: { in: sections.sectionIds } },
        });
        expect(read.map(({ blockId }) => blockId).sort()).toEqual([...sections.sectionIds].sort());
        await page.goto(`${PATH}/quiz/${attemptId}`);
        await answered(3);
      });
    });
  });
}

test.describe("without a line", () => {
  test.use({ locale: LOCALES.en });
  const t = wordsOf("en");

  test("a page that is not kept says so kindly, lists what is, and opens when the line is back", async ({ page, line }) => {
    await aReader(page, line, "en");
    await keepCourse(page, t);
    await line.cut();
    await page.goto("/learn/transcript");
    await expect(heading(page)).toHaveText(t("offline.title"));
    await expect(page.getByText((await publishedVersion(COURSE)).title.en)).toBeVisible();
    await page
      .getByRole("main")
      .getByRole("link", { name: t("common.nav-home") })
      .click();
    await page.waitForURL("**/learn");
    await expect(page.getByText(t("offline.home-text"))).toBeVisible();
    await page.goto("/learn/transcript");
    await expect(heading(page)).toHaveText(t("offline.title"));
    await goOnline(page, line);
    await page.getByRole("link", { name: t("offline.open-asked") }).click();
    await page.waitForURL("**/learn/transcript");
    await expect(heading(page)).not.toHaveText(t("offline.title"));
  });

  test("a step inside a page that came over the line leads to what is kept, else to the kind page", async ({ page, line }) => {
    await aReader(page, line, "en");
    await keepCourse(page, t);
    await page.goto("/learn");
    await hydrated(page);
    await line.cut();
    await page
      .getByRole("main")
      .getByRole("link", { name: (await publishedVersion(COURSE)).title.en })
      .first()
      .click();
    await page.waitForURL(`**${PATH}`);
    await expect(banner(page, t)).toBeVisible();
    await page
      .getByRole("contentinfo")
      .getByRole("link", { name: t("common.nav-catalogue") })
      .click();
    await expect(heading(page)).toHaveText(t("offline.title"));
    await expect(page).toHaveURL(/to=%2Flearn%2Fcatalogue/);
  });

  test("a course kept in two languages is read in both, and nothing else is needed to change over", async ({ page, line }) => {
    await aReader(page, line, "en");
    await keepCourse(page, t);
    await page.getByText(t("offline.other-languages")).click();
    await page.getByRole("button", { name: beginning(t("offline.keep-in", { language: "العربية", megabytes: "|" })) }).click();
    await expect.poll(async () => (await heldIn(page)).whole, { timeout: 60_000 }).toBe(2);
    await line.cut();
    await page.goto(`${PATH}/lessons/measuring-blood-pressure`);
    await expect(banner(page, t)).toBeVisible();
    const before = await page.locator("#lesson-text h2").first().innerText();
    await switchLanguage(page, "en", "ar");
    await expect(page.locator("#lesson-text h2").first()).not.toHaveText(before);
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(banner(page, wordsOf("ar"))).toBeVisible();
  });

  test("a kept course is begun without a line, and what is read after that arrives too", async ({ page, line }) => {
    const { accountId, practitionerId } = await aPractitioner({ language: "en" });
    await page.context().addCookies([{ name: "session", value: await aSession(accountId), url: line.url }]);
    await keepCourse(page, t);
    await line.cut();
    await page.reload();
    await hydrated(page);
    const start = page.getByRole("main").getByRole("button", { name: t("course.start") });
    await start.click();
    await expect(page.getByText(t("course.start-kept"))).toBeVisible();
    await expect(start).toHaveCount(0);
    await page
      .getByRole("main")
      .getByRole("link", { name: t("course.to-first-lesson") })
      .click();
    await page.waitForURL(/\/lessons\//);
    await expect(page.locator("#lesson-text h2").first()).toBeVisible();
    await expect(page.getByText(t("lesson.preview-title"))).toHaveCount(0);
    await page.locator("#lesson-text section[data-section] > :last-child").first().scrollIntoViewIfNeeded();
    await expect.poll(async () => (await heldIn(page)).sections, { timeout: 30_000 }).toBeGreaterThan(0);
    await goOnline(page, line);
    await expect.poll(() => db().progressFact.count({ where: { practitionerId } }), { timeout: 30_000 }).toBeGreaterThan(0);
    expect(await db().enrolment.count({ where: { practitionerId } })).toBe(1);
  });

  test("a start that meets no server is kept even where the course is not, and the page stays", async ({ page, line }) => {
    const { accountId, practitionerId } = await aPractitioner({ language: "en" });
    await page.context().addCookies([{ name: "session", value: await aSession(accountId), url: line.url }]);
    await page.goto(PATH);
    await hydrated(page);
    // The page is at rest two seconds later: what a start without a line needs has come.
    await page.waitForTimeout(2_500);
    await page.waitForLoadState("networkidle");
    await line.cut();
    await page
      .getByRole("main")
      .getByRole("button", { name: t("course.start") })
      .click();
    await expect(page.getByText(t("course.start-kept"))).toBeVisible();
    await expect(heading(page)).toContainText((await publishedVersion(COURSE)).title.en);
    await goOnline(page, line);
    await expect(page.getByRole("main").getByRole("link", { name: t("course.to-first-lesson") })).toBeVisible({ timeout: 30_000 });
    expect(await db().enrolment.count({ where: { practitionerId } })).toBe(1);
  });

  test("a language in which the course is not kept waits for the line, and the lesson stays where it is", async ({ page, line }) => {
    await aReader(page, line, "en");
    await keepCourse(page, t);
    await page.goto(`${PATH}/lessons/measuring-blood-pressure`);
    await hydrated(page);
    await line.cut();
    await page.reload();
    await hydrated(page);
    const text = page.locator("#lesson-text h2").first();
    const before = await text.innerText();
    const choices = page.getByRole("banner");
    await choices.locator('summary:has(span[lang="en"])').first().click();
    await choices.locator('button[name="language"][value="ckb"]:visible').first().click();
    await choices.locator('summary:has(span[lang="en"])').first().click();
    await expect(choices.getByText(t("common.language-waits", { language: "کوردی" }))).toBeVisible();
    await expect(text).toHaveText(before);
    await expect(page).toHaveURL(/measuring-blood-pressure$/);
    await goOnline(page, line);
    await expect(page.locator("html")).toHaveAttribute("lang", "ckb");
    await expect(text).not.toHaveText(before);
  });

  test("a new worker takes over without losing what waits or what is kept; one whose product is not all there does not", async ({
    page,
    line,
  }) => {
    const { attemptId } = await aReader(page, line, "en");
    const questions = await questionsOfAttempt(attemptId);
    await keepCourse(page, t);
    await page.route("**/api/events", (route) => route.abort());
    await page.goto(`${PATH}/quiz/${attemptId}`);
    await hydrated(page);
    await answerQuestion(page, t, "en", questions, 1);
    await expect(page.locator("[data-save-state]").first()).toHaveText(t("quiz.save-kept"));
    const before = await heldIn(page);
    const shells = async () => (await page.evaluate(() => caches.keys())).filter((name) => name.startsWith("bimaristan-shell-"));
    const [shell] = await shells();

    // A release whose pages the server does not give yet: half of one and half of the other would be worse than the old one whole.
    line.change("/sw.js", (script) => script.replaceAll((shell ?? "").replace("bimaristan-shell-", ""), "ffffffff"));
    expect(await comingOfANewWorker(page)).toBe("redundant");
    // And one that is all there.
    line.change("/sw.js", (script) => `${script}\n// the next release`);
    expect(await comingOfANewWorker(page)).toBe("activated");

    expect(await heldIn(page)).toEqual(before);
    await line.cut();
    await page.reload();
    await expect(page.getByText(t("quiz.answered-of", { count: 1, of: questions.length })).first()).toBeVisible();
    expect(await shells()).toEqual([shell]);
  });
});

/** Looks for a new worker, and says what became of it. */
function comingOfANewWorker(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const fate = new Promise<string>((done) => {
      registration.addEventListener(
        "updatefound",
        () => {
          const worker = registration.installing;
          worker?.addEventListener("statechange", () => {
            if (worker.state === "redundant" || worker.state === "activated") done(worker.state);
          });
        },
        { once: true },
      );
    });
    await registration.update().catch(() => undefined);
    return fate;
  });
}
