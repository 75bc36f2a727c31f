import type { LoaderFunctionArgs } from "@remix-run/node";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { poolFaults } from "#app/domain/authoring/pool-faults.ts";
import { publicationChecklist } from "#app/domain/authoring/publication-checklist.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";

/** What the checklist says of the questions of a draft as they are saved now; all of it for the item that is open. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  const draft = found(await draftToEdit(trainer, courseId, occasionOf(request).at));
  const content = draftContentFrom(courseId, draft.providerId, draft.parts, draft.team);
  return poolFaults(publicationChecklist(content), new URL(request.url).searchParams.get("item"));
}
