import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/guard.server.ts";
import { waitingRegrades } from "#app/queries/assessment/waiting-regrades.server.ts";
import { WaitingRegradesScreen } from "#app/ui/reviewer/waiting-regrades-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "regrade.waiting-title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  return { regrades: await waitingRegrades(await requireActor(request, "reviewer")) };
}

export default function WaitingRegradesRoute() {
  return <WaitingRegradesScreen {...useLoaderData<typeof loader>()} />;
}
