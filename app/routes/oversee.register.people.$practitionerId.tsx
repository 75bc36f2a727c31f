import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { mergePractitioners } from "#app/commands/identity/merge-practitioners.server.ts";
import { openRecord } from "#app/commands/identity/open-record.server.ts";
import { Purpose } from "#app/domain/identity/register/reading-purpose.ts";
import { MergeWish } from "#app/domain/identity/register/register-forms.ts";
import { found, requireActor, requireActorAmong } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { registerRecord } from "#app/queries/identity/register-record.server.ts";
import { type RecordReply, RecordScreen } from "#app/ui/auditor/record-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "register.title" } satisfies PageHandle;

const idOf = (params: LoaderFunctionArgs["params"]): string => found(z.uuid().safeParse(params["practitionerId"]).data);
const here = (id: string, reading: string): string => `/oversee/register/people/${id}?reading=${reading}`;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  const reading = z.uuid().nullable().catch(null).parse(new URL(request.url).searchParams.get("reading"));
  const page = found(await registerRecord(actor, idOf(params), reading, occasionOf(request).at));
  return { page, reading, mayMerge: actor.role === "registrar", eventId: randomUUID() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const id = idOf(params);
  if (new URL(request.url).searchParams.get("form") === "merge") return merge(request, id);
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  const read = await readForm(request, Purpose);
  if (!read.ok) return data<RecordReply>({ refusal: null, ...read.reply }, { status: 422 });
  found((await openRecord(actor, id, read.value, occasionOf(request))).ok ? true : null);
  return redirect(here(id, read.value.eventId));
}

async function merge(request: Request, id: string) {
  const registrar = await requireActor(request, "registrar");
  const read = await readForm(request, MergeWish);
  if (!read.ok) return data<RecordReply>({ refusal: null, ...read.reply }, { status: 422 });
  const { eventId, other, reason } = read.value;
  const merged = await mergePractitioners(registrar, { eventId, one: id, other, reason }, occasionOf(request));
  if (merged.ok) return redirect(`/oversee/register/people/${merged.value}`);
  return data<RecordReply>({ refusal: merged.refusal, values: read.values, errors: {} }, { status: 409 });
}

/** After a refusal the form is another event (R84). */
export const shouldRevalidate = (): boolean => true;

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ refusal: null, ...reply }));
}

export default function RecordRoute() {
  const reply = useActionData<typeof action>() ?? null;
  return <RecordScreen {...useLoaderData<typeof loader>()} reply={reply} busy={useNavigation().state === "submitting"} />;
}
