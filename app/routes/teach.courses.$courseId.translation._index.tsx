import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { translationOverview } from "#app/queries/authoring/translation-overview.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { TranslationOverviewScreen } from "#app/ui/trainer/translation-overview-screen.tsx";

export const handle = { title: "translation.title" } satisfies PageHandle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  return found(await translationOverview(trainer, courseId));
}

export default function TranslationOverviewRoute() {
  return <TranslationOverviewScreen {...useLoaderData<typeof loader>()} />;
}
