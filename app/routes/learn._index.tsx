import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { found, requireActor, requireSignedIn } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { learnerHome } from "#app/queries/learning/home.server.ts";
import { HomeScreen } from "#app/ui/learner/home-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "common.nav-home" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const { account } = await requireSignedIn(request);
  const language = await languageOf(request, { account });
  const home = found(await learnerHome(learner, language, occasionOf(request).at));
  return { home, name: account.displayName };
}

export default function HomeRoute() {
  const { home, name } = useLoaderData<typeof loader>();
  return <HomeScreen home={home} name={name} />;
}
