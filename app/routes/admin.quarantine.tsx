import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/guard.server.ts";
import { quarantinedEvents } from "#app/queries/learning/quarantined-events.server.ts";
import { QuarantineScreen } from "#app/ui/admin/quarantine-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "common.nav-quarantine" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const admin = await requireActor(request, "admin");
  return quarantinedEvents(admin, new URL(request.url).searchParams.get("before"));
}

export default function QuarantineRoute() {
  return <QuarantineScreen {...useLoaderData<typeof loader>()} />;
}
