import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { registerSearchFrom } from "#app/domain/identity/register/register-search.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";
import { requireActorAmong } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { registerPeople } from "#app/queries/identity/register-people.server.ts";
import { RegisterScreen } from "#app/ui/auditor/register-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "register.title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  const { searchParams } = new URL(request.url);
  const search = registerSearchFrom(searchParams);
  const after = z.uuid().nullable().catch(null).parse(searchParams.get("after"));
  return { search, ...(await registerPeople(actor, search, after, dayInBaghdad(occasionOf(request).at))) };
}

export default function RegisterRoute() {
  return <RegisterScreen {...useLoaderData<typeof loader>()} />;
}
