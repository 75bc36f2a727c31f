import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActorAmong } from "#app/http/guard.server.ts";
import { reportedItems } from "#app/queries/assessment/reported-items.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { ReportedItemsScreen } from "#app/ui/trainer/reported-items-screen.tsx";

export const handle = { title: "regrade.title" } satisfies PageHandle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActorAmong(request, ["trainer", "reviewer"]);
  const courseId = found(CourseId.safeParse(params["courseId"]).data);
  return { courseId, isTrainer: actor.role === "trainer", ...found(await reportedItems(actor, courseId)) };
}

export default function ReportedItemsRoute() {
  return <ReportedItemsScreen {...useLoaderData<typeof loader>()} />;
}
