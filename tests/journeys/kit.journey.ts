import { AxeBuilder } from "@axe-core/playwright";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { GOVERNORATES } from "#app/domain/identity/governorate.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import { SPECIALTIES } from "#app/domain/identity/specialty.ts";
import { db } from "#app/platform/db.server.ts";
import { HOME, LANGUAGES, LOCALES, type Language, type Page, expect, hydrated, test, wordsOf } from "#tests/journeys/journey.ts";
import { aQuestionOf } from "#tests/journeys/learner.ts";

const COURSE = "infection-prevention-primary-health-centre";

/** The step of the sign-up form in which one says what one is, with its fields to search in. */
async function professionStep(page: Page, language: Language) {
  const t = wordsOf(language);
  await page.goto("/account/sign-up");
  await hydrated(page);
  await page.getByLabel(t("account.name-ar")).fill("سارة كريم الجبوري");
  await page.getByLabel(t("account.name-latin")).fill("Sara Karim Al-Jubouri");
  await page.getByRole("button", { name: t("common.continue") }).click();
  const profession = page.getByRole("combobox", { name: t("account.profession"), exact: true });
  await expect(profession).toHaveJSProperty("tagName", "INPUT");
  return { t, profession, specialty: page.getByRole("combobox", { name: t("account.specialty") }) };
}

const sent = (page: Page, name: string) => page.locator(`main form [name="${name}"]`).inputValue();

/** Everything that a screen reader may be told in the page: text, labels, descriptions, live regions. */
const toldIn = (page: Page) =>
  page.evaluate(() => {
    const labels = [...document.querySelectorAll("[aria-label], [aria-roledescription], [placeholder], [title]")].flatMap((element) =>
      ["aria-label", "aria-roledescription", "placeholder", "title"].map((name) => element.getAttribute(name) ?? ""),
    );
    const regions = [...document.querySelectorAll("[aria-live], [data-live-announcer], [id^='react-aria-description']")];
    return [...labels, ...regions.map((element) => element.textContent)].filter((text) => text.trim() !== "");
  });

/**
 * While a list is open react-aria hides the rest of the page from screen readers, and the list is scrolled by the arrow keys of the field: what
 * axe says of both is meant so, and is over when the focus goes on.
 */
const OPEN_LIST = ["aria-hidden-focus", "page-has-heading-one", "region", "scrollable-region-focusable"];

async function faultsOf(page: Page, except: readonly string[] = []) {
  const axe = new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
  const { violations } = await axe.disableRules([...except]).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: LOCALES[language], viewport: { width: 390, height: 844 } });

    test("a long list is searched by keyboard in any spelling, and sends what the select would send", async ({ page }) => {
      const { profession, specialty } = await professionStep(page, language);
      const wanted = nameOf(PROFESSIONS, "specialist-physician", language);
      await profession.focus();
      await page.keyboard.type(wanted.slice(0, -1));
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await expect(profession).toHaveValue(wanted);
      expect(await sent(page, "profession")).toBe("specialist-physician");

      // Other letters than the list has, and another language than the page's.
      await expect(specialty).toHaveJSProperty("tagName", "INPUT");
      await specialty.fill("الاطفال");
      await expect(page.getByRole("option")).toHaveCount(1);
      await page.getByRole("option").click();
      await expect(specialty).toHaveValue(nameOf(SPECIALTIES, "paediatrics", language));
      expect(await sent(page, "specialty")).toBe("paediatrics");
    });

    test("a field to search in says nothing in another language, also while it is used", async ({ page }) => {
      const { t, profession } = await professionStep(page, language);
      await profession.click();
      await expect(page.getByRole("listbox")).toBeVisible();
      expect(await faultsOf(page, OPEN_LIST)).toEqual([]);
      await page.keyboard.type("zzzz");
      await page.keyboard.press("Backspace");
      const told = await toldIn(page);
      expect(told.length).toBeGreaterThan(0);
      if (language !== "en")
        for (const text of told) expect(text.replace(/English|\p{Script=Latin}+@\S+/gu, "")).not.toMatch(/[A-Za-z]{3}/);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("listbox")).toBeHidden();
      expect(await faultsOf(page)).toEqual([]);
      await expect(page.getByRole("heading", { name: t("account.step-profession") })).toBeVisible();
    });

    test("an ordering question is answered by keyboard on the handle, and says each step in the reader's language", async ({ page }) => {
      const { lines, order, saved } = await anOrderingQuestion(page, language);
      const [first, second, third] = await order();
      expect(await faultsOf(page)).toEqual([]);
      const handle = lines.first().getByRole("button").first();
      await handle.focus();
      await page.keyboard.press("Enter");
      const told = new Set(await toldIn(page));
      await page.keyboard.press("ArrowDown");
      for (const text of await toldIn(page)) told.add(text);
      await page.keyboard.press("ArrowDown");
      for (const text of await toldIn(page)) told.add(text);
      await page.keyboard.press("Enter");
      await expect.poll(order).not.toEqual([first, second, third]);
      for (const text of await toldIn(page)) told.add(text);
      expect((await order()).indexOf(first!)).toBeGreaterThan(0);
      await saved();
      expect(told.size).toBeGreaterThan(5);
      if (language !== "en") for (const text of told) expect(text.replaceAll(/English|WHO|pH|kg|mg|ml/g, "")).not.toMatch(/[A-Za-z]{3}/);
    });
  });
}

/** An ordering question in the browser, whose lines can be dragged. */
async function anOrderingQuestion(page: Page, language: Language) {
  const question = await aQuestionOf("ordering", COURSE, language);
  await page.context().addCookies([{ name: "session", value: question.token, url: HOME() }]);
  await page.goto(question.path);
  await hydrated(page);
  const lines = page.locator("[data-element]");
  await expect(lines.first()).toHaveAttribute("role", "row");
  const order = () => lines.evaluateAll((all) => all.map((line) => line.getAttribute("data-element") ?? ""));
  const kept = async () => {
    const answer = await db().attemptAnswer.findFirst({ where: { attemptId: question.attemptId, itemId: question.item.id } });
    return (answer?.response as { order?: string[] } | undefined)?.order;
  };
  const saved = async () => {
    await expect(page.locator("[data-save-state]").first()).toHaveAttribute("data-save-state", "saved");
    // What the page shows is what the form holds and what the server has.
    const shown = await order();
    expect(await page.locator('main form [name="order"]').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toEqual(
      shown,
    );
    expect(await kept()).toEqual(shown);
  };
  return { question, lines, order, saved };
}

test.describe("with a mouse", () => {
  test.use({ locale: LOCALES.ar, viewport: { width: 1100, height: 800 } });

  test("a line is dragged to the place where it is dropped", async ({ page }) => {
    const { lines, order, saved } = await anOrderingQuestion(page, "ar");
    const before = await order();
    await lines.nth(0).dragTo(lines.nth(2), { targetPosition: { x: 200, y: 40 } });
    await expect.poll(order).toEqual([before[1], before[2], before[0], ...before.slice(3)]);
    await saved();
  });

  test("the buttons beside it do the same, and keep the focus", async ({ page }) => {
    const { lines, order, saved } = await anOrderingQuestion(page, "ar");
    const before = await order();
    const down = lines.nth(0).locator('button[data-move="down"]');
    await down.focus();
    await page.keyboard.press("Enter");
    await expect.poll(order).toEqual([before[1], before[0], ...before.slice(2)]);
    await expect(page.locator(`[data-element="${before[0]!}"] button[data-move="down"]`)).toBeFocused();
    await page.keyboard.press("Space");
    await expect.poll(order).toEqual([before[1], before[2], before[0], ...before.slice(3)]);
    await saved();
  });

  test("a choice is cleared, and a text that is no choice is not kept", async ({ page }) => {
    const { t, profession, specialty } = await professionStep(page, "ar");
    await profession.fill(nameOf(PROFESSIONS, "specialist-physician", "ar"));
    await page.getByRole("option").first().click();
    await expect(specialty).toHaveJSProperty("tagName", "INPUT");
    await specialty.fill("قلب");
    await page.getByRole("option").first().click();
    expect(await sent(page, "specialty")).toBe("cardiology");
    await specialty.fill("كلام آخر");
    await page.getByLabel(t("account.licence-number")).focus();
    await expect(specialty).toHaveValue(nameOf(SPECIALTIES, "cardiology", "ar"));
    await page.locator("main form").getByRole("button", { name: "مسح الاختيار" }).click();
    await expect(specialty).toHaveValue("");
    await expect(specialty).toBeFocused();
    expect(await sent(page, "specialty")).toBe("");
  });

  test("a choice that was refused is marked and described, and turns over with the language", async ({ page, allowTrouble }) => {
    allowTrouble(/status of 4/);
    const { t, profession } = await professionStep(page, "ar");
    await page.getByRole("button", { name: t("common.continue") }).click();
    await expect(profession).toHaveAttribute("aria-invalid", "true");
    await expect(profession).toHaveAccessibleDescription(/\S/);
    await profession.fill(nameOf(PROFESSIONS, "nurse", "ar"));
    await page.getByRole("option", { name: nameOf(PROFESSIONS, "nurse", "ar"), exact: true }).click();
    await page
      .getByRole("banner")
      .locator("summary")
      .filter({ has: page.locator('span[lang="ar"]') })
      .first()
      .click();
    await page.getByRole("banner").locator('button[name="language"][value="ckb"]:visible').first().click();
    await expect(page.locator("html")).toHaveAttribute("lang", "ckb");
    const turned = page.getByRole("combobox", { name: wordsOf("ckb")("account.profession"), exact: true });
    await expect(turned).toHaveValue(nameOf(PROFESSIONS, "nurse", "ckb"));
    expect(await sent(page, "profession")).toBe("nurse");
  });
});

test.describe("when the widget does not come", () => {
  test.use({ locale: LOCALES.en });
  const script = /\/assets\/rich-combo-box-[^/]+\.js$/;

  test("the native list stays, and its choice is not lost when the widget breaks", async ({ page, allowTrouble }) => {
    allowTrouble(/net::ERR_FAILED|Failed to load|broken/);
    const professionIs = async () => {
      await page.goto("/account/sign-up");
      await hydrated(page);
      // The step is hidden behind the first one; what matters is which control stands there and what it holds.
      const profession = page.locator('select[name="profession"]');
      // The breaking widget may give its place back while the choice is being made: then it is made in the list that stands there now.
      await expect(() => profession.selectOption("nurse", { force: true, timeout: 1_000 })).toPass();
      await page.waitForLoadState("networkidle");
      await page.waitForTimeout(1_000);
      return profession.inputValue();
    };
    await page.route(script, (route) => route.abort());
    expect(await professionIs()).toBe("nurse");

    await page.unroute(script);
    const body = 'export const RichComboBox = () => { throw new Error("broken"); };';
    await page.route(script, (route) => route.fulfill({ contentType: "text/javascript", body }));
    expect(await professionIs()).toBe("nurse");
  });
});

test.describe("with a finger", () => {
  test.use({ locale: LOCALES.ckb, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a line is dragged by its handle, at once", async ({ page }) => {
    const { lines, order, saved } = await anOrderingQuestion(page, "ckb");
    const before = await order();
    await lines.nth(2).scrollIntoViewIfNeeded();
    const [from, to] = [await lines.nth(0).locator("[data-handle]").boundingBox(), await lines.nth(2).boundingBox()];
    const x = from!.x + from!.width / 2;
    const finger = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", y: number) =>
      finger.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
    await touch("touchStart", from!.y + from!.height / 2);
    const end = to!.y + to!.height - 6;
    for (let step = 1; step <= 10; step += 1) {
      await touch("touchMove", from!.y + from!.height / 2 + ((end - from!.y - from!.height / 2) * step) / 10);
    }
    await expect(page.locator("[data-lifted]")).toHaveCount(1);
    await touch("touchEnd", end);
    await expect.poll(order).toEqual([before[1], before[2], before[0], ...before.slice(3)]);
    await saved();
  });

  test("a choice is tapped, in a list that fits the screen", async ({ page }) => {
    const { t, profession } = await professionStep(page, "ckb");
    await profession.tap();
    const list = page.getByRole("listbox");
    await expect(list).toBeVisible();
    // React-aria shows it when the keyboard of the telephone has come up.
    await expect(page.locator(".react-aria-Popover, [data-trigger=ComboBox]").first()).toHaveCSS("opacity", "1");
    const box = await list.boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(390);
    const option = page.getByRole("option", { name: nameOf(PROFESSIONS, "nurse", "ckb"), exact: true });
    expect((await option.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await option.tap();
    await expect(profession).toHaveValue(nameOf(PROFESSIONS, "nurse", "ckb"));
    await expect(page.getByRole("heading", { name: t("account.step-profession") })).toBeVisible();
  });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false, locale: LOCALES.ar });

  test("the native lists are there and the buttons of an ordering question are sent", async ({ page, context }) => {
    await page.goto("/account/sign-up");
    await page.locator('select[name="profession"]').selectOption("nurse");
    await page.locator('select[name="governorate"]').selectOption("basra");
    await expect(page.locator('select[name="governorate"] option:checked')).toHaveText(nameOf(GOVERNORATES, "basra", "ar"));
    const question = await aQuestionOf("ordering", COURSE, "ar");
    await context.addCookies([{ name: "session", value: question.token, url: HOME() }]);
    await page.goto(question.path);
    const order = () => page.locator("li[data-element]").evaluateAll((all) => all.map((line) => line.getAttribute("data-element") ?? ""));
    const before = await order();
    await page.locator("li[data-element]").first().locator('button[value^="down:"]').click();
    await expect.poll(order).toEqual([before[1], before[0], ...before.slice(2)]);
  });
});
