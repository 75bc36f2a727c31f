import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { heldKind, heldReason } from "#app/i18n/held-words.server.ts";
import { quarantinedEvents } from "#app/queries/learning/quarantined-events.server.ts";
import { QuarantineScreen } from "#app/ui/admin/quarantine-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "common.nav-quarantine" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const admin = await requireActor(request, "admin");
  const language = await languageOf(request, await sessionOf(request));
  const { events, evaluations, next } = await quarantinedEvents(admin, new URL(request.url).searchParams.get("before"));
  return {
    next,
    events: events.map((event) => ({ ...event, reason: heldReason(language, event.reason), kind: heldKind(language, event.kind) })),
    evaluations: evaluations.map((one) => ({ ...one, reason: heldReason(language, one.reason) })),
  };
}

export default function QuarantineRoute() {
  return <QuarantineScreen {...useLoaderData<typeof loader>()} />;
}
