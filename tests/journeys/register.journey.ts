import { randomUUID } from "node:crypto";
import { foldLicenceNumber } from "#app/domain/identity/register/licence-number.ts";
import { nameKeys } from "#app/domain/identity/register/name-skeleton.ts";
import { db } from "#app/platform/db.server.ts";
import { aRegisterCsv, aRegisterLine } from "#tests/builders/a-register-file.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { inspect } from "#tests/journeys/as-person.ts";
import { HOME, LOCALES, type Language, type Page, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { aRoleHolder } from "#tests/support/signed-in.ts";

/** A name that no other run has: letters in the order of a number. */
function aName(): { readonly arabic: string; readonly latin: string } {
  const digits = [...(parseInt(randomUUID().slice(0, 8), 16) % 1_000_000).toString().padStart(6, "0")].map(Number);
  const arabic = digits.map((digit) => "بدرسكلمنفط".charAt(digit)).join("ا");
  const latin = digits.map((digit) => "bdrsklmnft".charAt(digit)).join("a");
  return { arabic: `${arabic} كاظم الربيعي`, latin: `${latin} Kadhim Al-Rubaie` };
}

async function atTheDesk(page: Page, language: Language): Promise<void> {
  const { accountId, token } = await aRoleHolder("registrar");
  await db().account.update({ where: { id: accountId }, data: { language } });
  // A jurisdiction of their own: lists of other journeys leave lines that wait for a decision.
  await db().roleGrant.updateMany({ where: { accountId }, data: { jurisdiction: "directorate:basra" } });
  await page.context().addCookies([{ name: "session", value: token, url: HOME() }]);
}

async function bring(page: Page, t: ReturnType<typeof wordsOf>, csv: string): Promise<void> {
  await page.goto("/oversee/register/imports");
  await hydrated(page);
  await page.getByLabel(t("register.file")).setInputFiles({ name: "register.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: t("register.bring") }).click();
  await page.waitForURL(/imports\/[0-9a-f-]{36}$/);
  await expect(page.getByText(t("register.state-previewed")).first()).toBeVisible({ timeout: 30_000 });
}

for (const language of ["ar", "ckb", "en"] as const) {
  test.describe(language, () => {
    test.use({ locale: LOCALES[language], viewport: language === "en" ? { width: 1280, height: 800 } : { width: 360, height: 740 } });
    const t = wordsOf(language);

    test("a registrar brings a list, applies it, decides by keys what is uncertain, and opens a record for a purpose", async ({ page }) => {
      await atTheDesk(page, language);
      const { arabic, latin } = aName();
      const number = `J-${randomUUID().slice(0, 8)}`;
      const named = { name_ar: arabic, name_latin: latin };
      await bring(page, t, aRegisterCsv([aRegisterLine({ licence_number: number, ...named }), ["", "nobody", "?"]]));
      await expect(page.getByText(t("register.verdict-new"), { exact: true }).first()).toBeVisible();
      await page.getByRole("button", { name: t("register.apply", { count: 1 }) }).click();
      await expect(page.getByText(t("register.done-text", { applied: 1, pending: 0 }))).toBeVisible({ timeout: 30_000 });
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: t("register.refused-fetch") }).click(),
      ]);
      expect(download.suggestedFilename()).toBe("refused-lines.csv");

      await bring(
        page,
        t,
        aRegisterCsv([aRegisterLine({ licence_number: `${number}-2`, issuing_body: "iraqi-nursing-syndicate", ...named })]),
      );
      await page.goto("/oversee/register/matches");
      await hydrated(page);
      await page.keyboard.press("1");
      await page.keyboard.type("Compared by telephone.");
      await page.keyboard.press("Enter");
      await expect(page.getByText(t("register.match-saved"))).toBeVisible();

      await page.goto(`/oversee/register?text=${encodeURIComponent(latin)}`);
      await hydrated(page);
      await page.getByRole("link", { name: language === "en" ? latin : arabic }).click();
      await hydrated(page);
      await expect(page.getByText(number)).toBeHidden();
      await page.getByLabel(t("register.purpose")).selectOption("request");
      await page.getByRole("button", { name: t("register.open"), exact: true }).click();
      await expect(page.getByRole("heading", { name: t("register.readings-title") })).toBeVisible();
      await expect(page.getByText(number).first()).toBeVisible();
    });

    test("a registrar merges two records of one person with a reason, by the facts beside them, and the old address leads on", async ({
      page,
      allowTrouble,
    }) => {
      // The form without a choice is refused.
      allowTrouble(/status of 422/);
      await atTheDesk(page, language);
      const { arabic, latin } = aName();
      const names = { nameAr: arabic, nameLatin: latin, nameKeys: [...nameKeys([arabic, latin])] };
      const [kept, double] = [await aPractitioner(), await aPractitioner()];
      await db().practitioner.update({ where: { id: kept.practitionerId }, data: { ...names, birthYear: 1984 } });
      const listed = { ...names, birthYear: 1984, accountId: null };
      await db().practitioner.update({ where: { id: double.practitionerId }, data: listed });
      const number = `D-${randomUUID().slice(0, 8)}`;
      const licence = { number, numberFolded: foldLicenceNumber(number), issuingBody: "iraqi-nursing-syndicate" };
      await db().licence.updateMany({ where: { practitionerId: double.practitionerId }, data: licence });

      const openRecord = async () => {
        await hydrated(page);
        await page.getByLabel(t("register.purpose")).selectOption("correction");
        await page.getByRole("button", { name: t("register.open"), exact: true }).click();
        await expect(page.getByRole("heading", { name: t("register.readings-title") })).toBeVisible();
      };
      await page.goto(`/oversee/register/people/${double.practitionerId}`);
      await openRecord();
      const card = page.locator("section").filter({ hasText: t("register.alike-title") });
      // What speaks for its being one person stands beside the choice.
      await expect(card.getByText("1984")).toBeVisible();
      await expect(card.getByText(t("register.sign-born-same"))).toBeVisible();
      await inspect(page, `merge-${language}`);
      await card.getByRole("button", { name: t("register.merge") }).click();
      await expect(card.getByText(t("errors.required")).first()).toBeVisible();
      // The record stays open while the form is mended.
      await expect(page.getByText(number).first()).toBeVisible();
      await card.getByRole("radio").first().check();
      await card.getByLabel(t("register.reason")).fill("The same person, by telephone.");
      await card.getByRole("button", { name: t("register.merge") }).click();
      await page.waitForURL(`**/people/${kept.practitionerId}`);
      await openRecord();
      await expect(page.getByText("The same person, by telephone.")).toBeVisible();
      await expect(page.getByText(number).first()).toBeVisible();
      await inspect(page, `merged-${language}`);

      await page.goto(`/oversee/register/people/${double.practitionerId}`);
      await hydrated(page);
      await page.getByRole("link", { name: t("register.merged-text") }).click();
      await page.waitForURL(`**/people/${kept.practitionerId}`);
    });

    test("a registrar confirms a claimed licence with a reason", async ({ page, allowTrouble }) => {
      // The form without a reason is refused.
      allowTrouble(/status of 422/);
      await atTheDesk(page, language);
      const { arabic, latin } = aName();
      const { practitionerId } = await aPractitioner({ nameAr: arabic, nameLatin: latin });
      await db().licence.updateMany({ where: { practitionerId }, data: { number: `C-${randomUUID().slice(0, 8)}` } });
      await page.goto(`/oversee/register/claims?text=${encodeURIComponent(latin)}`);
      await hydrated(page);
      const claim = page.getByRole("listitem").filter({ hasText: arabic });
      await page.keyboard.press("j");
      await expect(claim.getByLabel(t("register.reason"))).toBeFocused();
      const event = claim.locator('[name="eventId"]');
      const refused = await event.inputValue();
      await page.keyboard.press("Enter");
      await expect(claim.getByText(t("errors.required"))).toBeVisible();
      // After a refusal the form is another event (R84): the page has read itself anew, and nothing of that is taken back.
      await expect(event).not.toHaveValue(refused);
      await claim.getByLabel(t("register.reason")).fill("In the list of March.");
      await page.keyboard.press("Enter");
      await expect(page.getByText(t("register.claim-confirmed"))).toBeVisible();
      expect(await db().licence.findFirst({ where: { practitionerId } })).toMatchObject({ state: "confirmed" });
    });
  });
}

test("a list of names is made for a purpose and fetched as a workbook", async ({ page }) => {
  const t = wordsOf("en");
  await atTheDesk(page, "en");
  await page.goto("/oversee/register/export");
  await hydrated(page);
  await page.getByLabel(t("register.purpose")).selectOption("compliance");
  await page.getByRole("button", { name: t("register.export-make") }).click();
  const fetch = page.getByRole("link", { name: t("register.export-fetch", { format: "XLSX" }) });
  const [download] = await Promise.all([page.waitForEvent("download"), fetch.click()]);
  expect(download.suggestedFilename()).toMatch(/^register-.*\.xlsx$/);
});
