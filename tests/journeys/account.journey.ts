import { randomUUID } from "node:crypto";
import { jurisdictionName } from "#app/domain/identity/jurisdiction.ts";
import { db } from "#app/platform/db.server.ts";
import { codeOf } from "#tests/journeys/authenticator.ts";
import { HOME, LOCALES, type Page, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { DATA_FOLDER, aPerson, choose, signIn, signUp } from "#tests/journeys/learner.ts";
import { letterTo } from "#tests/support/kept-letters.ts";
import { DEMO_PASSWORD, DEMO_SECOND_FACTOR } from "../../prisma/seed/accounts.ts";

const signOut = (page: Page) => page.request.post("/account/sign-out", { headers: { origin: HOME() } });

test.use({ locale: LOCALES.ar, viewport: { width: 1100, height: 800 } });
const t = wordsOf("ar");

test("a forgotten password is set anew by the mailed link, which works once and ends the other sessions", async ({
  page,
  browser,
  allowTrouble,
}) => {
  allowTrouble(/status of 4/);
  const person = aPerson();
  await signUp(page, t, "ar", person);
  const elsewhere = await browser.newContext({ locale: LOCALES.ar, baseURL: HOME() });
  const other = await elsewhere.newPage();
  await other.goto("/account/forgot-password");
  await other.getByLabel(t("account.contact")).fill(person.email);
  await other.getByRole("button", { name: t("account.send-message") }).click();
  await expect(other.getByRole("heading", { name: t("account.link-sent-title") })).toBeVisible();
  const { text } = await letterTo(DATA_FOLDER(), person.email, (letter) => /reset-password\//.test(letter.text));
  const link = /https?:\/\/\S+reset-password\/\S+/.exec(text)?.[0] ?? "";
  expect(link.startsWith(HOME())).toBe(true);
  const password = `meadow ${randomUUID().slice(0, 8)} copper`;
  await other.goto(link);
  await hydrated(other);
  await other.getByLabel(t("account.new-password"), { exact: true }).fill(password);
  await other.getByRole("button", { name: t("account.set-password") }).click();
  await expect(other.getByText(t("account.password-changed-sign-in"))).toBeVisible();
  await page.goto("/learn");
  await expect(page).toHaveURL(/\/account\/sign-in/);
  await signIn(other, t, person.email, password);
  await other.goto("/learn");
  await expect(other).toHaveURL(/\/learn$/);
  await other.goto("/account/security");
  await signOut(other);
  await other.goto(link);
  await expect(other.getByRole("heading", { name: t("account.link-over-title") })).toBeVisible();
  await elsewhere.close();
});

test("a wrong password says nothing of whether the account exists", async ({ page, allowTrouble }) => {
  allowTrouble(/status of 4/);
  const answers: string[] = [];
  for (const contact of ["doctor@bimaristan.example", `nobody-${randomUUID()}@example.iq`]) {
    await page.goto("/account/sign-in");
    await hydrated(page);
    await page.getByLabel(t("account.contact")).fill(contact);
    await page.getByLabel(t("account.password"), { exact: true }).fill("wrong password here");
    await page
      .getByRole("main")
      .getByRole("button", { name: t("common.sign-in"), exact: true })
      .click();
    const alert = page.getByRole("alert").first();
    await expect(alert).toBeVisible();
    await expect(page.getByLabel(t("account.contact"))).toHaveValue(contact);
    answers.push(await alert.innerText());
  }
  expect(answers[0]).toBe(answers[1]);
});

test("a second factor is set up with an authenticator, asked at the next sign-in, and a recovery code works once", async ({
  page,
  allowTrouble,
}) => {
  allowTrouble(/status of 4/);
  const person = aPerson();
  await signUp(page, t, "ar", person);
  await page.goto("/account/second-factor");
  await page.getByRole("button", { name: t("security.set-up-begin") }).click();
  const secret = await page.getByRole("main").locator("code").innerText();
  await page.getByLabel(t("security.first-code")).fill(codeOf(secret, -1));
  await page.getByRole("button", { name: t("security.confirm") }).click();
  await expect(page.getByRole("heading", { name: t("security.codes-title") })).toBeVisible();
  const codes = await page.getByRole("main").locator("code").allInnerTexts();
  expect(codes.length).toBeGreaterThanOrEqual(8);

  await signOut(page);
  await page.goto("/account/sign-in?next=/account/security");
  await hydrated(page);
  await page.getByLabel(t("account.contact")).fill(person.email);
  await page.getByLabel(t("account.password"), { exact: true }).fill(person.password);
  await page
    .getByRole("main")
    .getByRole("button", { name: t("common.sign-in"), exact: true })
    .click();
  await page.waitForURL(/second-factor/);
  const give = async (code: string) => {
    await page.getByLabel(t("security.code"), { exact: true }).fill(code);
    await page
      .getByRole("main")
      .getByRole("button", { name: t("common.continue") })
      .click();
  };
  await give("000000");
  await expect(page.getByLabel(t("security.code"), { exact: true })).toHaveAttribute("aria-invalid", "true");
  await give(codes[0]!);
  await page.waitForURL(/\/account\/security$/);
  const used = await db().recoveryCode.count({ where: { account: { email: person.email }, usedAt: { not: null } } });
  expect(used).toBe(1);
});

test("a passkey signs in without a password", async ({ page, context, allowTrouble }) => {
  allowTrouble(/status of 4/);
  const session = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const person = aPerson();
  await signUp(page, t, "ar", person);
  await page.goto("/account/security");
  await hydrated(page);
  await page.getByRole("button", { name: t("security.add-passkey") }).click();
  await expect(page.getByText(t("security.passkey-added"))).toBeVisible();
  await signOut(page);
  await page.goto("/account/sign-in");
  await hydrated(page);
  await page.getByRole("button", { name: t("account.passkey-sign-in") }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
  await page.goto("/account/security");
  await expect(page.getByRole("heading", { level: 1, name: t("security.title") })).toBeVisible();
});

test("an admin gives a role, and its holder acts in it after setting up a second factor", async ({ page, browser, allowTrouble }) => {
  allowTrouble(/status of 4/);
  const person = aPerson();
  await signUp(page, t, "ar", person);

  const english = wordsOf("en");
  const office = await browser.newContext({ locale: LOCALES.en, baseURL: HOME(), viewport: { width: 1100, height: 800 } });
  const desk = await office.newPage();
  await desk.goto("/account/sign-in?next=/admin/people");
  await hydrated(desk);
  await desk.getByLabel(english("account.contact")).fill("admin@bimaristan.example");
  await desk.getByLabel(english("account.password"), { exact: true }).fill(DEMO_PASSWORD);
  await desk
    .getByRole("main")
    .getByRole("button", { name: english("common.sign-in"), exact: true })
    .click();
  await desk.waitForURL(/second-factor/);
  const adminWords = wordsOf(((await desk.locator("html").getAttribute("lang")) ?? "en") as "en");
  await desk.getByLabel(adminWords("security.code"), { exact: true }).fill(codeOf(DEMO_SECOND_FACTOR));
  await desk
    .getByRole("main")
    .getByRole("button", { name: adminWords("common.continue") })
    .click();
  await desk.waitForURL(/\/admin\/people/);
  await hydrated(desk);
  await desk.getByLabel(adminWords("admin.search"), { exact: true }).fill(person.email);
  await desk.getByRole("button", { name: adminWords("admin.find"), exact: true }).click();
  await desk.waitForURL(/text=/);
  await desk.getByRole("main").getByRole("table").getByRole("link").first().click();
  await desk.waitForURL(/\/admin\/people\/[0-9a-f-]+/);
  await desk.getByLabel(adminWords("admin.role"), { exact: true }).selectOption("auditor");
  const region = { value: "IQ-KR", name: jurisdictionName("IQ-KR", ((await desk.locator("html").getAttribute("lang")) ?? "en") as "en") };
  await choose(desk, adminWords("admin.jurisdiction"), region);
  await desk.getByRole("button", { name: adminWords("admin.grant"), exact: true }).click();
  await expect(desk.getByText(adminWords("admin.role-granted"))).toBeVisible();
  await office.close();

  await page.goto("/account");
  await hydrated(page);
  await page.getByRole("banner").locator("summary").filter({ hasText: person.nameAr }).click();
  await page
    .getByRole("banner")
    .getByRole("button", { name: t("common.role-auditor") })
    .click();
  await page.waitForURL(/second-factor/);
  await expect(page.getByText(t("security.set-up-needed", { role: t("common.role-auditor") }))).toBeVisible();
  await page.getByRole("button", { name: t("security.set-up-begin") }).click();
  const secret = await page.getByRole("main").locator("code").innerText();
  await page.getByLabel(t("security.first-code")).fill(codeOf(secret));
  await page.getByRole("button", { name: t("security.confirm") }).click();
  await page
    .getByRole("main")
    .getByRole("link", { name: t("security.codes-kept") })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: t("register.home-title") })).toBeVisible();
  await page.goto("/account");
  await expect(page.getByText(t("account.acting-as", { role: t("common.role-auditor") }))).toBeVisible();
  expect((await page.request.get("/learn", { maxRedirects: 0 })).status()).toBe(403);
});
