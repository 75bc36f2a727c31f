import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActorAmong } from "#app/http/guard.server.ts";
import { PlacesScreen } from "#app/ui/auditor/places-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "register.places-title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActorAmong(request, ["registrar", "auditor"]);
  return {};
}

export default function PlacesRoute() {
  return <PlacesScreen />;
}
