import { z } from "zod";
import { heldEvaluationsVisibleTo, quarantineVisibleTo } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { CalendarDay, Instant, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

export type QuarantinedEvent = {
  readonly id: string;
  readonly eventId: string | null;
  readonly practitionerId: string;
  readonly nameAr: string;
  readonly nameLatin: string;
  readonly reason: string;
  readonly kind: string | null;
  readonly receivedAt: Instant;
  /** What was sent, to be read by a person. */
  readonly payload: string;
};

/** Words of an evaluation that was not accepted: nobody's, and of a month. */
export type HeldEvaluation = {
  readonly id: string;
  readonly courseId: string | null;
  readonly reason: string;
  readonly month: CalendarDay;
  readonly words: string;
};

export type Quarantine = {
  readonly events: readonly QuarantinedEvent[];
  readonly next: string | null;
  /** On the first page only, the newest months first. */
  readonly evaluations: readonly HeldEvaluation[];
};

const ON_A_PAGE = 50;
const EVALUATIONS = 500;

/** A moment and an id: a delivery of fifty is held in one moment, so the moment alone is no place to go on from. */
function cursorFrom(before: string | null) {
  const [moment = "", id = ""] = (before ?? "").split("_");
  const from = Instant.safeParse(moment);
  if (!from.success || !z.uuid().safeParse(id).success) return {};
  const receivedAt = new Date(from.data);
  return { OR: [{ receivedAt: { lt: receivedAt } }, { receivedAt, id: { lt: id } }] };
}

/** Events that were not accepted (R19), newest first, 50 at a time; `before` is the cursor of the page before. */
export async function quarantinedEvents(actor: Actor, before: string | null): Promise<Quarantine> {
  const rows = await db().quarantinedEvent.findMany({
    where: { AND: [quarantineVisibleTo(actor), cursorFrom(before)] },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: ON_A_PAGE + 1,
  });
  const people = await db().practitioner.findMany({
    where: { id: { in: rows.map((row) => row.practitionerId) } },
    select: { id: true, nameAr: true, nameLatin: true },
  });
  const nameOf = new Map(people.map((one) => [one.id, one]));
  const events = rows.slice(0, ON_A_PAGE).map((row) => {
    const payload =
      typeof row.payload === "object" && row.payload !== null && !Array.isArray(row.payload) ? row.payload : { value: row.payload };
    const { _receipt, ...shown } = payload as Record<string, unknown>;
    return {
      id: row.id,
      eventId: row.eventId,
      practitionerId: row.practitionerId,
      nameAr: nameOf.get(row.practitionerId)?.nameAr ?? "",
      nameLatin: nameOf.get(row.practitionerId)?.nameLatin ?? "",
      reason: row.reason,
      kind: typeof shown["kind"] === "string" ? shown["kind"] : null,
      receivedAt: instantAt(row.receivedAt.getTime()),
      payload: JSON.stringify(shown, null, 2),
    };
  });
  const last = rows.length > ON_A_PAGE ? events.at(-1) : undefined;
  return {
    events,
    next: last === undefined ? null : `${last.receivedAt}_${last.id}`,
    evaluations: before === null ? await heldEvaluations(actor) : [],
  };
}

async function heldEvaluations(actor: Actor): Promise<HeldEvaluation[]> {
  const rows = await db().heldEvaluation.findMany({
    where: heldEvaluationsVisibleTo(actor),
    orderBy: [{ submittedOn: "desc" }, { id: "asc" }],
    take: EVALUATIONS,
  });
  const versions = await db().courseVersion.findMany({
    where: { id: { in: rows.flatMap((row) => row.courseVersionId ?? []) } },
    select: { id: true, courseId: true },
  });
  const courseOf = new Map(versions.map((version) => [version.id, version.courseId]));
  return rows.map(({ id, courseVersionId, reason, submittedOn, words }) => ({
    id,
    courseId: courseOf.get(courseVersionId ?? "") ?? null,
    reason,
    month: CalendarDay.parse(submittedOn),
    words: JSON.stringify(words, null, 2),
  }));
}
