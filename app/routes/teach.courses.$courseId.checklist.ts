import type { LoaderFunctionArgs } from "@remix-run/node";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { publicationChecklist } from "#app/domain/authoring/publication-checklist.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";

/** What stands in the way of publication, as it is now: the forms of the workshop ask after each save. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  const draft = found(await draftToEdit(trainer, courseId, occasionOf(request).at));
  const faults = publicationChecklist(draftContentFrom(courseId, draft.providerId, draft.parts, draft.team));
  return Response.json({ faults }, { headers: { "cache-control": "no-store" } });
}
