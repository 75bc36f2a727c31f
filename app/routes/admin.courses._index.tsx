import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/guard.server.ts";
import { withdrawableCourses } from "#app/queries/authoring/withdrawal-page.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { WithdrawableCoursesScreen } from "#app/ui/trainer/withdrawable-courses-screen.tsx";

export const handle = { title: "publication.withdraw-list" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  return { courses: await withdrawableCourses(await requireActor(request, "admin")) };
}

export default function WithdrawableCoursesRoute() {
  return <WithdrawableCoursesScreen courses={useLoaderData<typeof loader>().courses} />;
}
