import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { versionAsked } from "#app/http/version-asked.server.ts";
import { courseResults } from "#app/queries/learning/course-results.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { ResultsScreen } from "#app/ui/trainer/results-screen.tsx";

export const handle = { title: "results.title" } satisfies PageHandle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  const { at } = occasionOf(request);
  const version = versionAsked(request);
  const results = await courseResults(trainer, courseId, version, at);
  // A course that is still a draft has none yet; another's, or a version that never was, is not found.
  if (results === null && version !== null) found(null);
  if (results === null) found(await draftToEdit(trainer, courseId, at, []));
  return { courseId, results };
}

export default function ResultsRoute() {
  return <ResultsScreen {...useLoaderData<typeof loader>()} />;
}
