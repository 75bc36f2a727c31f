import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayInBaghdad } from "#app/domain/shared/time.ts";
import { sessionOf } from "#app/http/guard.server.ts";
import { homeOf } from "#app/http/home-of.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { landing } from "#app/queries/catalog/landing.server.ts";
import { LandingScreen } from "#app/ui/landing/landing-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "landing.title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await sessionOf(request);
  if (session !== null) return redirect(homeOf(session.holder?.role ?? null));
  const language = await languageOf(request, session);
  return { landing: await landing(language, dayInBaghdad(occasionOf(request).at)), description: messagesFor(language)("landing.lead") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data === undefined ? [] : [{ name: "description", content: data.description }];

export default function LandingRoute() {
  return <LandingScreen landing={useLoaderData<typeof loader>().landing} />;
}
