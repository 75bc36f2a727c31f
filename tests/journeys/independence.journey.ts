import { aNamedPerson, actAs } from "#tests/journeys/as-person.ts";
import { PROVIDER } from "#tests/journeys/a-submission.ts";
import { LOCALES, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";

const t = wordsOf("ar");
/** Of the demo: a draft that another trainer of the provider began. */
const COURSE = "infection-prevention-primary-health-centre";

test.use({ locale: LOCALES.ar, viewport: { width: 360, height: 740 } });

test("nobody is let type what would not be saved: every form of a draft is closed to whoever has disclosed nothing", async ({ page }) => {
  const person = await aNamedPerson("trainer", PROVIDER, "ar", "علاء صلاح الأسدي");
  await actAs(page, person.token, "ar", person.accountId);
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
