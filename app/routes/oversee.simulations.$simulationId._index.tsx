import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { cancelSimulation } from "#app/commands/compliance/cancel-simulation.server.ts";
import { found, requireActorAmong, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { simulation } from "#app/queries/compliance/simulations.server.ts";
import { SimulationScreen } from "#app/ui/auditor/simulation-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "simulations.title" } satisfies PageHandle;

const idOf = (params: LoaderFunctionArgs["params"]): string => found(z.uuid().safeParse(params["simulationId"]).data);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  return { shown: found(await simulation(actor, idOf(params), await languageOf(request, await sessionOf(request)))) };
}

/** Cancels it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  const outcome = await cancelSimulation(actor, idOf(params), occasionOf(request));
  return found(outcome.ok ? data({ done: true }) : null);
}

export default function SimulationRoute() {
  return <SimulationScreen {...useLoaderData<typeof loader>()} busy={useNavigation().state === "submitting"} />;
}
