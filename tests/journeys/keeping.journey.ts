import { db } from "#app/platform/db.server.ts";
import { hashPassword } from "#app/platform/passwords.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { PATH, aReader, answerQuestion, beginning, heading, heldIn, isKept, keepButton, keepCourse, test } from "#tests/journeys/device.ts";
import { LOCALES, expect, hydrated, wordsOf } from "#tests/journeys/journey.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";
import { aSession } from "#tests/support/signed-in.ts";

test.use({ locale: LOCALES.en, viewport: { width: 390, height: 844 } });

const t = wordsOf("en");

test.describe("when keeping meets trouble", () => {
  test("R52: an interrupted download goes on from where it stopped", async ({ page, line }) => {
    await aReader(page, line, "en");
    await page.goto(PATH);
    await hydrated(page);
    const asked: string[] = [];
    await page.route("**/versions/**", async (route) => {
      asked.push(new URL(route.request().url()).pathname);
      if (asked.length === 4) {
        await line.cut();
        await route.abort();
      } else await route.continue();
    });
    await keepButton(page, t).click();
    await expect(page.getByText(t("offline.halted-no-line")).first()).toBeVisible();
    const before = (await heldIn(page)).contents;
    expect(before).toBeGreaterThan(0);
    await line.mend();
    await page.reload();
    await hydrated(page);
    await expect(page.getByText(t("offline.halted-interrupted")).first()).toBeVisible();
    const whole = asked.length;
    await page.getByRole("button", { name: beginning(t("offline.resume", { percent: "|" })) }).click();
    await isKept(page, t);
    const fetchedAgain = asked.slice(whole).filter((path) => asked.slice(0, 3).includes(path));
    // Three go at once: of those that were under way none had come, of those before none is fetched again.
    expect(fetchedAgain.length).toBeLessThan(3);
    expect((await heldIn(page)).contents).toBeGreaterThan(before);
  });

  test("R52: a file that arrives changed is refused, and nothing is called kept", async ({ page, line }) => {
    await aReader(page, line, "en");
    await page.goto(PATH);
    await hydrated(page);
    await page.route("**/versions/**/lesson-measuring-blood-pressure.json", async (route) => {
      const reply = await route.fetch();
      await route.fulfill({ response: reply, body: (await reply.text()).replace("mmHg", "mmhg") });
    });
    await keepButton(page, t).click();
    await expect(page.getByText(t("offline.halted-damaged")).first()).toBeVisible();
    expect(await heldIn(page)).toMatchObject({ courses: 1, whole: 0 });
    const wrong = await page.evaluate(async () => {
      const cache = await caches.open("bimaristan-contents");
      const texts = await Promise.all((await cache.keys()).map(async (key) => (await cache.match(key))?.text() ?? ""));
      return texts.some((text) => text.includes("mmhg"));
    });
    expect(wrong).toBe(false);
    await page.unrouteAll({ behavior: "wait" });
    await page.getByRole("button", { name: beginning(t("offline.resume", { percent: "|" })) }).click();
    await isKept(page, t);
  });

  test("R52: what the browser has lost or changed since is not shown as kept text", async ({ page, line }) => {
    await aReader(page, line, "en");
    await keepCourse(page, t);
    await page.evaluate(async () => {
      for (const request of await (await caches.open("bimaristan-contents")).keys())
        await (await caches.open("bimaristan-contents")).delete(request);
    });
    await page.goto(`${PATH}/lessons/measuring-blood-pressure`);
    await expect(page.locator("#lesson-text h2").first()).toBeVisible();
    await line.cut();
    await page.goto(PATH);
    await expect(page.getByText(t("offline.not-kept"))).toBeVisible();
  });

  test("a newer version is offered, and the old one stays until the new one is there", async ({ page, line }) => {
    await aReader(page, line, "en");
    await keepCourse(page, t);
    await page.route("**/package/en", async (route) => {
      try {
        const manifest = (await (await route.fetch()).json()) as Record<string, unknown>;
        await route.fulfill({ json: { ...manifest, number: 2, courseVersionId: "8c5f9f0e-7a35-4a6e-9f6a-1f2d3c4b5a69" } });
      } catch {
        // Asked by the page that the reload below took away.
      }
    });
    await page.reload();
    await expect(page.getByText(t("offline.newer", { number: 2 }))).toBeVisible();
    await isKept(page, t);
    await page.getByRole("button", { name: beginning(t("offline.update", { megabytes: "|" })) }).click();
    await expect(page.getByText(t("offline.newer", { number: 2 }))).toHaveCount(0);
    await expect(page.getByText(/version 2$/).first()).toBeVisible();
    expect(await heldIn(page)).toMatchObject({ courses: 1, whole: 1 });
  });

  test("removed, a course is gone from the device and from what opens without a line", async ({ page, line }) => {
    await aReader(page, line, "en");
    await keepCourse(page, t);
    await page
      .getByRole("button", { name: t("offline.remove") })
      .first()
      .click();
    await expect(keepButton(page, t)).toBeVisible();
    expect(await heldIn(page)).toMatchObject({ courses: 0, standings: 0, contents: 0 });
    await line.cut();
    await page.reload();
    await expect(page.getByText(t("offline.not-kept"))).toBeVisible();
  });
});

test.describe("on a shared device", () => {
  test("R21: signing out warns of what is unsent, then takes the person's things away; the next one sees nothing of them", async ({
    page,
    line,
  }) => {
    const { accountId, attemptId } = await aReader(page, line, "en");
    const questions = await questionsOfAttempt(attemptId);
    await keepCourse(page, t);
    await page.goto(`${PATH}/quiz/${attemptId}`);
    await hydrated(page);
    await expect.poll(async () => (await heldIn(page)).papers).toBe(1);
    // The page is reached, but what is done there is not: something stays unsent.
    await page.route("**/api/events", (route) => route.abort());
    await answerQuestion(page, t, "en", questions, 1);
    await expect(page.locator("[data-save-state]").first()).toHaveText(t("quiz.save-kept"));
    const { events } = await heldIn(page);

    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.message());
      void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
    });
    const signOut = async () => {
      await page.getByRole("banner").locator("summary").last().click();
      await page
        .getByRole("button", { name: t("common.sign-out") })
        .filter({ visible: true })
        .click();
    };
    await signOut();
    await expect.poll(() => asked).toEqual([t("quiz.sign-out-unsent", { count: events })]);
    expect(await heldIn(page)).toMatchObject({ courses: 1, papers: 1, who: accountId });
    await page.reload();
    await hydrated(page);
    await signOut();
    await page.waitForURL(`${line.url}/`);
    expect(asked).toHaveLength(2);
    expect(await heldIn(page)).toEqual({ events, sections: 0, courses: 0, whole: 0, standings: 0, papers: 0, contents: 0, who: null });

    const second = await aSession((await aPractitioner({ language: "en", nameLatin: "Somebody Else" })).accountId);
    await page.context().addCookies([{ name: "session", value: second, url: line.url }]);
    await page.goto("/learn");
    await hydrated(page);
    await expect(heading(page)).toContainText("Somebody Else");
    await expect.poll(async () => (await heldIn(page)).who, { timeout: 10_000 }).not.toBeNull();
    await line.cut();
    await page.goto(`${PATH}/quiz/${attemptId}`);
    await expect(page.getByText(t("offline.not-kept"))).toBeVisible();
    await expect(page.getByText(t("offline.shelf-empty"))).toBeVisible();
    await expect(page.getByText(t("offline.unsent", { count: 0 }))).toBeVisible();
    await page.goto("/learn");
    await expect(heading(page)).toContainText("Somebody Else");
  });

  test("R21: who signs in after somebody else never gets the first one's ticks, not even before their own page is at rest", async ({
    page,
    line,
  }) => {
    const first = await aReader(page, line, "en");
    await keepCourse(page, t);
    const { accountId } = await aPractitioner({ language: "en" });
    const password = "a long walk to the clinic";
    const second = await db().account.update({ where: { id: accountId }, data: { passwordHash: await hashPassword(password) } });
    await page.context().clearCookies({ name: "session" });
    await page.goto("/account/sign-in");
    await hydrated(page);
    await page.getByLabel(t("account.contact")).fill(second.email ?? "");
    await page.getByLabel(t("account.password"), { exact: true }).fill(password);
    await page
      .getByRole("main")
      .getByRole("button", { name: t("common.sign-in"), exact: true })
      .click();
    await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
    const { who } = await heldIn(page);
    expect(who).not.toBe(first.accountId);
    await page.goto(`${PATH}/lessons/measuring-blood-pressure`);
    // The server's page, which knows that this person has not begun the course.
    await expect(page.getByText(t("lesson.preview-title"))).toBeVisible();
  });
});
