import { writeAudit } from "#app/data/audit.server.ts";
import { insertNoticeRead, noticesOf } from "#app/data/notices.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/**
 * Records that a learner read what changed in a course, or why it was taken back. Once: sent again it gets the answer of the first time
 * (R84). It asks for no more: passing, credit and certificate are as they were (R44).
 */
export async function confirmNoticeRead(
  actor: ActorIn<"learner">,
  { noticeId }: { readonly noticeId: string },
  occasion: Occasion,
): Promise<Result<{ readonly readAt: Instant }, "not-found">> {
  const { practitionerId } = actor;
  if (!can(actor, { verb: "record-event", practitionerId })) return refused("not-found");
  return inTransaction(async (tx) => {
    const notice = (await noticesOf(tx, practitionerId, null)).find((one) => one.noticeId === noticeId);
    if (notice === undefined) return refused("not-found");
    const { readAt, isNew } = await insertNoticeRead(tx, practitionerId, noticeId, occasion.at);
    if (isNew)
      await writeAudit(tx, [
        {
          occasion,
          actor,
          deed: "notice-read",
          subject: { kind: "course", id: notice.courseId },
          details: { noticeId, kind: notice.kind },
        },
      ]);
    return granted({ readAt });
  });
}
