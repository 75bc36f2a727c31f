import { db } from "#app/platform/db.server.ts";
import { undisclosed } from "#tests/builders/an-author.ts";
import { PROVIDER } from "#tests/journeys/a-submission.ts";
import { HOME, LOCALES, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { aSession } from "#tests/support/signed-in.ts";

const t = wordsOf("ar");
/** Of the demo: a draft that another trainer of the provider began. */
const COURSE = "infection-prevention-primary-health-centre";

test.use({ locale: LOCALES.ar, viewport: { width: 360, height: 740 } });

test("nobody is let type what would not be saved: every form of a draft is closed to whoever has disclosed nothing", async ({ page }) => {
  const { accountId } = await undisclosed("trainer", PROVIDER);
  await db().account.update({ where: { id: accountId }, data: { language: "ar" } });
  await db().totpFactor.create({ data: { accountId, secretSealed: new Uint8Array(48), createdAt: new Date(), confirmedAt: new Date() } });
  const grant = await db().roleGrant.findFirstOrThrow({ where: { accountId, role: "trainer" } });
  const token = await aSession(accountId, { secondFactor: true, actingGrantId: grant.id });
  await page.context().addCookies([{ name: "session", value: token, url: HOME() }]);
  const main = page.getByRole("main");
  const pages = [
    "plan/need",
    "plan/references",
    "structure",
    "questions",
    "media",
    "add-lesson",
    "publication",
    "translation/texts/metadata/ar",
  ];
  for (const place of pages) {
    await page.goto(`/teach/courses/${COURSE}/${place}`);
    await hydrated(page);
    await expect(main.getByText(t("disclosure.self-disclosure-owed")), place).toBeVisible();
    await expect(main.getByRole("link", { name: t("disclosure.to-disclosure") }), place).toBeVisible();
    await expect(
      main.locator("textarea:enabled, input[type=text]:enabled, input[type=file]:enabled, [contenteditable=true]"),
      place,
    ).toHaveCount(0);
  }
});
