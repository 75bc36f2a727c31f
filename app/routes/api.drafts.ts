import type { ActionFunctionArgs } from "@remix-run/node";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { SaveWish } from "#app/domain/authoring/draft.ts";
import { MOST_SAVE_BYTES } from "#app/domain/authoring/draft-limits.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readJson } from "#app/http/read.server.ts";

export const handle = { direct: true };

const Wish = SaveWish.extend({ courseId: CourseId });

/** One save of one part of a draft: what is stored, or why nothing was (409), in the words of domain/authoring/draft. */
export async function action({ request }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const read = await readJson(request, Wish, MOST_SAVE_BYTES, "any");
  if (!read.ok) return Response.json({ code: read.code }, { status: read.status });
  const outcome = await saveDraftPart(trainer, read.value, occasionOf(request));
  return Response.json(outcome, { status: outcome.ok ? 200 : 409 });
}

/** There is nothing to read here. */
export function loader() {
  return Response.json({ code: "method-not-allowed" }, { status: 405, headers: { allow: "POST" } });
}
