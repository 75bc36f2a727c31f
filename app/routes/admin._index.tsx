import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/http/guard.server.ts";
import { AdminHomeScreen } from "#app/ui/admin/admin-home-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "admin.title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "admin");
  return {};
}

export default function AdminHomeRoute() {
  return <AdminHomeScreen />;
}
