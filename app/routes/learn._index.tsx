import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { found, requireActor, requireSignedIn } from "#app/http/guard.server.ts";
import { helpContact } from "#app/http/installation.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { useKeeping } from "#app/offline/use-keeping.ts";
import { useShelf } from "#app/offline/use-shelf.ts";
import { type LearnerHome, learnerHome } from "#app/queries/learning/home.server.ts";
import type { loader as rootLoader } from "#app/root.tsx";
import { HomeScreen, HomeWithoutLine } from "#app/ui/learner/home-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "common.nav-home" } satisfies PageHandle;

/** `home` is null when the page is made on the reader's device, without a line (app/offline/device-loaders.ts). */
export type Loaded = { readonly home: LearnerHome | null; readonly name: string; readonly helpContact: string | null };

export async function loader({ request }: LoaderFunctionArgs): Promise<Loaded> {
  const learner = await requireActor(request, "learner");
  const { account } = await requireSignedIn(request);
  const language = await languageOf(request, { account });
  const home = found(await learnerHome(learner, language, occasionOf(request).at));
  return { home, name: account.displayName, helpContact: helpContact() };
}

export default function HomeRoute() {
  const { home, name, helpContact } = useLoaderData<Loaded>();
  const accountId = useRouteLoaderData<typeof rootLoader>("root")?.session?.accountId ?? "";
  const shelf = useShelf(accountId);
  if (home === null) return <HomeWithoutLine name={name} shelf={shelf} />;
  return <HomeScreen home={home} name={name} helpContact={helpContact} keep={{ accountId, useKeeping }} shelf={shelf} />;
}
