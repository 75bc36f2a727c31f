import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { filePetition } from "#app/commands/compliance/file-petition.server.ts";
import { AppealForm, ExternalForm, ReliefForm } from "#app/domain/compliance/petition-forms.ts";
import { EVIDENCE_FORM_LIMIT, PETITION_KINDS, type PetitionKind } from "#app/domain/compliance/petition-codes.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readFormWithFile } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { ownPetitions } from "#app/queries/compliance/own-petitions.server.ts";
import type { PetitionReply } from "#app/ui/learner/petition-fields.tsx";
import { PetitionsScreen } from "#app/ui/learner/petitions-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "petition.page-title" } satisfies PageHandle;

const FORMS = { external: ExternalForm, relief: ReliefForm, appeal: AppealForm } as const;
const kindOf = (params: LoaderFunctionArgs["params"]): PetitionKind => found(z.enum(PETITION_KINDS).safeParse(params["petitions"]).data);

/** A relief that is only thought of is tried on the standing; nothing is written down. */
function draftIn(request: Request, kind: PetitionKind) {
  if (kind !== "relief") return null;
  const tried = Object.fromEntries(new URL(request.url).searchParams);
  return ReliefForm.safeParse({ ...tried, eventId: randomUUID() }).data?.content ?? null;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const kind = kindOf(params);
  const learner = await requireActor(request, "learner");
  const { at } = occasionOf(request);
  const draft = draftIn(request, kind);
  return { kind, draft, at, eventId: randomUUID(), ...found(await ownPetitions(learner, { kind }, draft, at)) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const kind = kindOf(params);
  const learner = await requireActor(request, "learner");
  const read = await readFormWithFile(request, FORMS[kind], EVIDENCE_FORM_LIMIT);
  if (!read.ok) return data<PetitionReply>({ refusal: null, ...read.reply }, { status: 422 });
  const filed = await filePetition(learner, { ...read.value, evidence: read.file }, occasionOf(request));
  if (filed.ok) return redirect(`/learn/petitions/${filed.value}`);
  return data<PetitionReply>({ refusal: filed.refusal, values: read.values, errors: {} }, { status: 409 });
}

/** After a refusal the form is another event (R84). */
export const shouldRevalidate = (): boolean => true;

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ refusal: null, ...reply }));
}

export default function PetitionsRoute() {
  const reply = useActionData<typeof action>() ?? null;
  return <PetitionsScreen {...useLoaderData<typeof loader>()} reply={reply} busy={useNavigation().state === "submitting"} />;
}
