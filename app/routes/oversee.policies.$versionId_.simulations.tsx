import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { orderSimulation } from "#app/commands/compliance/order-simulation.server.ts";
import { SimulationWish } from "#app/domain/compliance/simulation-form.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";
import { found, requireActorAmong, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { simulationsOf } from "#app/queries/compliance/simulations.server.ts";
import { SimulationsScreen } from "#app/ui/auditor/simulations-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "simulations.title" } satisfies PageHandle;

type Reply = { readonly refusal: string | null };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  const id = found(z.uuid().safeParse(params["versionId"]).data);
  const listed = found(await simulationsOf(actor, id, await languageOf(request, await sessionOf(request))));
  return { ...listed, today: dayInBaghdad(occasionOf(request).at), eventId: randomUUID() };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  const read = await readForm(request, SimulationWish);
  if (!read.ok) return data<Reply>({ refusal: "other" }, { status: 422 });
  const outcome = await orderSimulation(actor, read.value, occasionOf(request));
  if (outcome.ok) return redirect(`/oversee/simulations/${outcome.value}`);
  return found(outcome.refusal === "not-yours" ? null : data<Reply>({ refusal: outcome.refusal }, { status: 409 }));
}

/** After a refusal the form is another event (R84). */
export const shouldRevalidate = (): boolean => true;

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, () => ({ refusal: "other" }));
}

export default function SimulationsRoute() {
  const refusal = useActionData<typeof action>()?.refusal ?? null;
  return <SimulationsScreen {...useLoaderData<typeof loader>()} refusal={refusal} busy={useNavigation().state === "submitting"} />;
}
