import type { SimpleItem } from "#app/domain/assessment/item.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { HOME, type Language, type Page, type Translate, test as base, expect, hydrated } from "#tests/journeys/journey.ts";
import { giveAnswer, publishedVersion } from "#tests/journeys/learner.ts";
import { type BreakableLine, breakableLine } from "#tests/support/breakable-line.ts";
import { quizFlow } from "#tests/support/quiz-flow.ts";
import { aSession } from "#tests/support/signed-in.ts";

/** The course that these tests keep: text and drawings, as all of the demo. */
export const COURSE = "hypertension-diabetes-primary-care";
export const PATH = `/learn/courses/${COURSE}`;

/** A browser that reaches the server over a line that can be cut, for its service worker too. */
export const test = base.extend<{ line: BreakableLine }>({
  line: async ({}, use) => {
    const line = await breakableLine(Number(new URL(HOME()).port));
    await use(line);
    await line.cut();
  },
  baseURL: async ({ line }, use) => {
    await use(line.url);
  },
  page: async ({ page, line, allowTrouble }, use) => {
    allowTrouble(new RegExp(`request to another host: ${line.url}`));
    allowTrouble(/AbortError|ERR_|Failed to fetch|Failed to load resource|NetworkError/);
    await use(page);
  },
});

export type Learner = { readonly accountId: string; readonly practitionerId: string; readonly token: string };

/** Somebody who has begun the course, in this browser. */
export async function aReader(page: Page, line: BreakableLine, language: Language): Promise<Learner & { readonly attemptId: string }> {
  const { accountId, practitionerId } = await aPractitioner({ language });
  const token = await aSession(accountId);
  const { id: courseVersionId } = await publishedVersion(COURSE);
  const attemptId = await quizFlow(HOME, token, { courseId: COURSE, courseVersionId }).run({ until: "started" });
  await page.context().addCookies([{ name: "session", value: token, url: line.url }]);
  return { accountId, practitionerId, token, attemptId };
}

/** The beginning of a sentence, before what is filled in. */
export const beginning = (sentence: string): string => sentence.split("|")[0] ?? "";
export const keepButton = (page: Page, t: Translate) =>
  page.getByRole("button", { name: beginning(t("offline.keep", { megabytes: "|" })) }).first();
export const isKept = (page: Page, t: Translate) =>
  expect(page.getByText(beginning(t("offline.kept", { megabytes: "|", number: 1 }))).first()).toBeVisible({ timeout: 60_000 });
export const banner = (page: Page, t: Translate) => page.getByText(t("offline.banner-kept"));
export const heading = (page: Page) => page.getByRole("heading", { level: 1 });

export async function keepCourse(page: Page, t: Translate): Promise<void> {
  await page.goto(PATH);
  await hydrated(page);
  await keepButton(page, t).click();
  await isKept(page, t);
}

export async function goOnline(page: Page, line: BreakableLine): Promise<void> {
  await line.mend();
  // As a browser says it when a network comes back; the page looks by itself every ten seconds too.
  await page.evaluate(() => dispatchEvent(new Event("online")));
}

/** What this browser holds, by store; of `here` the account. */
export const heldIn = (page: Page) =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((done, fail) => {
      const asked = indexedDB.open("bimaristan");
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(new Error("no database"));
    });
    const all = (store: string) =>
      new Promise<unknown[]>((done) => {
        const asked = database.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => done(asked.result as unknown[]);
      });
    const events = (await all("events")) as { event: { blockIds?: string[] } }[];
    const sections = new Set(events.flatMap(({ event }) => event.blockIds ?? [])).size;
    const whole = ((await all("courses")) as { kept: unknown; pending: unknown }[]).filter(
      ({ kept, pending }) => kept !== null && pending === null,
    ).length;
    const counted = ["events", "courses", "standings", "papers"] as const;
    const counts = Object.fromEntries(await Promise.all(counted.map(async (store) => [store, (await all(store)).length] as const)));
    const [here] = (await all("here")) as { session: { accountId: string } | null }[];
    database.close();
    const contents = await (await caches.open("bimaristan-contents")).keys();
    const { events: unsent = 0, courses = 0, standings = 0, papers = 0 } = counts;
    return {
      events: unsent,
      sections,
      courses,
      whole,
      standings,
      papers,
      contents: contents.length,
      who: here?.session?.accountId ?? null,
    };
  });

export async function answerQuestion(
  page: Page,
  t: Translate,
  language: Language,
  questions: readonly SimpleItem[],
  number: number,
): Promise<void> {
  await expect(heading(page)).toHaveText(t("quiz.question-of", { number, of: questions.length }));
  const item = questions[number - 1]!;
  await giveAnswer(page, t, language, item, rightResponse(item));
  await expect(page.getByText(t("quiz.answered-of", { count: number, of: questions.length })).first()).toBeVisible();
}
