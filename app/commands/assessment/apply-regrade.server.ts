import { writeAudit } from "#app/data/audit.server.ts";
import { noteFault } from "#app/data/faults.server.ts";
import { askForRegradeLetter } from "#app/data/item-reports.server.ts";
import { saveClosing, WrittenMeanwhile } from "#app/data/learning.server.ts";
import { attemptStanding } from "#app/data/learning-standing.server.ts";
import {
  askForRegrade,
  concernedAttempts,
  insertRegradeEnd,
  insertRegradeNotice,
  markOf,
  regradeProgress,
  regradesOf,
} from "#app/data/regrades.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import type { AttemptId, PractitionerId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { after } from "#app/domain/shared/time.ts";
import { regradeAttempt } from "#app/domain/sync/regrade-attempt.ts";

/** Longer than any transaction lasts: an attempt that was just being marked by the older keys is seen afterwards. */
export const SECOND_LOOK_MS = 60_000;

/**
 * Marks anew what a confirmed correction concerns, each attempt in a transaction of its own: after a kill the next run goes on with those
 * that are left, and an attempt that was done is never done twice. Looks once more after a minute before it says that it is at the end.
 * Returns how many attempts it marked; throws when some could not be, to be tried again later.
 */
export async function applyRegrade(regradeId: string, occasion: Occasion): Promise<number> {
  const [regrade] = await regradesOf(alone(), { regradeId });
  if (regrade?.decision?.number == null || regrade.end !== null) return 0;
  const { number, at } = regrade.decision;
  let [marked, failed] = [0, 0];
  for (let last: AttemptId | null = null; ;) {
    const batch: readonly { attemptId: AttemptId; practitionerId: PractitionerId }[] = await concernedAttempts(
      alone(),
      regrade,
      last,
      number,
    );
    for (const one of batch) {
      const done = await markAnew(one, occasion);
      if (done) marked += 1;
      else failed += 1;
    }
    last = batch.at(-1)?.attemptId ?? null;
    if (last === null) break;
  }
  if (failed > 0) throw new Error(`${String(failed)} attempts could not be marked anew yet.`);
  const secondLook = after(at, SECOND_LOOK_MS);
  if (occasion.at < secondLook) {
    await inTransaction((tx) => askForRegrade(tx, regradeId, secondLook));
    return marked;
  }
  await inTransaction(async (tx) => {
    const { attempts, told, passes } = await regradeProgress(tx, regrade, number);
    if (!(await insertRegradeEnd(tx, { regradeId, attempts, told, passes, endedAt: occasion.at }))) return;
    await writeAudit(tx, [
      { occasion, actor: null, deed: "regrade-ended", subject: { kind: "regrade", id: regradeId }, details: { attempts, told, passes } },
    ]);
  });
  return marked;
}

async function markAnew(
  { attemptId, practitionerId }: { readonly attemptId: AttemptId; readonly practitionerId: PractitionerId },
  occasion: Occasion,
): Promise<boolean> {
  try {
    await inTransaction(async (tx) => {
      const standing = await attemptStanding(tx, practitionerId, attemptId, null);
      const told = await markOf(tx, attemptId);
      const regraded = standing === null ? null : regradeAttempt(standing, told, occasion.at);
      if (standing === null || told === null || regraded === null) return;
      await saveClosing(tx, regraded, occasion);
      if (!regraded.isTold) return;
      const { keysNumber } = standing.keys;
      const accountId = await insertRegradeNotice(tx, { attemptId, keysNumber, practitionerId, told, at: occasion.at });
      if (accountId !== null) await askForRegradeLetter(tx, accountId, attemptId, keysNumber);
    });
    return true;
  } catch (error) {
    // One attempt that cannot be marked must not keep the others back; the queue tries again.
    if (!(error instanceof WrittenMeanwhile)) noteFault(error, { deed: "regrade-attempt", requestId: occasion.requestId });
    return false;
  }
}
