import { randomInt } from "node:crypto";
import { db } from "#app/platform/db.server.ts";
import { HOME, LANGUAGES, LOCALES, type Page, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { DATA_FOLDER, aPerson, sendForm, signIn, signUp, typeDigits } from "#tests/journeys/learner.ts";
import { codeIn, letterTo } from "#tests/support/kept-letters.ts";

const signOut = (page: Page) => page.request.post("/account/sign-out", { headers: { origin: HOME() } });
const linkIn = (text: string): string => /https?:\/\/\S+\/account\/confirm\/\S+/.exec(text)?.[0] ?? "";

for (const language of LANGUAGES) {
  test.describe(`signing up in ${language}`, () => {
    test.use({ locale: LOCALES[language], viewport: { width: 390, height: 844 } });
    const t = wordsOf(language);

    test("a taken address is answered like a free one; its holder gets a letter that says so", async ({ page }) => {
      const holder = aPerson();
      await signUp(page, t, language, holder);
      await signOut(page);
      const free = aPerson();
      const pages: string[] = [];
      for (const person of [free, { ...aPerson(), email: holder.email }]) {
        await page.context().clearCookies();
        await sendForm(page, t, language, person);
        pages.push((await page.getByRole("main").innerText()).replaceAll(person.email, "ADDRESS"));
      }
      expect(pages[1]).toBe(pages[0]);
      const letter = await letterTo(DATA_FOLDER(), holder.email, ({ subject }) => subject === t("letters.sign-up-again-subject"));
      expect(letter.text).not.toMatch(/^\d{6}$/m);
      expect(await db().account.count({ where: { email: free.email } })).toBe(0);
    });

    test("a telephone confirms by text, and sets a forgotten password by text", async ({ page }) => {
      const person = { ...aPerson(), email: `0770${String(randomInt(1_000_000, 9_999_999))}` };
      const phone = person.email.replace(/^0/, "+964");
      await sendForm(page, t, language, person);
      await typeDigits(page, t, language, codeIn(await letterTo(DATA_FOLDER(), phone)));
      await page.waitForURL("**/learn");
      await signOut(page);

      await page.goto("/account/forgot-password");
      await hydrated(page);
      await page.getByLabel(t("account.contact")).fill(person.email);
      await page.getByRole("button", { name: t("account.send-message") }).click();
      await page.waitForURL("**/account/reset-password");
      const text = await letterTo(DATA_FOLDER(), phone, (message) => /\b\d{8}\b/.test(message.text));
      await page.getByLabel(t("account.eight-digits")).fill(/\b\d{8}\b/.exec(text.text)?.[0] ?? "");
      await page
        .getByRole("main")
        .getByRole("button", { name: t("common.continue") })
        .click();
      await page.getByLabel(t("account.new-password"), { exact: true }).fill("meadow lantern copper");
      await page.getByRole("button", { name: t("account.set-password") }).click();
      await expect(page.getByText(t("account.password-changed-sign-in"))).toBeVisible();
      await signIn(page, t, person.email, "meadow lantern copper");
      await expect(page).toHaveURL(/\/learn$/);
    });
  });
}

test.describe("with a slip on the way", () => {
  test.use({ locale: LOCALES.ar, viewport: { width: 390, height: 844 } });
  const t = wordsOf("ar");

  test("wrong digits, the message again, and a wrong address: nothing typed is lost", async ({ page, allowTrouble }) => {
    allowTrouble(/status of 4/);
    const person = aPerson();
    const wrong = { ...person, email: `wrong-${person.email}` };
    await sendForm(page, t, "ar", wrong);
    const right = codeIn(await letterTo(DATA_FOLDER(), wrong.email));
    await typeDigits(page, t, "ar", right === "000000" ? "111111" : "000000");
    await expect(page.getByLabel(t("account.six-digits"))).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByText(t("errors.sign-up-code-wrong"))).toBeVisible();
    await page.getByRole("button", { name: t("account.send-again") }).click();
    await expect(page.getByText(t("account.sent-again"))).toBeVisible();

    await page.getByRole("link", { name: t("account.wrong-address") }).click();
    await expect(page.getByLabel(t("account.email"))).toHaveValue(wrong.email);
    await expect(page.getByLabel(t("account.name-latin"))).toHaveValue(person.nameLatin);
    await page.getByLabel(t("account.email")).fill(person.email);
    await page.getByLabel(t("account.password"), { exact: true }).fill(person.password);
    await page.getByRole("button", { name: t("account.create") }).click();
    await expect(page.getByText(person.email)).toBeVisible();
    await typeDigits(page, t, "ar", codeIn(await letterTo(DATA_FOLDER(), person.email)));
    await page.waitForURL("**/learn");
    expect(await db().practitioner.findFirst({ where: { account: { email: person.email } } })).toMatchObject({ nameCkb: person.nameCkb });
  });

  test("the link of the letter: one button in the same browser, the chosen password in another", async ({
    page,
    browser,
    allowTrouble,
  }) => {
    allowTrouble(/status of 4/);
    const here = aPerson();
    await sendForm(page, t, "ar", here);
    await page.goto(linkIn((await letterTo(DATA_FOLDER(), here.email)).text));
    await hydrated(page);
    await expect(page.getByLabel(t("account.chosen-password"), { exact: true })).toHaveCount(0);
    await page.getByRole("button", { name: t("account.confirm-and-begin") }).click();
    await page.waitForURL("**/learn");

    await signOut(page);
    const elsewhere = aPerson();
    await sendForm(page, t, "ar", elsewhere);
    const telephone = await browser.newContext({ locale: LOCALES.ar, baseURL: HOME(), javaScriptEnabled: false });
    const other = await telephone.newPage();
    await other.goto(linkIn((await letterTo(DATA_FOLDER(), elsewhere.email)).text));
    await other.getByLabel(t("account.chosen-password"), { exact: true }).fill("not what was chosen");
    await other.getByRole("button", { name: t("account.confirm-and-begin") }).click();
    await expect(other.getByText(t("errors.chosen-password-wrong"))).toBeVisible();
    await other.getByLabel(t("account.chosen-password"), { exact: true }).fill(elsewhere.password);
    await other.getByRole("button", { name: t("account.confirm-and-begin") }).click();
    await other.waitForURL("**/learn");
    await telephone.close();
    // The first browser still waits: its digits are told that they have done their work.
    await page.reload();
    await expect(page.getByLabel(t("account.six-digits"))).toBeVisible();
  });

  test("without a script the whole way is the same", async ({ browser }) => {
    const plain = await browser.newContext({ locale: LOCALES.ar, baseURL: HOME(), javaScriptEnabled: false });
    const page = await plain.newPage();
    const person = aPerson();
    await page.goto("/account/sign-up");
    await page.getByLabel(t("account.name-ar")).fill(person.nameAr);
    await page.getByLabel(t("account.name-latin")).fill(person.nameLatin);
    await page.getByLabel(t("account.profession"), { exact: true }).selectOption("nurse");
    await page.getByLabel(t("account.licence-number")).fill("ن-٤٥١٢");
    await page.getByLabel(t("account.issuing-body")).selectOption("iraqi-nursing-syndicate");
    await page.getByLabel(t("account.governorate")).selectOption("halabja");
    await page.getByLabel(t("account.directorate")).selectOption("halabja");
    await page.getByLabel(t("account.facility-type")).selectOption("primary-health-centre");
    await page.getByLabel(t("account.email")).fill(person.email);
    await page.getByLabel(t("account.password"), { exact: true }).fill(person.password);
    await page.getByRole("button", { name: t("account.create") }).click();
    await page.waitForURL("**/account/confirm");
    await typeDigits(page, t, "ar", codeIn(await letterTo(DATA_FOLDER(), person.email)));
    await page.waitForURL("**/learn");
    await plain.close();
  });
});
