import { randomUUID } from "node:crypto";
import type { Tx } from "#app/data/transaction.server.ts";
import { type Change, PublicationNotice, summaryOf } from "#app/domain/authoring/publication-notice.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { AccountId, CourseId } from "#app/domain/shared/ids.ts";
import { CalendarDay, type Instant } from "#app/domain/shared/time.ts";

/** Writes why a version was made the published one. */
export async function insertVersionPublication(
  tx: Tx,
  publication: {
    readonly courseId: string;
    readonly courseVersionId: string;
    readonly replacedVersionId: string | null;
    readonly proposed: Change | null;
    readonly notice: PublicationNotice;
    readonly by: string;
  },
  at: Instant,
): Promise<void> {
  const { courseId, courseVersionId, replacedVersionId, proposed, notice, by } = publication;
  const summary = summaryOf(notice);
  await tx.versionPublication.create({
    data: {
      id: randomUUID(),
      courseId,
      courseVersionId,
      replacedVersionId,
      change: proposed === null ? "first" : notice.change,
      proposed,
      reason: notice.reason,
      belowReason: notice.belowReason,
      ...(summary === null ? {} : { summary }),
      publishedBy: by,
      publishedAt: at,
    },
  });
}

/** A publication that waits for its day. */
export type Plan = {
  readonly id: string;
  readonly courseId: CourseId;
  readonly contentHash: string;
  readonly releaseOn: CalendarDay;
  readonly notice: PublicationNotice;
  readonly plannedBy: AccountId;
};

type PlanRow = { id: string; courseId: string; contentHash: string; releaseOn: string; notice: unknown; plannedBy: string };

const planFrom = ({ id, courseId, contentHash, releaseOn, notice, plannedBy }: PlanRow): Plan => ({
  id,
  courseId: CourseId.parse(courseId),
  contentHash,
  releaseOn: CalendarDay.parse(releaseOn),
  notice: PublicationNotice.parse(notice),
  plannedBy: AccountId.parse(plannedBy),
});

/** Writes a plan. */
export async function insertPlan(tx: Tx, plan: Omit<Plan, "id">, at: Instant): Promise<string> {
  const id = randomUUID();
  await tx.plannedPublication.create({ data: { id, ...plan, plannedAt: at } });
  return id;
}

/** The plan of a course that has not ended; null when there is none. */
export async function openPlan(tx: Tx, courseId: string): Promise<Plan | null> {
  const row = await tx.plannedPublication.findFirst({ where: { courseId, end: null }, orderBy: { plannedAt: "desc" } });
  return row === null ? null : planFrom(row);
}

/** A plan that has not ended, by its id; null when there is none, or it has ended. */
export async function planById(tx: Tx, id: string): Promise<Plan | null> {
  const row = await tx.plannedPublication.findFirst({ where: { id, end: null } });
  return row === null ? null : planFrom(row);
}

/** The plans whose day has come, each with whoever made it, as the trainer that they still are; null when they are none any more. */
export async function duePlans(tx: Tx, today: CalendarDay): Promise<readonly { readonly plan: Plan; readonly planner: Actor | null }[]> {
  const rows = await tx.plannedPublication.findMany({
    where: { end: null, releaseOn: { lte: today } },
    orderBy: { plannedAt: "asc" },
    include: { course: { select: { providerId: true } } },
  });
  return Promise.all(
    rows.map(async ({ course: { providerId }, ...row }) => {
      const plan = planFrom(row);
      const grants = await tx.roleGrant.count({
        where: { accountId: plan.plannedBy, role: "trainer", providerId, endedAt: null, account: { disabledAt: null } },
      });
      return { plan, planner: grants === 0 ? null : ({ role: "trainer", accountId: plan.plannedBy, providerId } as const) };
    }),
  );
}

/** Ends a plan; false when it had ended. */
export async function endPlan(
  tx: Tx,
  id: string,
  end: { readonly outcome: "published" | "cancelled" | "refused"; readonly refusal?: string; readonly by: string | null },
  at: Instant,
): Promise<boolean> {
  const { count } = await tx.plannedPublicationEnd.createMany({
    data: [{ plannedPublicationId: id, outcome: end.outcome, refusal: end.refusal ?? "", endedBy: end.by, endedAt: at }],
    skipDuplicates: true,
  });
  return count > 0;
}
