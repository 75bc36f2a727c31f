import { db } from "#app/platform/db.server.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import {
  LANGUAGES,
  type Language,
  type Page,
  type Translate,
  arabicIndic,
  directionOf,
  expect,
  hydrated,
  switchLanguage,
  test,
  wordsOf,
} from "#tests/journeys/journey.ts";
import { type Person, aPerson, giveAnswer, publishedVersion, signUp } from "#tests/journeys/learner.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { holdsWords, pdfText } from "#tests/support/pdf-text.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";

const COURSE = "patient-safety-hospital-mobile-clinic";
const OTHER: Readonly<Record<Language, Language>> = { ar: "en", ckb: "ar", en: "ckb" };

for (const language of LANGUAGES) {
  test.describe(`a nurse's afternoon in ${language}`, () => {
    test.use({ locale: { ar: "ar-IQ", ckb: "ckb-IQ", en: "en-GB" }[language], viewport: { width: 390, height: 844 } });

    test("signs up, learns, loses the network in the quiz, passes, claims, and holds a certificate that anyone can verify", async ({
      page,
      browser,
      allowTrouble,
    }) => {
      test.setTimeout(180_000);
      const t = wordsOf(language);
      const person = aPerson();
      await test.step("sign up", () => signUp(page, t, language, person));
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      const version = await publishedVersion(COURSE);
      const title = version.title[language];
      await test.step("find the course with a typing mistake", () => findMisspelt(page, t, title));
      await test.step("course page says what the rules ask", () => courseFacts(page, t));
      await test.step("read, and switch the language in the middle", () => readLessons(page, t, language));
      const attemptId = await test.step("quiz without a network in the middle", async () => {
        allowTrouble(/ERR_INTERNET_DISCONNECTED|Failed to fetch|NetworkError|Failed to load resource|fetching the script/);
        return takeQuiz(page, t, language);
      });
      await expect(page.getByRole("heading", { level: 1, name: t("quiz.passed-title") })).toBeVisible();
      expect(await db().attemptScore.findFirst({ where: { attemptId } })).toMatchObject({ percent: 100, passed: true });
      const credits = await test.step("evaluate and claim", () => evaluateAndClaim(page, t, language));
      const certificate = await test.step("download the certificate", () => downloadCertificate(page, t, person, language, title, credits));
      await test.step("the same number in transcript and home", () => sameNumbers(page, credits, certificate.code));
      await test.step("verify signed out", async () => {
        const stranger = await browser.newContext({ locale: "en-GB", javaScriptEnabled: false });
        await verify(await stranger.newPage(), certificate);
        await stranger.close();
      });
    });
  });
}

/** One letter of the longest word is missing. */
function misspelt(title: string): string {
  const words = title.split(/[\s:،,]+/u).filter((word) => /^\p{L}{5,}$/u.test(word));
  const longest = [...words].sort((one, other) => other.length - one.length)[0] ?? title;
  return `${longest.slice(0, 3)}${longest.slice(4)}`;
}

async function findMisspelt(page: Page, t: Translate, title: string): Promise<void> {
  await page.goto("/learn/catalogue");
  await hydrated(page);
  await page.getByRole("searchbox", { name: t("catalogue.search") }).fill(misspelt(title));
  await page.getByRole("button", { name: t("catalogue.search-button"), exact: true }).click();
  await page.waitForURL(/q=/);
  const found = page.getByRole("main").getByRole("link", { name: title }).first();
  await expect(found).toBeVisible();
  await found.click();
  await page.waitForURL(`**/learn/courses/${COURSE}`);
}

async function courseFacts(page: Page, t: Translate): Promise<void> {
  const asked = ["course.objectives", "course.about", "course.credits", "course.quiz", "course.faculty"] as const;
  for (const key of asked) await expect(page.getByRole("heading", { name: t(key), exact: true }).first()).toBeVisible();
  const facts = [
    "course.gap",
    "course.audience",
    "course.method",
    "course.format",
    "course.minimum-performance",
    "course.attempts",
    "course.released",
    "course.reviewed",
    "course.expires",
    "course.size",
    "course.time",
    "course.provider",
  ] as const;
  for (const key of facts) await expect(page.getByText(t(key), { exact: true }).first()).toBeVisible();
  await expect(page.getByText(t("course.no-commercial-support"))).toBeVisible();
}

async function readLessons(page: Page, t: Translate, language: Language): Promise<void> {
  await page
    .getByRole("main")
    .getByRole("button", { name: t("course.start") })
    .first()
    .click();
  await page.waitForURL(/\/lessons\//);
  await hydrated(page);
  const address = new URL(page.url()).pathname;
  const heading = page.locator("#lesson-text section[id]:has(> h2)").nth(1);
  const place = (await heading.getAttribute("id")) ?? "";
  const before = await heading.locator("h2").innerText();
  await page.evaluate((id) => document.getElementById(id)?.scrollIntoView({ block: "start" }), place);

  const other = OTHER[language];
  await switchLanguage(page, language, other);
  const same = page.locator(`#lesson-text [id="${place}"] > h2`);
  await expect(same).not.toHaveText(before);
  await expect(same).toBeInViewport();
  expect(new URL(page.url()).pathname).toBe(address);
  expect(await page.locator("html").getAttribute("dir")).toBe(directionOf(other));
  await switchLanguage(page, other, language);
  await expect(same).toHaveText(before);

  // To the end, as a reader scrolls; then on to the next lesson by its name.
  for (const section of await page.locator("#lesson-text section > h2").all()) await section.scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  const next = page
    .getByRole("main")
    .getByRole("navigation", { name: t("lesson.steps") })
    .first()
    .getByRole("link")
    .last();
  await next.click();
  await page.waitForURL((url) => url.pathname !== address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto(`/learn/courses/${COURSE}/quiz`);
}

async function takeQuiz(page: Page, t: Translate, language: Language): Promise<string> {
  await hydrated(page);
  await page.getByRole("button", { name: t("quiz.start", { number: 1 }) }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}/);
  await hydrated(page);
  const attemptId = /quiz\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
  const questions = await questionsOfAttempt(attemptId);
  const of = questions.length;
  const label = page.locator("[data-save-state]");
  const answeredSoFar = (count: number) => expect(page.getByText(t("quiz.answered-of", { count, of })).first()).toBeVisible();
  const next = () => page.getByRole("button", { name: t("quiz.next"), exact: true }).click();

  for (const [index, item] of questions.entries()) {
    await expect(page.getByRole("heading", { level: 1, name: t("quiz.question-of", { number: index + 1, of }) })).toBeVisible();
    if (index === 2) await page.context().setOffline(true);
    await giveAnswer(page, t, language, item, rightResponse(item));
    await answeredSoFar(index + 1);
    if (index === 1) await expect(label).toHaveAttribute("data-save-state", "saved");
    if (index === 3) {
      await expect(label).toHaveText(t("quiz.save-kept"));
      expect(await db().attemptAnswer.count({ where: { attemptId } })).toBe(2);
      await page.context().setOffline(false);
      await expect(label).toHaveAttribute("data-save-state", "saved", { timeout: 30_000 });
      expect(await db().attemptAnswer.count({ where: { attemptId } })).toBe(4);
      await page.reload();
      await hydrated(page);
      await answeredSoFar(4);
      const second = await page.context().newPage();
      await second.goto(page.url());
      await expect(second.getByText(t("quiz.answered-of", { count: 4, of })).first()).toBeVisible();
      await second.close();
    }
    if (index === 4) {
      const other = OTHER[language];
      await switchLanguage(page, language, other);
      await expect(page.getByRole("heading", { level: 1, name: wordsOf(other)("quiz.question-of", { number: 5, of }) })).toBeVisible();
      await expect(page.getByText(wordsOf(other)("quiz.answered-of", { count: 5, of })).first()).toBeVisible();
      await switchLanguage(page, other, language);
    }
    if (index + 1 < of) await next();
  }
  await expect(label).toHaveAttribute("data-save-state", "saved", { timeout: 30_000 });
  expect(await db().attemptAnswer.count({ where: { attemptId } })).toBe(of);
  await page.getByRole("button", { name: t("quiz.to-finish"), exact: true }).click();
  await page.getByRole("button", { name: t("quiz.finish-now") }).click();
  await page.waitForURL(/\/result$/);
  return attemptId;
}

async function evaluateAndClaim(page: Page, t: Translate, language: Language): Promise<string> {
  await page.getByRole("link", { name: t("quiz.to-evaluation") }).click();
  await page.waitForURL(/\/evaluation$/);
  await page.getByRole("radio", { name: t("evaluation.relevance-5") }).check();
  await page
    .getByRole("group", { name: t("evaluation.intent") })
    .getByRole("radio", { name: t("evaluation.intent-yes"), exact: true })
    .check();
  await page.getByRole("checkbox", { name: t("evaluation.barrier-time"), exact: true }).check();
  await page
    .getByRole("group", { name: t("evaluation.bias") })
    .getByRole("radio", { name: t("evaluation.bias-none"), exact: true })
    .check();
  await page.getByRole("button", { name: t("evaluation.send") }).click();
  await page.waitForURL(/\/claim$/);
  const minutes = page.getByLabel(t("claim.minutes"), { exact: true });
  await minutes.fill(arabicIndic(75));
  await page.getByLabel(t("claim.amount"), { exact: true }).selectOption("125");
  await page.getByRole("checkbox", { name: t("claim.statement") }).check();
  await page.getByRole("button", { name: t("claim.submit"), exact: true }).click();
  const credits = formatCredits(language, 125);
  await expect(page.getByRole("heading", { level: 1, name: t("claim.done", { credits }) })).toBeVisible();
  return credits;
}

type Certificate = { readonly code: string; readonly statement: string; readonly nameLatin: string; readonly credits: string };

async function downloadCertificate(
  page: Page,
  t: Translate,
  person: Person,
  language: Language,
  title: string,
  credits: string,
): Promise<Certificate> {
  const link = page.getByRole("link", { name: t("certificate.download") });
  await expect(link).toBeVisible({ timeout: 30_000 });
  const path = (await link.getAttribute("href")) ?? "";
  const reply = await page.request.get(path);
  expect(reply.headers()["content-type"]).toBe("application/pdf");
  const { text } = await pdfText(await reply.body());
  const code = /certificates\/([^/]+)\.pdf/.exec(path)?.[1] ?? "";
  const held = await db().certificate.findUniqueOrThrow({ where: { code } });
  expect(holdsWords(text, person.nameLatin), text).toBe(true);
  expect(holdsWords(text, language === "ckb" ? person.nameCkb : person.nameAr), text).toBe(true);
  expect(text).toContain(code);
  expect(text).toContain(credits.normalize("NFKC"));
  expect(holdsWords(text, title.replaceAll(/[:،,؛]/gu, " ")), text).toBe(true);
  return { code, statement: held.statement, nameLatin: person.nameLatin, credits };
}

async function sameNumbers(page: Page, credits: string, code: string): Promise<void> {
  await page.goto("/learn/transcript");
  await expect(page.getByRole("main").getByText(credits, { exact: true }).first()).toBeVisible();
  const csv = await page.request.get("/learn/transcript.csv");
  const bytes = await csv.body();
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = bytes.toString("utf8").slice(1).trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("1.25");
  expect(lines[1]).toContain(code);
  expect(lines[1]!.split(",").length).toBeGreaterThanOrEqual(lines[0]!.split(",").length);
  const pdf = await page.request.get("/learn/transcript.pdf");
  expect((await pdfText(await pdf.body())).text).toContain(credits.normalize("NFKC"));
  await page.goto("/learn");
  await expect(
    page
      .getByRole("main")
      .getByText(new RegExp(credits.replace(".", "\\.")))
      .first(),
  ).toBeVisible();
}

/** By the code, by the signed statement of the QR square, and with that statement forged; without script, by anyone. */
async function verify(page: Page, certificate: Certificate): Promise<void> {
  const t = wordsOf("en");
  await page.goto("/verify");
  await page.getByLabel(t("verify.code"), { exact: true }).fill(certificate.code.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: t("verify.check"), exact: true }).click();
  const main = page.getByRole("main");
  await expect(main.getByText(t("verify.valid"), { exact: true })).toBeVisible();
  await expect(main.getByText(certificate.nameLatin).first()).toBeVisible();
  await expect(main.getByText("1.25").first()).toBeVisible();

  await page.goto(`/verify/${certificate.code}?s=${certificate.statement}`);
  await expect(main.getByText(t("verify.signature-holds"), { exact: true })).toBeVisible();
  const middle = Math.floor(certificate.statement.length / 3);
  const forged = `${certificate.statement.slice(0, middle)}${certificate.statement[middle] === "A" ? "B" : "A"}${certificate.statement.slice(middle + 1)}`;
  await page.goto(`/verify/${certificate.code}?s=${forged}`);
  await expect(main.getByText(t("verify.signature-forged"), { exact: true })).toBeVisible();
  await page.goto("/verify/2222-2222-2222");
  await expect(main.getByText(t("verify.valid"), { exact: true })).toHaveCount(0);
}
