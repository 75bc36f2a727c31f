import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { planPath } from "#app/ui/trainer/plan/plan-pages.ts";

/** The plan begins with the need. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  found(await draftToEdit(trainer, courseId, occasionOf(request).at, []));
  return redirect(planPath(courseId, "need"));
}
