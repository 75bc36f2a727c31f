import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { found, requireActor, requireSignedIn } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { ownStanding } from "#app/queries/learning/standing.server.ts";
import { StandingScreen } from "#app/ui/learner/standing-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "standing.title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const { account } = await requireSignedIn(request);
  const language = await languageOf(request, { account });
  const { at } = occasionOf(request);
  return { standing: found(await ownStanding(learner, language, at)), name: account.displayName, at };
}

export default function StandingRoute() {
  return <StandingScreen {...useLoaderData<typeof loader>()} />;
}
