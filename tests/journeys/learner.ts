import { randomUUID } from "node:crypto";
import type { Language } from "#app/domain/shared/language.ts";
import type { SimpleItem } from "#app/domain/assessment/item.ts";
import type { Response } from "#app/domain/assessment/response.ts";
import { db } from "#app/platform/db.server.ts";
import { type Page, type Translate, expect, hydrated } from "#tests/journeys/journey.ts";

export type Person = {
  readonly nameAr: string;
  readonly nameLatin: string;
  readonly nameCkb: string;
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

/** Goes through the four steps of the sign-up form and ends signed in. */
export async function signUp(page: Page, t: Translate, language: Language, person: Person, next = "/learn"): Promise<void> {
  await page.goto(`/account/sign-up?next=${encodeURIComponent(next)}`);
  await hydrated(page);
  const go = () => page.getByRole("button", { name: t("common.continue") }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.getByLabel(t("account.name-ar")).fill(person.nameAr);
  await page.getByLabel(t("account.name-latin")).fill(person.nameLatin);
  await page.getByLabel(t("account.name-ckb")).fill(person.nameCkb);
  await go();
  await page.getByLabel(t("account.profession"), { exact: true }).selectOption("nurse");
  await page.getByLabel(t("account.licence-number")).fill("ن-٤٥١٢");
  const body = page.getByLabel(t("account.issuing-body"));
  await body.selectOption({ index: 1 });
  await go();
  await page.getByLabel(t("account.governorate")).selectOption("halabja");
  await page.getByLabel(t("account.directorate")).selectOption("halabja");
  await page.getByLabel(t("account.facility-type")).selectOption("primary-health-centre");
  await go();
  await page.getByLabel(t("account.email")).fill(person.email);
  await page.getByLabel(t("account.password"), { exact: true }).fill(person.password);
  await page.getByLabel(t("account.language"), { exact: true }).selectOption(language);
  await page.getByRole("button", { name: t("account.create") }).click();
  await page.waitForURL(`**${next}`);
}

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

async function putInOrder(page: Page, t: Translate, language: Language, item: SimpleItem, wanted: readonly string[]): Promise<void> {
  if (item.type !== "ordering") return;
  const shown = () => page.locator("li[data-element]").evaluateAll((lines) => lines.map((line) => line.getAttribute("data-element") ?? ""));
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
