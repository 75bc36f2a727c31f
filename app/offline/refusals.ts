import type { Instant } from "#app/domain/shared/time.ts";
import { type KeptRejection, learnerDatabase } from "#app/offline/database.ts";
import { unsentEvents } from "#app/offline/kept-events.ts";

/** Something of the learner's that the server did not accept. */
export type Refusal = { readonly eventId: string; readonly reason: KeptRejection["reason"]; readonly at: Instant };

/** What a page says of the outbox of whoever is signed in. */
export type OutboxNotice = {
  /** Not accepted and not yet seen, the oldest first (R22). */
  readonly refusals: readonly Refusal[];
  /** Something has waited here for more than three days (R24). */
  readonly isOld: boolean;
};

const THREE_DAYS_MS = 3 * 24 * 60 * 60 * 1000;

/** Looks what there is to say now. */
export async function outboxNotice(accountId: string): Promise<OutboxNotice> {
  const database = await learnerDatabase();
  const refused = await database.getAllFromIndex("rejections", "by-account", accountId);
  const [oldest] = await unsentEvents(accountId, 1);
  return {
    refusals: refused
      .sort((one, other) => one.at - other.at)
      .map(({ eventId, reason, at }) => ({ eventId, reason, at: new Date(at).toISOString() as Instant })),
    isOld: oldest !== undefined && Date.now() - oldest.keptAt > THREE_DAYS_MS,
  };
}

/** Forgets refusals that the learner has seen. */
export async function forgetRefusals(eventIds: readonly string[]): Promise<void> {
  const database = await learnerDatabase();
  const transaction = database.transaction("rejections", "readwrite");
  await Promise.all([...eventIds.map((id) => transaction.store.delete(id)), transaction.done]);
}
