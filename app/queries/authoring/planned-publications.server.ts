import { duePlans } from "#app/data/version-publications.server.ts";
import type { PublicationNotice } from "#app/domain/authoring/publication-notice.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import { type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

export type DuePublication = {
  readonly planId: string;
  readonly courseId: CourseId;
  readonly contentHash: string;
  readonly notice: PublicationNotice;
  /** Whoever planned it, as the trainer that they still are; null: they are none any more. */
  readonly planner: Actor | null;
};

/** The planned publications whose day has come in Baghdad, the oldest first. For the job that works by the clock. */
export async function plannedPublications(now: Instant): Promise<readonly DuePublication[]> {
  const due = await duePlans(db(), dayInBaghdad(now));
  return due.map(({ plan: { id, courseId, contentHash, notice }, planner }) => ({ planId: id, courseId, contentHash, notice, planner }));
}
