import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Locator } from "@playwright/test";
import { rightResponse } from "#tests/builders/right-response.ts";
import { REVIEW_QUESTIONS } from "#app/domain/authoring/review-questions.ts";
import { loadEditorWords } from "#app/i18n/editor-words.ts";
import { db } from "#app/platform/db.server.ts";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { look } from "#tests/journeys/as-person.ts";
import { codeOf } from "#tests/journeys/authenticator.ts";
import { LANGUAGES, LOCALES, type Page, type Translate, arabicIndic, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { evaluateAndClaim, giveAnswer, signIn } from "#tests/journeys/learner.ts";
import { COURSE, type Texts } from "#tests/journeys/workshop-texts.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";
import { DEMO_PASSWORD, DEMO_SECOND_FACTOR } from "../../prisma/seed/accounts.ts";
import { SECOND_REVIEWERS_COMPANY } from "../../prisma/seed/independence.ts";

/** As Word puts it on the clipboard, with a word that was taken out while changes were tracked. */
const fromWord = (text: string): string =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><p class=MsoNormal style='mso-margin-top-alt:auto'><del>Draft</del><span lang=EN-US>${text}<o:p></o:p></span></p><!--EndFragment--></body></html>`;

const SIZES = { ar: { width: 360, height: 740 }, en: { width: 1280, height: 900 } } as const;

/** Somebody at a device of their own. */
async function personAt(browser: Browser, language: "ar" | "en", contact: string): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    locale: LOCALES[language],
    viewport: SIZES[language],
    reducedMotion: "reduce",
    baseURL: process.env["BIMARISTAN_URL"] ?? "",
  });
  await db().account.update({ where: { email: contact }, data: { language } });
  const page = await context.newPage();
  const t = wordsOf(language);
  await signIn(page, t, contact, DEMO_PASSWORD);
  if (page.url().includes("second-factor")) await giveCode(page, t);
  return page;
}

async function giveCode(page: Page, t: Translate): Promise<void> {
  await page.getByLabel(t("security.code"), { exact: true }).fill(codeOf(DEMO_SECOND_FACTOR));
  await page
    .getByRole("main")
    .getByRole("button", { name: t("common.continue") })
    .click();
  await page.waitForURL((url) => !url.pathname.endsWith("/second-factor"));
}

/** Types a text in each language into the field of that name; on a telephone the language is chosen first. */
async function writeIn3(page: Page, t: Translate, label: string, texts: Texts, nth = 0): Promise<void> {
  const group = page.getByRole("group", { name: label, exact: true }).nth(nth);
  for (const language of LANGUAGES) {
    const tab = group.getByRole("button", { name: new RegExp(`^${LANGUAGE_NAMES[language]}`) });
    if (await tab.isVisible()) await tab.click();
    await group
      .getByRole("textbox", { name: t("plan.in-language", { field: label, language: LANGUAGE_NAMES[language] }) })
      .fill(texts[language]);
  }
}

/** A second of moving picture with a tone, and what is said in it; null, with the reason printed, where there is no ffmpeg to make it. */
function aFilm(): { readonly film: string; readonly captions: readonly string[] } | null {
  const folder = mkdtempSync(join(tmpdir(), "film-"));
  const film = join(folder, "cup.mp4");
  const sources = ["-f", "lavfi", "-i", "testsrc=size=160x120:rate=10:duration=1", "-f", "lavfi", "-i", "sine=duration=1"];
  const made = spawnSync("ffmpeg", ["-loglevel", "error", ...sources, "-pix_fmt", "yuv420p", "-shortest", film]);
  if (made.status !== 0) {
    process.stdout.write(
      `No film in the journey of the workshop: ffmpeg is not installed, or failed. ${String(made.error ?? made.stderr)}\n`,
    );
    return null;
  }
  const captions = LANGUAGES.map((language) => {
    const path = join(folder, `cup-${language}.vtt`);
    writeFileSync(path, `WEBVTT\n\n00:00.000 --> 00:01.000\n${COURSE.film[language]}\n`);
    return path;
  });
  return { film, captions };
}

for (const language of ["ar", "en"] as const) {
  test(`the demo trainer's course, from nothing to a certificate, in ${language}`, async ({ browser }) => {
    test.setTimeout(420_000);
    const t = wordsOf(language);
    const w = await loadEditorWords(language);
    const others = LANGUAGES.filter((one) => one !== language);
    const courseId = `oral-rehydration-${language}-${randomUUID().slice(0, 8)}`;
    const made = aFilm();
    const trainer = await personAt(browser, language, "trainer@bimaristan.example");
    const main = trainer.getByRole("main");
    const saved = () => expect(trainer.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
    const pageOfCourse = (name: string) =>
      trainer.getByRole("navigation", { name: t("workshop.nav") }).getByRole("link", { name, exact: true });
    // A film is the third block, and what is pasted stands behind it.
    const written = [COURSE.heading, COURSE.first, ...(made === null ? [] : [null]), COURSE.pasted];
    const putFilm = async (text: Locator) => {
      await trainer.keyboard.type(`/${w("editor.deed-video")}`);
      await trainer.keyboard.press("Enter");
      const library = trainer.getByRole("dialog", { name: t("media-library.pick-video") });
      await library
        .getByRole("button", { name: /cup\.mp4/ })
        .first()
        .click();
      await expect(library).toBeHidden();
      await expect(text.getByLabel(w("editor.media-file"), { exact: true })).toHaveValue("cup.mp4");
      const title = text.getByLabel(w("editor.media-title"), { exact: true });
      await title.fill(COURSE.film[language]);
      for (const field of ["editor.media-captions", "editor.media-transcript"] as const)
        await text.getByLabel(w(field), { exact: true }).selectOption("cup.vtt");
      await title.press("Escape");
      await expect(text).toBeFocused();
    };
    const onwards = async (name: string) => {
      await main.getByRole("link", { name, exact: true }).last().click();
      await expect(trainer.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
    };

    await test.step("a new course", async () => {
      if (!new URL(trainer.url()).pathname.startsWith("/teach")) {
        const role = trainer.locator("button", { hasText: t("common.role-trainer") });
        await hydrated(trainer);
        const menu = trainer.getByRole("banner").locator("details").filter({ has: role }).locator("summary").filter({ visible: true });
        await menu.last().click();
        await trainer
          .getByRole("banner")
          .getByRole("button", { name: t("common.role-trainer") })
          .filter({ visible: true })
          .click();
        await trainer.waitForURL(/second-factor|\/teach/);
        if (trainer.url().includes("second-factor")) await giveCode(trainer, t);
      }
      await trainer.waitForURL("**/teach");
      await hydrated(trainer);
      await look(trainer, `${language}-01-courses`);
      await main
        .getByRole("link", { name: t("plan.new-course") })
        .first()
        .click();
      for (const one of LANGUAGES) await main.getByRole("textbox", { name: LANGUAGE_NAMES[one], exact: true }).fill(COURSE.title[one]);
      await main.getByLabel(t("plan.course-id")).fill(courseId);
      await look(trainer, `${language}-02-new`);
      await main.getByRole("button", { name: t("plan.begin") }).click();
      await trainer.waitForURL(`**/teach/courses/${courseId}/plan/need`);
    });

    await test.step("five steps", async () => {
      await saved().catch(() => undefined);
      await writeIn3(trainer, t, t("plan.gap"), COURSE.gap);
      await writeIn3(trainer, t, t("plan.desired"), COURSE.desired);
      await writeIn3(trainer, t, t("plan.source"), COURSE.source);
      await saved();
      await look(trainer, `${language}-03-need`);
      await onwards(t("plan.step-objectives"));
      for (const [index, objective] of COURSE.objectives.entries()) {
        await main.getByRole("button", { name: t("plan.add-objective") }).click();
        await writeIn3(trainer, t, t("plan.objective-text"), objective, index);
        await main.getByLabel(t("plan.outcome-level"), { exact: true }).nth(index).selectOption("4");
      }
      await saved();
      await look(trainer, `${language}-04-objectives`);
      await onwards(t("plan.step-audience"));
      await writeIn3(trainer, t, t("plan.audience"), COURSE.audience);
      for (const profession of ["general-physician", "specialist-physician", "nurse"])
        await main.locator(`input[name="audienceOf.professions"][value="${profession}"]`).check();
      await main.getByLabel(t("plan.seniority-independent")).check();
      await saved();
      await onwards(t("plan.step-format"));
      await writeIn3(trainer, t, t("plan.method"), COURSE.method);
      await main.getByLabel(t("plan.minutes"), { exact: true }).fill(language === "ar" ? arabicIndic(60) : "60");
      await saved();
      await onwards(t("plan.step-credits"));
      await main.getByRole("button", { name: t("plan.add-offer") }).click();
      await main.getByLabel(t("plan.category"), { exact: true }).selectOption("clinical");
      await saved();
      await look(trainer, `${language}-05-credits`);
    });

    await test.step("details", async () => {
      await onwards(t("plan.step-catalogue"));
      await writeIn3(trainer, t, t("plan.summary"), COURSE.summary);
      await main.getByLabel(t("plan.first-written"), { exact: true }).selectOption(language);
      await main.locator('input[name="topics"]').first().check();
      await main.getByLabel(t("plan.licence"), { exact: true }).fill("CC BY-SA 4.0");
      await saved();
      await onwards(t("plan.step-references"));
      await main.getByLabel(t("plan.add-reference-title"), { exact: true }).fill("The treatment of diarrhoea");
      await trainer.keyboard.press("Enter");
      await main.getByLabel(t("plan.reference-authors"), { exact: true }).fill("World Health Organization");
      await main.getByLabel(t("plan.reference-source"), { exact: true }).fill("WHO");
      await main.getByLabel(t("plan.reference-year"), { exact: true }).fill("2005");
      await main.getByLabel(t("plan.reference-evidence"), { exact: true }).selectOption("guideline");
      await main.getByLabel(t("plan.reference-url"), { exact: true }).fill("https://www.who.int/publications/i/item/9241593180");
      await saved();
      await look(trainer, `${language}-06-references`);
      await onwards(t("plan.step-quiz"));
      await main.getByLabel(t("plan.minimum-performance"), { exact: true }).fill("70");
      await main.getByLabel(t("plan.attempts"), { exact: true }).fill("3");
      await main.getByLabel(t("plan.lock-out"), { exact: true }).fill("0");
      await saved();
      await onwards(t("plan.step-dates"));
      const today = new Date();
      const day = (years: number) =>
        new Date(Date.UTC(today.getUTCFullYear() + years, today.getUTCMonth(), today.getUTCDate())).toISOString().slice(0, 10);
      for (const [name, years] of [
        ["releasedOn", 0],
        ["reviewedOn", 0],
        ["expiresOn", 2],
      ] as const)
        await main.getByLabel(t(`plan.${name}`), { exact: true }).fill(day(years));
      await main.getByLabel(t("plan.repeat-each-time"), { exact: true }).check();
      await saved();
      await onwards(t("plan.step-people"));
      await main.getByLabel(t("plan.support-none"), { exact: true }).check();
      await saved();
      await look(trainer, `${language}-07-people`);
    });

    await test.step("a lesson", async () => {
      await onwards(t("plan.structure"));
      await main.getByLabel(t("plan.new-lesson-title")).fill(COURSE.lesson[language]);
      await main.getByRole("button", { name: t("plan.add-lesson-empty") }).click();
      await writeIn3(trainer, t, t("plan.lesson-title"), COURSE.lesson);
      await main.getByLabel(t("plan.lesson-minutes"), { exact: true }).fill("20");
      await saved();
      await look(trainer, `${language}-08-structure`);
      if (made !== null) {
        await pageOfCourse(t("media-library.nav")).click();
        await main.locator('input[type="file"]').setInputFiles([made.film, ...made.captions]);
        await expect.poll(() => filesOf(courseId), { timeout: 40_000 }).toEqual(["cup-ar.vtt", "cup-ckb.vtt", "cup-en.vtt", "cup.mp4"]);
        // What is said is written in each language, and a lesson in any of them calls it cup.vtt.
        for (const one of LANGUAGES) {
          const card = main.locator(`[id="name-media/cup-${one}.vtt"]`);
          await trainer.goto(new URL(trainer.url()).pathname);
          await hydrated(trainer);
          await card.locator("xpath=ancestor::details/summary").click();
          await card.fill(`cup.${one}.vtt`);
          await card.press("Enter");
          await expect.poll(() => filesOf(courseId)).toContain(`cup.${one}.vtt`);
        }
        await look(trainer, `${language}-08-files`);
        await pageOfCourse(t("plan.structure")).click();
      }
      await main
        .getByRole("navigation", { name: t("plan.write-lesson", { lesson: COURSE.lesson[language] }) })
        .getByRole("link", { name: LANGUAGE_NAMES[language] })
        .click();
      const text = trainer.locator("#lesson-editor-text");
      await expect(text).toBeVisible({ timeout: 30_000 });
      await text.click();
      await trainer.keyboard.type(`## ${COURSE.heading[language]}`);
      await trainer.keyboard.press("Enter");
      await trainer.keyboard.type(`${COURSE.first[language]} `);
      await trainer
        .getByRole("toolbar")
        .getByRole("button", { name: w("editor.reference"), exact: true })
        .click();
      await trainer.getByRole("dialog").getByRole("checkbox").first().check();
      await trainer
        .getByRole("dialog")
        .getByRole("button", { name: w("editor.done"), exact: true })
        .click();
      await trainer.keyboard.press("Enter");
      if (made !== null) await putFilm(text);
      await trainer.evaluate((html) => {
        const data = new DataTransfer();
        data.setData("text/html", html);
        document
          .querySelector("#lesson-editor-text")
          ?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      }, fromWord(COURSE.pasted[language]));
      await expect(text).toContainText(COURSE.pasted[language]);
      await expect(text).not.toContainText("Draft");
      await look(trainer, `${language}-09-pasted`);
      await trainer.getByRole("button", { name: w("editor.pasted-seen") }).click();
      await trainer.keyboard.press("Control+s");
      await saved();
      await look(trainer, `${language}-10-lesson`);
    });

    await test.step("a question", async () => {
      await pageOfCourse(t("items.nav")).click();
      await main.getByRole("button", { name: t("items.add"), exact: true }).click();
      await trainer.waitForURL(/item=/);
      await main.getByRole("combobox", { name: t("items.field-topic"), exact: true }).fill("fluids");
      const write = async (label: string, texts: Texts, nth = 0) => {
        const group = main.getByRole("group", { name: label, exact: true }).nth(nth);
        for (const one of LANGUAGES) {
          const tab = main.getByRole("group", { name: t("workshop.language") }).getByRole("button", { name: LANGUAGE_NAMES[one] });
          if (await tab.isVisible()) await tab.click();
          await group.getByRole("textbox", { name: `${label}: ${LANGUAGE_NAMES[one]}` }).fill(texts[one]);
        }
      };
      await write(t("items.field-stem"), COURSE.stem);
      await write(t("items.field-leadIn"), COURSE.leadIn);
      for (const [index, option] of COURSE.options.entries()) {
        if ((await main.getByRole("group", { name: t("items.field-text"), exact: true }).count()) <= index)
          await main.getByRole("button", { name: t("items.add-options") }).click();
        await write(t("items.field-text"), option, index);
        await write(t("items.field-rationale"), COURSE.rationales[index]!, index);
      }
      await main.getByLabel(t("items.is-right"), { exact: true }).first().check();
      const sources = main.getByRole("checkbox", { name: /The treatment of diarrhoea/ });
      await sources.check();
      await saved();
      await look(trainer, `${language}-11-question`);
      await pageOfCourse(t("plan.nav-plan")).click();
      await trainer
        .getByRole("navigation", { name: t("plan.nav") })
        .getByRole("link", { name: t("plan.step-quiz") })
        .click();
      await main.getByLabel("fluids").fill("1");
      await saved();
    });

    const row = (number: number) =>
      main.getByRole("listitem").filter({ has: trainer.getByRole("heading", { name: t("translation.block", { number }), exact: true }) });
    const sayReady = async () => {
      await main.getByRole("button", { name: t("translation.choose-all") }).click();
      await main.getByRole("button", { name: t("translation.mark-awaiting") }).click();
      await expect(main.getByText(t("translation.step-awaiting"), { exact: true })).toHaveCount(written.length);
    };

    await test.step("translated block by block", async () => {
      for (const other of others) {
        await pageOfCourse(t("translation.nav")).click();
        await expect(trainer.getByRole("heading", { level: 1, name: t("translation.title") })).toBeVisible();
        if (other === others[0]) await look(trainer, `${language}-12-translation`);
        await main.locator(`a[href$="/translation/${await lessonOf(courseId)}/${other}"]`).click();
        for (const [index, said] of written.entries()) {
          const block = row(index + 1);
          await block.getByRole("button", { name: t("translation.begin-empty") }).click();
          if (said === null) await block.getByLabel(w("editor.media-title"), { exact: true }).fill(COURSE.film[other]);
          else {
            await block.locator("[contenteditable=true]").click();
            await trainer.keyboard.press("Control+Home");
            await trainer.keyboard.type(said[other]);
          }
          await block.getByRole("button", { name: t("translation.done") }).click();
        }
        await saved();
        await look(trainer, `${language}-13-desk-${other}`);
        await sayReady();
      }
    });

    const submit = main.getByRole("button", { name: t("workshop.submit") });
    const handIn = async () => {
      await pageOfCourse(t("workshop.nav-overview")).click();
      await expect(trainer.getByText(t("workshop.checklist-clear"))).toBeVisible();
      await look(trainer, `${language}-14-overview`);
      await submit.click();
      await expect(main.getByRole("button", { name: t("workshop.withdraw") })).toBeVisible();
    };
    await test.step("hand in", handIn);

    const first = await personAt(browser, language, "reviewer@bimaristan.example");
    const second = await personAt(browser, language, "reviewer-2@bimaristan.example");
    const open = async (page: Page) => {
      const { id } = await db().reviewSubmission.findFirstOrThrow({ where: { courseId }, orderBy: { submittedAt: "desc" } });
      await page.goto("/review");
      await hydrated(page);
      await page.getByRole("main").locator(`a[href="/review/${id}"]`).click();
      await expect(page.getByText(COURSE.pasted[language]).first()).toBeVisible();
    };
    const decide = async (page: Page, decision: "approve" | "ask-changes") => {
      for (const question of REVIEW_QUESTIONS) {
        const answer = decision === "approve" || question !== "dose-safety" ? "yes" : "no";
        await page.locator(`input[name="answers.${question}"][value="${answer}"]`).check();
      }
      await page.locator(`input[name="decision"][value="${decision}"]`).check();
      if (decision === "ask-changes") await page.getByLabel(t("review.reason"), { exact: true }).fill(COURSE.mended[language].trim());
      await look(page, `${language}-15-${decision}`);
      await page.getByRole("button", { name: t("review.give") }).click();
      await page.waitForURL("**/review");
    };
    await test.step("sent back with a remark on a block", async () => {
      await open(first);
      await first.getByText(t("review.comment-on-block")).nth(1).click();
      await first.getByLabel(t("review.comment-text")).locator("visible=true").first().fill(COURSE.mended[language].trim());
      await first
        .getByRole("button", { name: t("review.comment-give") })
        .locator("visible=true")
        .first()
        .click();
      await expect(first.getByText(t("review.comment-open")).first()).toBeVisible();
      await decide(first, "ask-changes");
    });

    await test.step("what the second reviewer declared is judged by the first", async () => {
      await open(second);
      await expect(second.getByText(t("review.relationships-to-judge"))).toBeVisible();
      await look(second, `${language}-15-may-not-decide`);
      await open(first);
      await first.getByRole("link", { name: t("disclosure.team") }).click();
      await hydrated(first);
      await look(first, `${language}-15-team`);
      // Others of the provider, which other journeys made, may wait for a judgement, too.
      const person = first.getByRole("listitem").filter({ hasText: SECOND_REVIEWERS_COMPANY }).last();
      await expect(person.getByText(t("disclosure.not-judged"))).toBeVisible();
      await person.getByLabel(t("disclosure.verdict-not-relevant")).check();
      await person.getByLabel(t("disclosure.reason"), { exact: true }).fill(COURSE.first[language]);
      await person.getByRole("button", { name: t("disclosure.judge-give") }).click();
      await expect(person.getByText(t("disclosure.not-judged"))).toHaveCount(0);
    });

    await test.step("answered and mended", async () => {
      await pageOfCourse(t("disclosure.nav-comments")).click();
      await look(trainer, `${language}-16-remarks`);
      await main.getByRole("link", { name: t("review.comment-to-place") }).click();
      const text = trainer.locator("#lesson-editor-text");
      await expect(text).toBeVisible({ timeout: 30_000 });
      await text.getByText(COURSE.pasted[language]).click();
      await trainer.keyboard.press("End");
      await trainer.keyboard.type(COURSE.mended[language]);
      await trainer.keyboard.press("Control+s");
      await saved();
      await look(trainer, `${language}-17-mended`);
      await main.getByRole("button", { name: t("review.comment-resolve") }).click();
      await expect(main.getByRole("button", { name: t("review.comment-resolve") })).toHaveCount(0);
    });

    await test.step("the translations follow their source", async () => {
      await pageOfCourse(t("workshop.nav-overview")).click();
      await expect(main.getByText(t("translation.behind", { count: 2 }))).toBeVisible();
      await look(trainer, `${language}-17-behind`);
      for (const other of others) {
        await pageOfCourse(t("translation.nav")).click();
        await main.locator(`a[href$="/translation/${await lessonOf(courseId)}/${other}"]`).click();
        const last = row(written.length);
        await expect(last.getByText(t("translation.step-stale"))).toBeVisible();
        await last.getByRole("button", { name: t("translation.edit") }).click();
        await last.locator("[contenteditable=true]").click();
        await trainer.keyboard.press("Control+End");
        await trainer.keyboard.type(COURSE.mended[other]);
        await last.getByRole("button", { name: t("translation.done") }).click();
        await saved();
        await sayReady();
      }
      await handIn();
      await expect(main.getByText(t("translation.behind-open"))).toHaveCount(0);
    });
    for (const reviewer of [first, second])
      await test.step("approve", async () => {
        await open(reviewer);
        await decide(reviewer, "approve");
      });

    await test.step("publish", async () => {
      await pageOfCourse(t("publication.title")).click();
      await expect(main.getByText(t("publication.first"))).toBeVisible();
      await look(trainer, `${language}-18-approved`);
      await main.getByRole("button", { name: t("publication.publish"), exact: true }).click();
      await expect(main.getByText(t("publication.done", { number: 1 }))).toBeVisible();
      await look(trainer, `${language}-19-published`);
    });

    await test.step("the demo doctor takes it to a certificate", async () => {
      const doctor = await personAt(browser, language, "doctor@bimaristan.example");
      const page = doctor.getByRole("main");
      await doctor.goto("/learn/catalogue");
      await hydrated(doctor);
      await doctor.getByRole("searchbox", { name: t("catalogue.search") }).fill(COURSE.title[language]);
      await doctor.getByRole("button", { name: t("catalogue.search-button"), exact: true }).click();
      await doctor.waitForURL(/q=/);
      await page.locator(`a[href*="/learn/courses/${courseId}"]`).first().click();
      await doctor.waitForURL(`**/learn/courses/${courseId}`);
      await look(doctor, `${language}-20-course`);
      await page
        .getByRole("button", { name: t("course.start") })
        .first()
        .click();
      await doctor.waitForURL(/\/lessons\//);
      await expect(doctor.locator("#lesson-text")).toContainText(COURSE.mended[language].trim());
      await look(doctor, `${language}-21-lesson`);
      if (made !== null) await play(doctor);
      await doctor.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      await doctor.goto(`/learn/courses/${courseId}/quiz`);
      await hydrated(doctor);
      await doctor.getByRole("button", { name: t("quiz.start", { number: 1 }) }).click();
      await doctor.waitForURL(/\/quiz\/[0-9a-f-]{36}/);
      await hydrated(doctor);
      const [question] = await questionsOfAttempt(/quiz\/([0-9a-f-]{36})/.exec(doctor.url())?.[1] ?? "");
      await giveAnswer(doctor, t, language, question!, rightResponse(question!));
      await expect(doctor.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
      await look(doctor, `${language}-22-quiz`);
      await doctor.getByRole("button", { name: t("quiz.to-finish"), exact: true }).click();
      await doctor.getByRole("button", { name: t("quiz.finish-now") }).click();
      await doctor.waitForURL(/\/result$/);
      await expect(doctor.getByRole("heading", { level: 1, name: t("quiz.passed-title") })).toBeVisible();
      await evaluateAndClaim(doctor, t);
      const certificate = doctor.getByRole("link", { name: t("certificate.download") });
      await expect(certificate).toBeVisible({ timeout: 30_000 });
      const reply = await doctor.request.get((await certificate.getAttribute("href")) ?? "");
      expect(reply.headers()["content-type"]).toBe("application/pdf");
      await look(doctor, `${language}-23-certificate`);
    });
  });
}

/** Plays the film of the lesson, which comes in pieces: whoever has a bad line need not fetch it whole. */
async function play(page: Page): Promise<void> {
  const film = page.locator("#lesson-text figure.media > video");
  await expect(film).toBeVisible();
  const source = await film.evaluate((one: HTMLVideoElement) => one.querySelector("source")?.src ?? one.src);
  const piece = await page.request.get(source, { headers: { range: "bytes=0-99" } });
  expect(piece.status()).toBe(206);
  expect(piece.headers()["content-type"]).toMatch(/^video\//);
  await film.evaluate(async (one: HTMLVideoElement) => {
    one.muted = true;
    // The player halts it for as long as it takes to choose a rung, and goes on by itself.
    await one.play().catch(() => undefined);
  });
  await expect.poll(() => film.evaluate((one: HTMLVideoElement) => one.currentTime), { timeout: 20_000 }).toBeGreaterThan(0);
  await expect(film.locator("track")).not.toHaveCount(0);
}

/** The id that the only lesson of the course was given. */
async function lessonOf(courseId: string): Promise<string> {
  const revision = await db().draftRevision.findFirstOrThrow({ where: { courseId, part: "metadata" }, orderBy: { number: "desc" } });
  return (revision.content as { lessons: { id: string }[] }).lessons[0]!.id;
}

/** What the draft calls its files. */
async function filesOf(courseId: string): Promise<readonly string[]> {
  const revision = await db().draftRevision.findFirst({ where: { courseId, part: "media" }, orderBy: { number: "desc" } });
  return ((revision?.content ?? []) as { path: string }[]).map(({ path }) => path.slice(path.lastIndexOf("/") + 1)).sort();
}
