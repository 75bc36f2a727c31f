import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Role } from "#app/domain/identity/actor.ts";
import { isPlainText } from "#app/domain/shared/plain-text.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { people } from "#app/queries/identity/people.server.ts";
import { PeopleScreen } from "#app/ui/admin/people-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

const Search = z.object({
  text: z.string().trim().max(120).refine(isPlainText).catch(""),
  role: Role.nullable().catch(null),
  after: z.uuid().nullable().catch(null),
});

export const handle = { title: "common.nav-people" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const admin = await requireActor(request, "admin");
  const { searchParams } = new URL(request.url);
  const wish = Search.parse({ text: searchParams.get("text") ?? "", role: searchParams.get("role"), after: searchParams.get("after") });
  return { ...(await people(admin, wish)), text: wish.text, role: wish.role };
}

export default function PeopleRoute() {
  return <PeopleScreen {...useLoaderData<typeof loader>()} />;
}
