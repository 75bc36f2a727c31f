import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { showPresence } from "#app/commands/authoring/show-presence.server.ts";
import { DraftPart } from "#app/domain/authoring/draft.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readJson } from "#app/http/read.server.ts";

export const handle = { direct: true };

const Beat = z.strictObject({ courseId: CourseId, part: DraftPart, isLeaving: z.boolean() });

/** One beat of an open page of the workshop: who else has the same part open. */
export async function action({ request }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const read = await readJson(request, Beat, 1_000, "any");
  if (!read.ok) return Response.json({ code: read.code }, { status: read.status });
  const here = await showPresence(trainer, read.value, occasionOf(request));
  if (!here.ok) return Response.json({ code: here.refusal }, { status: 404 });
  return Response.json({ others: here.value }, { headers: { "cache-control": "no-store" } });
}

/** There is nothing to read here. */
export function loader() {
  return Response.json({ code: "method-not-allowed" }, { status: 405, headers: { allow: "POST" } });
}
