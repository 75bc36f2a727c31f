import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/guard.server.ts";
import { ownReadings } from "#app/queries/compliance/own-record.server.ts";
import { RecordOfMineScreen } from "#app/ui/learner/record-of-mine-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "petition.record-title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  return { readings: await ownReadings(await requireActor(request, "learner")) };
}

export default function RecordOfMineRoute() {
  return <RecordOfMineScreen {...useLoaderData<typeof loader>()} />;
}
