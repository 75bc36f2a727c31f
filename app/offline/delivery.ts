import type { Receipt } from "#app/domain/sync/receipt.ts";
import { learnerDatabase } from "#app/offline/database.ts";
import { renewDevice, setAside, settle, unsentEvents } from "#app/offline/kept-events.ts";
import { lineWasLost, onLine } from "#app/offline/line.ts";
import { type OutboxNews, announce } from "#app/offline/outbox-state.ts";

const BATCH = 50;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
const GIVE_UP_REQUEST_MS = 10_000;

type Delivery = { wake: () => void };
const deliveries = new Map<string, Delivery>();

/** Starts to deliver an account's events in the background of this page, now and whenever there is hope; later calls only wake it. */
export function wakeDelivery(accountId: string): void {
  const running = deliveries.get(accountId);
  if (running !== undefined) {
    running.wake();
    return;
  }
  deliveries.set(accountId, startDelivery(accountId));
}

function startDelivery(accountId: string): Delivery {
  let wait = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = { isRunning: false, isAskedAgain: false };

  const wasAskedAgain = () => now.isAskedAgain;

  const run = async () => {
    if (now.isRunning) {
      now.isAskedAgain = true;
      return;
    }
    now.isRunning = true;
    clearTimeout(timer);
    do {
      now.isAskedAgain = false;
      const ended = await deliverAlone(accountId).catch((): OutboxNews["delivery"] => "server-trouble");
      wait = ended === "done" ? FIRST_WAIT_MS : Math.min(LONGEST_WAIT_MS, wait * 2);
      if (ended !== undefined) announce(accountId, { delivery: ended });
      // Whatever else stopped it, only the learner can help, and that wakes us (R59).
      if (ended === "no-connection" || ended === "server-trouble") timer = setTimeout(() => void run(), wait * (0.75 + Math.random() / 2));
    } while (wasAskedAgain());
    now.isRunning = false;
  };
  const hope = () => {
    wait = FIRST_WAIT_MS;
    void run();
  };
  addEventListener("online", hope);
  onLine((line) => {
    if (line === "there") hope();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") hope();
  });
  hope();
  return { wake: hope };
}

/** One tab delivers at a time; the others wait their turn and then find less to do. */
async function deliverAlone(accountId: string): Promise<OutboxNews["delivery"]> {
  // Without a lock two tabs may send the same event; the server answers the second as a duplicate.
  const locks = lockManager();
  return locks === undefined ? deliver(accountId) : locks.request(`bimaristan-delivery-${accountId}`, () => deliver(accountId));
}

/** Not there where a page comes over plain HTTP. */
const lockManager = (): LockManager | undefined => (navigator as Partial<Pick<Navigator, "locks">>).locks;

async function deliver(accountId: string): Promise<OutboxNews["delivery"]> {
  let size = BATCH;
  for (;;) {
    const waiting = await unsentEvents(accountId, size);
    if (waiting.length === 0) return "done";
    announce(accountId, { delivery: "under-way" });
    const events = waiting.map((kept) => kept.event);
    const reply = await post(accountId, events);
    if (reply === "too-large" && waiting.length > 1) {
      size = Math.ceil(waiting.length / 2);
      continue;
    }
    if (reply === "too-large") {
      for (const kept of waiting) await setAside(kept, "too-large");
      await renewDevice(accountId);
      announce(accountId, { setAside: waiting.map(({ event }) => event.id) });
      size = BATCH;
      continue;
    }
    if (!Array.isArray(reply)) return reply;
    const settled = reply.filter(
      (receipt) => receipt.outcome !== "later" && !(receipt.outcome === "rejected" && receipt.reason === "sequence-taken"),
    );
    await rememberRejections(accountId, settled);
    await settle(accountId, events, settled);
    // After what is settled has gone: the numbers of what still waits must have no gap, or its attempt waits for what will never come.
    if (reply.some((receipt) => receipt.outcome === "rejected" && receipt.reason === "sequence-taken")) await renewDevice(accountId);
    announce(accountId, { receipts: settled });
    if (reply.some((receipt) => receipt.outcome === "later") || reply.length < waiting.length) return "server-trouble";
  }
}

/** The receipts, or why there are none. Only a reply that names ids lets anything leave the device, whatever its status (R22). */
async function post(accountId: string, events: readonly unknown[]): Promise<Receipt[] | "too-large" | OutboxNews["delivery"]> {
  if (!navigator.onLine) return "no-connection";
  const giveUp = new AbortController();
  const abort = () => {
    giveUp.abort();
  };
  // A request under way when the network goes would hang for minutes; the server knows a second copy by its id.
  const timer = setTimeout(abort, GIVE_UP_REQUEST_MS);
  addEventListener("offline", abort);
  let reply: Response;
  try {
    reply = await fetch("/api/events", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ accountId, sentAt: new Date().toISOString(), events }),
      credentials: "same-origin",
      redirect: "manual",
      signal: giveUp.signal,
    });
  } catch {
    lineWasLost();
    return "no-connection";
  } finally {
    clearTimeout(timer);
    removeEventListener("offline", abort);
  }
  if (reply.status === 401) return "signed-out";
  if (reply.status === 409) return "other-person";
  if (reply.status === 413) return "too-large";
  if (reply.status === 403) return forbiddenBy(await reply.json().catch(() => null));
  if (!reply.ok) return "server-trouble";
  const body: unknown = await reply.json().catch(() => null);
  if (typeof body !== "object" || body === null || !("receipts" in body) || !Array.isArray(body.receipts)) return "server-trouble";
  return body.receipts.filter(isReceipt);
}

/** What the guard says of somebody who is signed in but may not act; any other 403 comes from something in between. */
function forbiddenBy(body: unknown): OutboxNews["delivery"] {
  const code = typeof body === "object" && body !== null && "code" in body ? body.code : null;
  return code === "second-factor-missing" || code === "wrong-role" ? code : "server-trouble";
}

/** Our own server's word, checked by hand for what is done with it here: a schema library would be most of this page's script. */
function isReceipt(one: unknown): one is Receipt {
  if (typeof one !== "object" || one === null || !("id" in one) || !("outcome" in one) || typeof one.id !== "string") return false;
  return (
    one.outcome === "stored" || one.outcome === "duplicate" || one.outcome === "later" || (one.outcome === "rejected" && "reason" in one)
  );
}

async function rememberRejections(accountId: string, receipts: readonly Receipt[]): Promise<void> {
  const refused = receipts.flatMap((receipt) => (receipt.outcome === "rejected" ? [receipt] : []));
  if (refused.length === 0) return;
  const database = await learnerDatabase();
  const transaction = database.transaction("rejections", "readwrite");
  for (const { id, reason } of refused) await transaction.store.put({ eventId: id, accountId, reason, at: Date.now() });
  await transaction.done;
}
