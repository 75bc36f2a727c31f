import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActorAmong, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { handbookChapter } from "#app/queries/identity/handbook-chapter.server.ts";
import { HandbookScreen } from "#app/ui/auditor/handbook-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "register.handbook-title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActorAmong(request, ["registrar", "auditor"]);
  return { chapter: handbookChapter(await languageOf(request, await sessionOf(request))) };
}

export default function HandbookRoute() {
  return <HandbookScreen {...useLoaderData<typeof loader>()} />;
}
