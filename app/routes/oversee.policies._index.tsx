import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActorAmong, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { policies } from "#app/queries/compliance/policies.server.ts";
import { PoliciesScreen } from "#app/ui/auditor/policies-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "policies.title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  return { policies: await policies(actor, await languageOf(request, await sessionOf(request))) };
}

export default function PoliciesRoute() {
  return <PoliciesScreen {...useLoaderData<typeof loader>()} />;
}
