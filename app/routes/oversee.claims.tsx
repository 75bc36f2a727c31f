import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { decidePetition } from "#app/commands/compliance/decide-petition.server.ts";
import { DecisionForm } from "#app/domain/compliance/petition-forms.ts";
import { PETITION_KINDS } from "#app/domain/compliance/petition-codes.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { petitionDesk } from "#app/queries/compliance/petition-desk.server.ts";
import { type DeskReply, PetitionDeskScreen } from "#app/ui/auditor/petition-desk-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "petition.desk-title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const officer = await requireActor(request, "registrar");
  const kind = z.enum(PETITION_KINDS).nullable().catch(null).parse(new URL(request.url).searchParams.get("kind"));
  const { at } = occasionOf(request);
  const { petitions, waiting } = await petitionDesk(officer, kind, at);
  return { petitions: petitions.map((petition) => ({ ...petition, eventId: randomUUID() })), waiting, kind, at };
}

const petitionIn = (values: DeskReply["values"]): string | null => (typeof values["petitionId"] === "string" ? values["petitionId"] : null);

export async function action({ request }: ActionFunctionArgs) {
  const officer = await requireActor(request, "registrar");
  const read = await readForm(request, DecisionForm);
  if (!read.ok) return data<DeskReply>({ of: petitionIn(read.reply.values), done: null, refusal: null, ...read.reply }, { status: 422 });
  const outcome = await decidePetition(officer, read.value, occasionOf(request));
  const of = read.value.petitionId;
  if (outcome.ok) return data<DeskReply>({ of, done: read.value.outcome, refusal: null, values: {}, errors: {} });
  return data<DeskReply>({ of, done: null, refusal: outcome.refusal, values: read.values, errors: {} }, { status: 409 });
}

/** After a refusal the form is another event (R84). */
export const shouldRevalidate = (): boolean => true;

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ of: petitionIn(reply.values), done: null, refusal: null, ...reply }));
}

export default function PetitionDeskRoute() {
  const reply = useActionData<typeof action>() ?? null;
  return <PetitionDeskScreen {...useLoaderData<typeof loader>()} reply={reply} busy={useNavigation().state === "submitting"} />;
}
