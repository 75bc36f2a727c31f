import { SECOND_FACTOR_LASTS_MS } from "#app/domain/identity/second-factor.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { HOME, LOCALES, type Page, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { type Person, aPerson, publishedVersion, signUp } from "#tests/journeys/learner.ts";
import { quizFlow } from "#tests/support/quiz-flow.ts";
import { aRoleHolder, aSession, letSessionExpire } from "#tests/support/signed-in.ts";

const COURSE = "infection-prevention-primary-health-centre";
const PATH = `/learn/courses/${COURSE}`;
const t = wordsOf("en");

// The emulated network and replies of these tests do not reach a service worker; offline.journey cuts the line for both.
test.use({ locale: LOCALES.en, viewport: { width: 390, height: 844 }, serviceWorkers: "block" });

const tokenOf = async (page: Page) => (await page.context().cookies()).find(({ name }) => name === "session")?.value ?? "";

async function signInAgain(page: Page, person: Person): Promise<void> {
  const dialog = page.getByRole("dialog", { name: t("quiz.signed-out-title") });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel(t("quiz.sign-in-contact")).fill(person.email);
  await dialog.getByLabel(t("quiz.sign-in-password")).fill(person.password);
  await dialog.getByRole("button", { name: t("common.sign-in") }).click();
  await expect(dialog).toBeHidden();
}

test("an evaluation without a network and a claim without a session stay on the device, and arrive (R59)", async ({
  page,
  context,
  allowTrouble,
}) => {
  allowTrouble(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load resource|status of 4/);
  const person = aPerson();
  await signUp(page, t, "en", person);
  const courseVersionId = (await publishedVersion(COURSE)).id;
  await quizFlow(HOME, await tokenOf(page), { courseId: COURSE, courseVersionId }).run({ until: "finished" });
  const enrolment = { courseVersionId, practitioner: { account: { email: person.email } } };

  await page.goto(`${PATH}/evaluation`);
  await hydrated(page);
  await page.getByRole("radio", { name: t("evaluation.relevance-5") }).check();
  const group = (name: string) => page.getByRole("group", { name });
  await group(t("evaluation.intent"))
    .getByRole("radio", { name: t("evaluation.intent-yes"), exact: true })
    .check();
  await group(t("evaluation.bias"))
    .getByRole("radio", { name: t("evaluation.bias-none"), exact: true })
    .check();
  await page.getByLabel(t("evaluation.comment")).fill("A long comment that nobody wants to type twice");
  await context.setOffline(true);
  await page.getByRole("button", { name: t("evaluation.send") }).click();
  await expect(page.getByText(t("claim.kept-here"))).toBeVisible();
  expect(await db().enrolment.findFirstOrThrow({ where: enrolment })).toMatchObject({ evaluatedAt: null });
  await context.setOffline(false);
  await page.waitForURL(/\/claim$/);
  expect((await db().enrolment.findFirstOrThrow({ where: enrolment })).evaluatedAt).not.toBeNull();
  const kept = await db().evaluation.findMany({ where: { courseVersionId } });
  expect(JSON.stringify(kept)).toContain("nobody wants to type twice");

  await hydrated(page);
  const [minutes, amount] = [page.getByLabel(t("claim.minutes"), { exact: true }), page.getByLabel(t("claim.amount"), { exact: true })];
  for (const field of [minutes, amount]) await expect(field).toHaveValue("");
  await minutes.fill("60");
  await amount.selectOption("100");
  await page.getByRole("checkbox", { name: t("claim.statement") }).check();
  await letSessionExpire(await tokenOf(page));
  await page.getByRole("button", { name: t("claim.submit"), exact: true }).click();
  await signInAgain(page, person);
  await expect(page.getByRole("heading", { level: 1, name: t("claim.done", { count: 1, credits: "1" }) })).toBeVisible();
  expect(await db().claim.count({ where: { enrolment } })).toBe(1);
});

test("an ordinary form keeps what was typed when the network, the session or the server is gone", async ({
  page,
  context,
  allowTrouble,
}) => {
  allowTrouble(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load resource|status of 4|status of 5|^503|SyntaxError/);
  const person = aPerson();
  await signUp(page, t, "en", person);
  await page.goto("/account");
  await hydrated(page);
  const name = page.getByLabel(t("account.name-latin"), { exact: true });
  const save = page.locator("form", { has: name }).getByRole("button", { name: t("common.save"), exact: true });
  await name.fill("Ahmed Ibrahim Hamid");
  await context.setOffline(true);
  await save.click();
  await expect(page.getByText(t("errors.no-connection"))).toBeVisible();
  await expect(name).toHaveValue("Ahmed Ibrahim Hamid");
  await context.setOffline(false);
  await letSessionExpire(await tokenOf(page));
  await save.click();
  await signInAgain(page, person);
  await expect(page.getByText(t("errors.signed-out"))).toBeVisible();
  await expect(name).toHaveValue("Ahmed Ibrahim Hamid");
  await page.route("**/account.data**", (route) => route.fulfill({ status: 503, body: "away" }), { times: 1 });
  await save.click();
  await expect(page.getByText(t("errors.server-trouble"))).toBeVisible();
  await save.click();
  await expect(page.getByText(t("account.profile-saved"))).toBeVisible();
  expect(await db().practitioner.count({ where: { nameLatin: "Ahmed Ibrahim Hamid" } })).toBe(1);
});

test("R60: that the time of the second factor is about to end is announced, with day and zone, and how to go on", async ({
  page,
  context,
}) => {
  const auditor = await aRoleHolder("auditor");
  const givenAt = new Date(Date.now() - SECOND_FACTOR_LASTS_MS + 5 * 60_000);
  await db().session.updateMany({ where: { accountId: auditor.accountId }, data: { secondFactorAt: givenAt } });
  await context.addCookies([{ name: "session", value: auditor.token, url: HOME() }]);
  await page.goto("/account");
  const ends = formatDate("en", instantAt(givenAt.getTime() + SECOND_FACTOR_LASTS_MS), "moment");
  const notice = page.getByRole("status").filter({ hasText: t("security.ending", { moment: ends }) });
  await expect(notice).toContainText("Baghdad time");
  await notice.getByRole("link", { name: t("security.give-code-again") }).click();
  await page.waitForURL(/\/account\/second-factor\?next=%2Faccount$/);
});

test("an admin corrects a name on a certificate: the old code leads to the new one, and the holder has the new one", async ({
  page,
  context,
}) => {
  const holder = await aPractitioner({ language: "en" });
  const token = await aSession(holder.accountId);
  const { id: courseVersionId } = await publishedVersion(COURSE);
  await quizFlow(HOME, token, { courseId: COURSE, courseVersionId }).run();
  const certificateOf = () => db().certificate.findFirst({ where: { practitionerId: holder.practitionerId, pdfSha256: { not: null } } });
  await expect.poll(certificateOf, { timeout: 30_000 }).not.toBeNull();
  const { code: old } = (await certificateOf())!;

  const admin = await aRoleHolder("admin");
  await context.addCookies([{ name: "session", value: admin.token, url: HOME() }]);
  await page.goto("/admin/certificates");
  await page.getByRole("link", { name: t("certificate.revoke-or-correct") }).click();
  // Both pages ask for a code.
  await page.waitForURL("**/admin/certificates/correct");
  await hydrated(page);
  await page.getByLabel(t("verify.code")).fill(old.toLowerCase());
  await page.getByRole("button", { name: t("certificate.correct-find"), exact: true }).click();
  await page.getByLabel(t("account.name-latin"), { exact: true }).fill("Alaa Salah Al-Asady");
  await page.getByLabel(t("certificate.correct-explanation"), { exact: true }).fill("One letter was wrong");
  await page.getByRole("checkbox", { name: t("certificate.correct-confirm") }).check();
  await page.getByRole("button", { name: t("certificate.correct-submit"), exact: true }).click();
  await page.waitForURL(/\/verify\/[0-9A-Z-]{14}$/);
  await expect(page.getByText("Alaa Salah Al-Asady")).toBeVisible();
  const renewed = page.url().slice(-14);
  expect(renewed).not.toBe(old);
  await page.goto(`/verify/${old}`);
  await page.getByRole("link", { name: t("verify.replaced-link") }).click();
  await page.waitForURL(`**/verify/${renewed}`);

  await context.addCookies([{ name: "session", value: token, url: HOME() }]);
  await page.goto("/learn/transcript");
  await expect(page.getByText(renewed).first()).toBeAttached();
  await expect(page.getByText(old)).toHaveCount(0);
});
