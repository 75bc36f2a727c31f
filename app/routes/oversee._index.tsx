import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActorAmong } from "#app/http/guard.server.ts";
import { oversightHome } from "#app/queries/identity/oversight-home.server.ts";
import { OversightHomeScreen } from "#app/ui/auditor/oversight-home-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "register.home-title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  return { role: actor.role, jurisdiction: actor.jurisdiction, ...(await oversightHome(actor)) };
}

export default function OversightHomeRoute() {
  return <OversightHomeScreen {...useLoaderData<typeof loader>()} />;
}
