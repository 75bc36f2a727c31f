import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { requireActor } from "#app/http/guard.server.ts";
import { AdminHomeScreen } from "#app/ui/admin/admin-home-screen.tsx";

export const meta: MetaFunction = () => [{ title: "Bimaristan" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "admin");
  return {};
}

export default function AdminHomeRoute() {
  return <AdminHomeScreen />;
}
