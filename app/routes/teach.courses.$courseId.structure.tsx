import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { courseOutline } from "#app/domain/authoring/course-outline.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { publicationChecklist } from "#app/domain/authoring/publication-checklist.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { useDraftSaving } from "#app/offline/use-draft-saving.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { lessonPlacements } from "#app/queries/authoring/lesson-placements.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { StructureScreen } from "#app/ui/trainer/structure-screen.tsx";
import { useAuthorName } from "#app/ui/trainer/use-author-name.ts";

export const handle = { title: "plan.structure" } satisfies PageHandle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  const draft = found(await draftToEdit(trainer, courseId, occasionOf(request).at));
  const content = draftContentFrom(courseId, draft.providerId, draft.parts, draft.team);
  const newest = draft.parts.find(({ part }) => part === "metadata");
  return {
    courseId,
    independence: draft.independence,
    metadata: content.metadata,
    revision: newest?.revision ?? 0,
    savedAt: newest?.at ?? null,
    faults: publicationChecklist(content),
    outlines: courseOutline(content),
    ...(await lessonPlacements(trainer, courseId)),
  };
}

/** What is on the screen is newer than anything that could be loaded. */
export const shouldRevalidate = ({ currentUrl, nextUrl }: { currentUrl: URL; nextUrl: URL }) => currentUrl.pathname !== nextUrl.pathname;

export default function StructureRoute() {
  const loaded = useLoaderData<typeof loader>();
  const saving = useDraftSaving<Json>({ courseId: loaded.courseId, part: "metadata", language: "every" }, useAuthorName());
  return <StructureScreen {...loaded} saving={saving} />;
}
