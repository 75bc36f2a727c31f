import { randomUUID } from "node:crypto";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { FACILITY_TYPES } from "#app/domain/identity/facility-type.ts";
import { GOVERNORATES } from "#app/domain/identity/governorate.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { SimpleItem } from "#app/domain/assessment/item.ts";
import type { Response } from "#app/domain/assessment/response.ts";
import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { HOME, type Page, type Translate, expect, hydrated } from "#tests/journeys/journey.ts";
import { codeIn, letterTo } from "#tests/support/kept-letters.ts";
import { quizFlow, questionsOfAttempt } from "#tests/support/quiz-flow.ts";
import { aSession } from "#tests/support/signed-in.ts";

export type Person = {
  readonly nameAr: string;
  readonly nameLatin: string;
  readonly nameCkb: string;
  /** Or a telephone. */
  readonly email: string;
  readonly password: string;
};

/** Somebody new. The names have what is hard to shape: a Sorani ڕ ێ ۆ ڵ, alef with hamza, a Latin hyphen. */
export function aPerson(): Person {
  return {
    nameAr: "أحمد إبراهيم الآلوسي",
    nameLatin: "Ahmed Ibrahim Al-Alousi",
    nameCkb: "ئەحمەد ڕێبوار گوڵۆ",
    email: `ahmed-${randomUUID()}@example.iq`,
    password: `harbour ${randomUUID().slice(0, 8)} lantern`,
  };
}

/** Chooses in a long list, be it still the native one or already the field to search in that takes its place. */
export async function choose(page: Page, label: string, choice: { readonly value: string; readonly name: string }): Promise<void> {
  const field = page.getByRole("combobox", { name: label });
  await expect(async () => {
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") {
      await field.selectOption(choice.value, { timeout: 1_000 });
      return;
    }
    // Emptied first: the same text once more would open no list.
    await field.fill("", { timeout: 1_000 });
    await field.fill(choice.name, { timeout: 1_000 });
    await page.getByRole("option", { name: choice.name, exact: true }).click({ timeout: 3_000 });
    await expect(field).toHaveValue(choice.name, { timeout: 1_000 });
  }).toPass();
}

/** Goes through the four steps of the sign-up form, types the digits of the letter and ends signed in. */
export async function signUp(page: Page, t: Translate, language: Language, person: Person, next = "/learn"): Promise<void> {
  await sendForm(page, t, language, person, next);
  await typeDigits(page, t, language, codeIn(await letterTo(DATA_FOLDER(), person.email)));
  await page.waitForURL(`**${next}`);
}

/** Goes through the four steps of the form and ends where the digits of the message are asked for. */
export async function sendForm(page: Page, t: Translate, language: Language, person: Person, next = "/learn"): Promise<void> {
  await page.goto(`/account/sign-up?next=${encodeURIComponent(next)}`);
  await hydrated(page);
  const go = () => page.getByRole("button", { name: t("common.continue") }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.getByLabel(t("account.name-ar")).fill(person.nameAr);
  await page.getByLabel(t("account.name-latin")).fill(person.nameLatin);
  await page.getByLabel(t("account.name-ckb")).fill(person.nameCkb);
  await go();
  await choose(page, t("account.profession"), { value: "nurse", name: nameOf(PROFESSIONS, "nurse", language) });
  await page.getByLabel(t("account.licence-number")).fill("ن-٤٥١٢");
  const body = page.getByLabel(t("account.issuing-body"));
  await body.selectOption({ index: 1 });
  await go();
  await choose(page, t("account.governorate"), { value: "halabja", name: nameOf(GOVERNORATES, "halabja", language) });
  await page.getByLabel(t("account.directorate")).selectOption("halabja");
  const facility = { value: "primary-health-centre", name: nameOf(FACILITY_TYPES, "primary-health-centre", language) };
  await choose(page, t("account.facility-type"), facility);
  await go();
  await page.getByLabel(person.email.includes("@") ? t("account.email") : t("account.phone")).fill(person.email);
  await page.getByLabel(t("account.password"), { exact: true }).fill(person.password);
  await page.getByLabel(t("account.language"), { exact: true }).selectOption(language);
  await page.getByRole("button", { name: t("account.create") }).click();
  await page.waitForURL("**/account/confirm");
  await expect(page.getByText(person.email.includes("@") ? person.email : person.email.replace(/^0/, "+964"))).toBeVisible();
}

/** Types the digits as a keyboard of the language has them: Arabic-Indic, Persian, Western. */
export async function typeDigits(page: Page, t: Translate, language: Language, code: string): Promise<void> {
  const zero = { ar: 0x0660, ckb: 0x06f0, en: 0x30 }[language];
  const typed = code.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
  await page.getByLabel(t("account.six-digits")).fill(typed);
  await page.getByRole("button", { name: t("account.confirm"), exact: true }).click();
}

/** Where the installation of the run keeps its letters. */
export const DATA_FOLDER = (): string => process.env["DATA_FOLDER"] ?? "";

export async function signIn(page: Page, t: Translate, contact: string, password: string): Promise<void> {
  await page.goto("/account/sign-in");
  await hydrated(page);
  await page.getByLabel(t("account.contact")).fill(contact);
  await page.getByLabel(t("account.password"), { exact: true }).fill(password);
  await page
    .getByRole("main")
    .getByRole("button", { name: t("common.sign-in"), exact: true })
    .click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
}

/** Gives the answer in the page, as a person would, whatever the type of the question. */
export async function giveAnswer(page: Page, t: Translate, language: Language, item: SimpleItem, response: Response): Promise<void> {
  const main = page.getByRole("main");
  // An address changes before its page is drawn, and boxes that are not there yet would be ticked by nobody.
  await expect(main).toContainText(item.stem[language]);
  switch (response.type) {
    case "single-best-answer":
      return main.locator(`input[type="radio"][value="${response.choice}"]`).check();
    case "multiple-response": {
      const boxes = main.locator('input[type="checkbox"]');
      for (const box of await boxes.all()) await box.setChecked(response.choices.includes((await box.getAttribute("value")) ?? ""));
      return;
    }
    case "extended-matching":
      for (const [stem, option] of Object.entries(response.matches)) await main.locator(`select[id$="-${stem}"]`).selectOption(option);
      return;
    case "ordering":
      return putInOrder(page, t, language, item, response.order);
    case "numeric":
      await main.getByLabel(t("quiz.number"), { exact: true }).fill(response.value);
      await main.getByLabel(t("quiz.unit"), { exact: true }).selectOption(response.unit ?? "");
  }
}

/** From the result of a quiz that was passed, as the page leads, to the credit: an evaluation, then sixty minutes and one credit. */
export async function evaluateAndClaim(page: Page, t: Translate): Promise<void> {
  await page.getByRole("link", { name: t("quiz.to-evaluation") }).click();
  await page.waitForURL(/\/evaluation$/);
  await page.getByRole("radio", { name: t("evaluation.relevance-5") }).check();
  await page
    .getByRole("group", { name: t("evaluation.intent") })
    .getByRole("radio", { name: t("evaluation.intent-yes"), exact: true })
    .check();
  await page
    .getByRole("group", { name: t("evaluation.bias") })
    .getByRole("radio", { name: t("evaluation.bias-none"), exact: true })
    .check();
  await page.getByRole("button", { name: t("evaluation.send") }).click();
  await page.waitForURL(/\/claim$/);
  await page.getByLabel(t("claim.minutes"), { exact: true }).fill("60");
  await page.getByLabel(t("claim.amount"), { exact: true }).selectOption("100");
  await page.getByRole("checkbox", { name: t("claim.statement") }).check();
  await page.getByRole("button", { name: t("claim.submit"), exact: true }).click();
}

async function putInOrder(page: Page, t: Translate, language: Language, item: SimpleItem, wanted: readonly string[]): Promise<void> {
  if (item.type !== "ordering") return;
  const shown = () => page.locator("[data-element]").evaluateAll((lines) => lines.map((line) => line.getAttribute("data-element") ?? ""));
  let order = await shown();
  if (order.join() === wanted.join()) {
    await page.getByRole("button", { name: t("quiz.order-keep") }).click();
    return;
  }
  for (const [place, id] of wanted.entries()) {
    for (let at = order.indexOf(id); at > place; at -= 1) {
      const element = item.elements.find((one) => one.id === id)?.text[language] ?? "";
      await page.getByRole("button", { name: t("quiz.move-up", { element, place: at + 1 }) }).click();
      await expect.poll(async () => (await shown()).indexOf(id)).toBe(at - 1);
      order = await shown();
    }
  }
}

/** Marks everything of a course as passed by the rows that a real pass leaves would be a lie; this only finds the version on offer. */
export async function publishedVersion(
  courseId: string,
): Promise<{ readonly id: string; readonly title: Readonly<Record<Language, string>>; readonly maximumHundredths: number }> {
  const [version] = await db().$queryRawUnsafe<
    { id: string; metadata: { title: Record<Language, string>; creditOffers: { maximumHundredths: number }[] } }[]
  >(`SELECT v.id, v.metadata FROM course_version v WHERE v.course_id = '${courseId}' ORDER BY v.number DESC LIMIT 1`);
  return { id: version!.id, title: version!.metadata.title, maximumHundredths: version!.metadata.creditOffers[0]!.maximumHundredths };
}

export type OpenQuestion = {
  readonly token: string;
  readonly attemptId: string;
  /** From 1. */
  readonly number: number;
  readonly item: SimpleItem;
  readonly path: string;
};

/** A question of the type in an attempt that has just begun. Not every draw has one of each: another learner gets another draw. */
export async function aQuestionOf(type: SimpleItem["type"], courseId: string, language: Language): Promise<OpenQuestion> {
  const courseVersionId = (await publishedVersion(courseId)).id;
  for (let learners = 0; learners < 40; learners += 1) {
    const token = await aSession((await aPractitioner({ language })).accountId);
    const attemptId = await quizFlow(HOME, token, { courseId, courseVersionId }).run({ until: "started" });
    const questions = await questionsOfAttempt(attemptId);
    const place = questions.findIndex((item) => item.type === type);
    const item = questions[place];
    if (item === undefined) continue;
    const number = place + 1;
    return { token, attemptId, number, item, path: `/learn/courses/${courseId}/quiz/${attemptId}?q=${String(number)}` };
  }
  throw new Error(`No draw of ${courseId} has a question of the type ${type}.`);
}
