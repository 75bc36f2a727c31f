import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { answerPetition } from "#app/commands/compliance/answer-petition.server.ts";
import { AnswerForm } from "#app/domain/compliance/petition-forms.ts";
import { EVIDENCE_FORM_LIMIT } from "#app/domain/compliance/petition-codes.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readFormWithFile } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { ownPetitions } from "#app/queries/compliance/own-petitions.server.ts";
import type { PetitionReply } from "#app/ui/learner/petition-fields.tsx";
import { PetitionScreen } from "#app/ui/learner/petition-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "petition.page-title" } satisfies PageHandle;

const idOf = (params: LoaderFunctionArgs["params"]): string => found(z.uuid().safeParse(params["petitionId"]).data);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const own = found(await ownPetitions(learner, { id: idOf(params) }, null, occasionOf(request).at));
  return { petition: found(own.petitions[0]), eventId: randomUUID() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const petitionId = idOf(params);
  const learner = await requireActor(request, "learner");
  const read = await readFormWithFile(request, AnswerForm, EVIDENCE_FORM_LIMIT);
  if (!read.ok) return data<PetitionReply>({ refusal: null, ...read.reply }, { status: 422 });
  const answered = await answerPetition(learner, { ...read.value, petitionId, evidence: read.file }, occasionOf(request));
  if (answered.ok) return redirect(`/learn/petitions/${petitionId}`);
  return data<PetitionReply>({ refusal: answered.refusal, values: read.values, errors: {} }, { status: 409 });
}

/** After a refusal the form is another event (R84). */
export const shouldRevalidate = (): boolean => true;

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ refusal: null, ...reply }));
}

export default function PetitionRoute() {
  const reply = useActionData<typeof action>() ?? null;
  return <PetitionScreen {...useLoaderData<typeof loader>()} reply={reply} busy={useNavigation().state === "submitting"} />;
}
