import type { Tx } from "#app/data/transaction.server.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** One reminder: who, of what, which of them, how far on, by which way (R78). */
export type ReminderKey = {
  readonly person: string;
  readonly duty: string;
  readonly cycle: string;
  readonly step: string;
  readonly channel: "email" | "text";
};

/** Notes that somebody is reminded; false when they were before, whichever job did it. The letter is asked for in the same transaction. */
export async function noteReminder(tx: Tx, key: ReminderKey, at: Instant): Promise<boolean> {
  const { count } = await tx.reminderSent.createMany({ data: [{ ...key, sentAt: at }], skipDuplicates: true });
  return count > 0;
}

/** The same for many at once: the accounts that were not reminded before. */
export async function noteReminders(tx: Tx, keys: readonly ReminderKey[], at: Instant): Promise<ReadonlySet<string>> {
  const rows = await tx.reminderSent.createManyAndReturn({
    data: keys.map((key) => ({ ...key, sentAt: at })),
    skipDuplicates: true,
    select: { person: true },
  });
  return new Set(rows.map(({ person }) => person));
}

/** By which way each of these accounts can be reached; who is disabled is not. */
export async function channelsOf(tx: Tx, accountIds: readonly string[]): Promise<ReadonlyMap<string, ReminderKey["channel"]>> {
  const rows = await tx.account.findMany({
    where: { id: { in: [...accountIds] }, disabledAt: null },
    select: { id: true, email: true },
  });
  return new Map(rows.map(({ id, email }) => [id, email === null ? "text" : "email"]));
}
