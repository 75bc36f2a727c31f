import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { Instant } from "#app/domain/shared/time.ts";
import { countDelivery } from "#app/http/delivery-limit.server.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readJson } from "#app/http/read.server.ts";

const LIMIT = 256 * 1024;

export const handle = { direct: true };

/** The events themselves are judged one by one, so that a bad one does not hold back the others. */
const Delivery = z.object({
  /** Whose outbox it is: on a shared computer somebody else may have signed in since (R21). */
  accountId: AccountId.optional(),
  sentAt: Instant.nullish(),
  events: z.array(z.unknown()).max(50),
});

export async function action({ request }: ActionFunctionArgs) {
  const learner = await requireActor(request, "learner");
  // R31: the moment of arrival, before the body is read.
  const occasion = occasionOf(request);
  const wait = await countDelivery(learner.accountId);
  if (wait !== null) return Response.json({ code: "too-many" }, { status: 429, headers: { "retry-after": String(wait) } });
  const read = await readJson(request, Delivery, LIMIT, "any");
  if (!read.ok) return Response.json({ code: read.code }, { status: read.status });
  const { accountId, sentAt, events } = read.value;
  if (accountId !== undefined && accountId !== learner.accountId) return Response.json({ code: "other-person" }, { status: 409 });
  return Response.json({ receipts: await recordLearnerEvents(learner, events, occasion, sentAt ?? null) });
}

/** There is nothing to read here. */
export function loader() {
  return Response.json({ code: "method-not-allowed" }, { status: 405, headers: { allow: "POST" } });
}
