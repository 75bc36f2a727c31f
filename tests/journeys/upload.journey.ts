import { db } from "#app/platform/db.server.ts";
import { violationsIn } from "#tests/journeys/axe.ts";
import { enter, speak } from "#tests/journeys/every-page.ts";
import { HOME, LOCALES, type Page, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { aRoleHolder } from "#tests/support/signed-in.ts";

// A trainer drops recordings into the library over a bad line: looks, pauses, gives up, reloads and goes on.

const MB = 1024 * 1024;
type Dropped = { readonly name: string; readonly bytes: number; readonly begins: string };

/** Drops files that the browser makes itself, as from a folder: the same name makes the same file. */
async function drop(page: Page, files: readonly Dropped[]): Promise<void> {
  const data = await page.evaluateHandle((wanted) => {
    const transfer = new DataTransfer();
    for (const { name, bytes, begins } of wanted) {
      const content = new Uint8Array(bytes).fill(name.length);
      content.set(new TextEncoder().encode(begins));
      transfer.items.add(new File([content], name, { lastModified: 7 }));
    }
    return transfer;
  }, files);
  await page.locator("input[type=file]").locator("xpath=ancestor::div[1]").dispatchEvent("drop", { dataTransfer: data });
}

for (const [language, width] of [
  ["ar", 360],
  ["en", 1280],
] as const) {
  test(`recordings are dropped, paused, given up, and go on after a reload and a broken line, in ${language} at ${String(width)} pixels`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const t = wordsOf(language);
    const providerId = `uploads-${language}`;
    const names = { nameAr: "جهة", nameCkb: "لایەن", nameEn: "Provider" };
    await db().provider.createMany({ data: [{ id: providerId, ...names, createdAt: new Date() }], skipDuplicates: true });
    const trainer = await aRoleHolder("trainer", { providerId });
    const context = await browser.newContext({ locale: LOCALES[language], baseURL: HOME(), viewport: { width, height: 800 } });
    await enter(context, { name: "media", path: "/teach/media", token: trainer.token }, language);
    await speak(language, [trainer]);
    const page = await context.newPage();
    await page.goto("/teach/media");
    await hydrated(page);

    // A slow line, so that there is something to see; and one that a test can break.
    let isBroken = false;
    await page.route("**/api/uploads/*", async (route) => {
      if (route.request().method() !== "PATCH") return route.continue();
      if (isBroken) return route.abort("connectionreset");
      await new Promise((go) => setTimeout(go, 700));
      return route.continue().catch(() => undefined);
    });
    const lecture: Dropped = { name: `lecture-${language}.mp3`, bytes: 9 * MB, begins: "ID3\u0004" };
    const other: Dropped = { name: `other-${language}.mp3`, bytes: 12 * MB, begins: "ID3\u0004" };
    const zip: Dropped = { name: "x-ray.png", bytes: 10_000, begins: "PK\u0003\u0004" };
    await drop(page, [lecture, other, zip]);
    const line = (name: string) =>
      page
        .getByRole("list", { name: t("media-library.under-way") })
        .getByRole("listitem")
        .filter({ hasText: name });
    await expect(line(zip.name)).toContainText(t("media-library.why-archive"));
    await expect(line(lecture.name).getByRole("progressbar")).toBeVisible();
    await expect(line(lecture.name)).toContainText("%");
    const perSecond = t("media-library.speed", { size: "|" }).split("|").at(-1) ?? "";
    await expect(line(lecture.name)).toContainText(perSecond);
    expect(await violationsIn(page, `uploads in ${language}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: test.info().outputPath(`uploads-${language}-${String(width)}.png`), fullPage: true });

    // Paused, nothing more is sent.
    await line(lecture.name)
      .getByRole("button", { name: t("media-library.pause") })
      .click();
    await expect(line(lecture.name)).toContainText(t("media-library.upload-paused"));
    const received = async (name: string) =>
      (await db().mediaUpload.findFirst({ where: { providerId, name }, orderBy: { createdAt: "desc" } }))?.received;
    await page.waitForTimeout(1500);
    const paused = await received(lecture.name);
    await page.waitForTimeout(1500);
    expect(await received(lecture.name)).toBe(paused);
    await line(other.name)
      .getByRole("button", { name: t("media-library.cancel-named", { name: other.name }) })
      .click();
    await expect(line(other.name)).toHaveCount(0);
    await expect.poll(() => db().mediaUpload.count({ where: { providerId, name: other.name, state: "cancelled" } })).toBe(1);

    // After a reload the browser has no file any more: it is asked for, and known again.
    await page.reload();
    await hydrated(page);
    const earlier = page.getByRole("region", { name: t("media-library.unfinished") });
    await expect(earlier).toContainText(lecture.name);
    await page.screenshot({ path: test.info().outputPath(`unfinished-${language}-${String(width)}.png`), fullPage: true });
    isBroken = true;
    await drop(page, [lecture]);
    await expect(earlier).not.toContainText(lecture.name);
    await expect(earlier).toContainText(zip.name);
    await expect(line(lecture.name)).toContainText(t("media-library.why-line"));
    isBroken = false;
    await expect(line(lecture.name)).toContainText(t("media-library.upload-stored"), { timeout: 90_000 });
    expect(await db().mediaUpload.count({ where: { providerId, name: lecture.name } })).toBe(1);
    await page.screenshot({ path: test.info().outputPath(`stored-${language}-${String(width)}.png`), fullPage: true });
    await context.close();
  });
}
