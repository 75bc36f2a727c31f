import { beforeEach, expect, test, vi } from "vitest";
import type { CourseId, EventId } from "#app/domain/shared/ids.ts";
import { aBrowser, receipts, rejected, stored } from "#tests/builders/a-browser.ts";

let browser: ReturnType<typeof aBrowser>;
const ACCOUNT = "11111111-1111-4111-8111-111111111111";

/** The modules of one tab: each tab has its own, over the same storage and locks. */
async function aTab() {
  vi.resetModules();
  const { keep } = await import("#app/offline/outbox.ts");
  const { wakeDelivery } = await import("#app/offline/delivery.ts");
  const { unsentEvents } = await import("#app/offline/kept-events.ts");
  const { onOutboxNews } = await import("#app/offline/outbox-state.ts");
  const { forgetRefusals, outboxNotice } = await import("#app/offline/refusals.ts");
  const ends: string[] = [];
  onOutboxNews(ACCOUNT, ({ delivery }) => {
    if (delivery !== undefined) ends.push(delivery);
  });
  return {
    ends,
    keep: (id: string) => keep(ACCOUNT, { id: id as EventId, kind: "course-started", courseId: "a-course" as CourseId }),
    wake: () => {
      wakeDelivery(ACCOUNT);
    },
    unsent: async () => (await unsentEvents(ACCOUNT)).map(({ event }) => event.id as string),
    refusals: async () => (await outboxNotice(ACCOUNT)).refusals,
    isOld: async () => (await outboxNotice(ACCOUNT)).isOld,
    see: forgetRefusals,
  };
}
type Tab = Awaited<ReturnType<typeof aTab>>;

const ended = (tab: Tab, how: string) => vi.waitFor(() => expect(tab.ends.at(-1)).toBe(how));
const idsOf = (post: { readonly events: readonly { id: string }[] } | undefined) => post?.events.map(({ id }) => id);
const letters = (count: number) => Array.from({ length: count }, (_, index) => `e${String(index + 1)}`);

async function keepOffline(tab: Tab, ids: readonly string[]): Promise<void> {
  browser.offline();
  for (const id of ids) await tab.keep(id);
  await ended(tab, "no-connection");
  expect(browser.posts).toEqual([]);
}

beforeEach(() => {
  browser = aBrowser();
});

test("what was done without a network is sent in its order, fifty at a time, and leaves the device with its receipt", async () => {
  const tab = await aTab();
  await keepOffline(tab, letters(60));
  browser.online();
  await ended(tab, "done");
  expect(browser.posts.map((post) => post.events.length)).toEqual([50, 10]);
  expect(browser.posts.flatMap((post) => idsOf(post) ?? [])).toEqual(letters(60));
  expect(browser.posts[0]?.events.map(({ sequence }) => sequence)).toEqual(letters(50).map((_, index) => index + 1));
  expect(await tab.unsent()).toEqual([]);
});

test("a batch over the server's limit is halved until it fits", async () => {
  const tab = await aTab();
  await keepOffline(tab, letters(10));
  browser.server = ({ events }) => (events.length > 3 ? new Response(null, { status: 413 }) : receipts(events.map(({ id }) => stored(id))));
  browser.online();
  await ended(tab, "done");
  expect(browser.posts.map((post) => post.events.length)).toEqual([10, 5, 3, 3, 3, 1]);
  expect(browser.posts.filter((post) => post.events.length <= 3).flatMap((post) => idsOf(post) ?? [])).toEqual(letters(10));
  expect(await tab.unsent()).toEqual([]);
});

test("an event that is too large by itself is set aside, and does not hold back those after it", async () => {
  const tab = await aTab();
  await keepOffline(tab, ["e1", "e2", "e3"]);
  browser.server = ({ events }) =>
    events.some(({ id }) => id === "e2") ? new Response(null, { status: 413 }) : receipts(events.map(({ id }) => stored(id)));
  browser.online();
  await ended(tab, "done");
  expect(await tab.unsent()).toEqual([]);
  expect(await tab.refusals()).toMatchObject([{ eventId: "e2", reason: "too-large" }]);
  // The server waits for no number that will never come.
  expect(browser.posts.at(-1)?.events).toMatchObject([{ id: "e3", sequence: 1 }]);
  expect(browser.posts.at(-1)?.events[0]?.deviceId).not.toBe(browser.posts[0]?.events[0]?.deviceId);
});

test.each([
  [401, "signed-out"],
  [409, "other-person"],
  [500, "server-trouble"],
])("after %i everything stays on the device: %s", async (status, end) => {
  const tab = await aTab();
  browser.server = () => Response.json({ code: "any" }, { status });
  await tab.keep("e1");
  await ended(tab, end);
  expect(await tab.unsent()).toEqual(["e1"]);
});

test.each(["second-factor-missing", "wrong-role"])("after 403 for %s only the learner can help, and is asked (R59)", async (code) => {
  const tab = await aTab();
  browser.server = () => Response.json({ code }, { status: 403 });
  await tab.keep("e1");
  await ended(tab, code);
  expect(await tab.unsent()).toEqual(["e1"]);
});

test("any other 403 comes from something in between, and is tried again", async () => {
  const tab = await aTab();
  browser.server = () => new Response("Blocked by the hospital's filter", { status: 403 });
  await tab.keep("e1");
  await ended(tab, "server-trouble");
});

test("after signing in again delivery goes on where it stopped (R59)", async () => {
  const tab = await aTab();
  browser.server = () => new Response(null, { status: 401 });
  await tab.keep("e1");
  await ended(tab, "signed-out");
  browser.server = ({ events }) => receipts(events.map(({ id }) => stored(id)));
  tab.wake();
  await ended(tab, "done");
  expect(await tab.unsent()).toEqual([]);
});

test("only a reply that names ids lets anything leave the device, whatever its status (R22)", async () => {
  const tab = await aTab();
  browser.server = () => new Response("<html>Log in to the hotel's network</html>");
  await tab.keep("e1");
  await ended(tab, "server-trouble");
  expect(await tab.unsent()).toEqual(["e1"]);
});

test("what the server wants later stays, and is sent again", async () => {
  const tab = await aTab();
  await keepOffline(tab, ["e1", "e2"]);
  browser.server = ({ events }) => receipts(events.map(({ id }) => (id === "e2" ? { id, outcome: "later" } : stored(id))));
  browser.online();
  await ended(tab, "server-trouble");
  expect(await tab.unsent()).toEqual(["e2"]);
  browser.server = ({ events }) => receipts(events.map(({ id }) => stored(id)));
  browser.online();
  await ended(tab, "done");
  expect(idsOf(browser.posts.at(-1))).toEqual(["e2"]);
});

test("what the server refused leaves the queue and is remembered with its reason until it was seen (R22)", async () => {
  const tab = await aTab();
  browser.server = ({ events }) => receipts(events.map(({ id }) => rejected(id, "too-late")));
  await tab.keep("e1");
  await ended(tab, "done");
  expect(await tab.unsent()).toEqual([]);
  expect(await tab.refusals()).toMatchObject([{ eventId: "e1", reason: "too-late" }]);
  await tab.see(["e1"]);
  expect(await tab.refusals()).toEqual([]);
});

test("when the server has other events under this device's numbers, the device takes a new name and nothing is lost or doubled", async () => {
  const tab = await aTab();
  await keepOffline(tab, ["e1", "e2", "e3"]);
  let copied = "";
  browser.server = ({ events }) => {
    copied ||= events[0]?.deviceId ?? "";
    return receipts(events.map(({ id, deviceId }) => (id !== "e1" && deviceId === copied ? rejected(id, "sequence-taken") : stored(id))));
  };
  browser.online();
  await ended(tab, "done");
  const last = browser.posts.at(-1)?.events ?? [];
  expect(last.map(({ id, sequence }) => [id, sequence])).toEqual([
    ["e2", 1],
    ["e3", 2],
  ]);
  expect(last.every(({ deviceId }) => deviceId !== copied)).toBe(true);
  expect(await tab.unsent()).toEqual([]);
  expect(await tab.refusals()).toEqual([]);
  // What is done next goes on counting under the new name.
  await tab.keep("e4");
  await vi.waitFor(() => expect(idsOf(browser.posts.at(-1))).toEqual(["e4"]));
  expect(browser.posts.at(-1)?.events[0]).toMatchObject({ deviceId: last[0]?.deviceId, sequence: 3 });
});

test("two tabs never share a number, and one delivers at a time", async () => {
  const [one, other] = [await aTab(), await aTab()];
  let underWay = 0;
  let most = 0;
  browser.server = async ({ events }) => {
    most = Math.max(most, (underWay += 1));
    await new Promise((done) => setTimeout(done, 5));
    underWay -= 1;
    return receipts(events.map(({ id }) => stored(id)));
  };
  await Promise.all(letters(20).map((id, index) => (index % 2 === 0 ? one : other).keep(id)));
  await vi.waitFor(async () => expect(await one.unsent()).toEqual([]));
  const sent = browser.posts.flatMap(({ events }) => events.map(({ deviceId, sequence }) => `${deviceId} ${String(sequence)}`));
  expect(sent.length).toBe(20);
  expect(new Set(sent).size).toBe(20);
  expect(most).toBe(1);
});

test("what has waited for more than three days is known as old (R24)", async () => {
  const tab = await aTab();
  await keepOffline(tab, ["e1"]);
  expect(await tab.isOld()).toBe(false);
  const now = Date.now();
  vi.spyOn(Date, "now").mockReturnValue(now + 3 * 86_400_000 + 60_000);
  expect(await tab.isOld()).toBe(true);
  vi.restoreAllMocks();
});
