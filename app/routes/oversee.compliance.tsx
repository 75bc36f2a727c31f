import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readOversightView } from "#app/domain/compliance/oversight-view.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";
import { requireActorAmong } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { creditSupply, DAYS_AHEAD, holdsMadeUpPeople, oversight } from "#app/queries/compliance/oversight.server.ts";
import { OversightScreen } from "#app/ui/auditor/oversight-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "oversight.title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  const { at } = occasionOf(request);
  const view = readOversightView(new URL(request.url).searchParams);
  const [seen, supply, madeUp] = await Promise.all([oversight(actor, view, at), creditSupply(dayInBaghdad(at)), holdsMadeUpPeople()]);
  return { view, jurisdiction: actor.jurisdiction, daysAhead: DAYS_AHEAD, supply, madeUp, ...seen };
}

export default function OversightRoute() {
  return <OversightScreen {...useLoaderData<typeof loader>()} />;
}
