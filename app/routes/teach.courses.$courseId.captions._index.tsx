import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { recordingsInDraft } from "#app/queries/authoring/captions-to-edit.server.ts";
import { recordingTools } from "#app/queries/media/recording-tools.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { RecordingsScreen } from "#app/ui/trainer/recordings-screen.tsx";

export const handle = { title: "captions.title" } satisfies PageHandle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  const listed = found(await recordingsInDraft(trainer, courseId));
  return { courseId, ...listed, makesSmaller: await recordingTools() };
}

export default function RecordingsRoute() {
  return <RecordingsScreen {...useLoaderData<typeof loader>()} />;
}
