import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { draftPolicy } from "#app/commands/compliance/draft-policy.server.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import { PolicyDraftWish } from "#app/domain/compliance/policy-draft-form.ts";
import { requireActorAmong, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { usePolicyKeeping } from "#app/offline/use-policy-keeping.ts";
import { policyPage } from "#app/queries/compliance/policies.server.ts";
import { type DraftReply, type KeptPolicy, PolicyDraftScreen } from "#app/ui/auditor/policy-draft-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "policies.draft-title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  const from = z.uuid().nullable().catch(null).parse(new URL(request.url).searchParams.get("from"));
  const language = await languageOf(request, await sessionOf(request));
  const shown = from === null ? null : await policyPage(actor, from, null, language, occasionOf(request).at);
  const policy = shown === null ? null : ({ ...shown.policy, state: "draft", adoptedOn: null } satisfies Policy);
  return {
    fromId: shown?.id ?? null,
    from: shown === null || policy === null ? null : { policy, cases: shown.cases.map(({ worked }) => worked) },
    jurisdiction: actor.jurisdiction,
    eventId: randomUUID(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActorAmong(request, ["registrar", "auditor"]);
  const read = await readForm(request, PolicyDraftWish);
  const nothing = { refusal: null, places: [], faults: [] };
  if (!read.ok) return data<DraftReply>({ ...nothing, ...read.reply }, { status: 422 });
  const outcome = await draftPolicy(actor, read.value, occasionOf(request));
  if (outcome.ok) return redirect(`/oversee/policies/${outcome.value}`);
  const { code, ...why } = outcome.refusal;
  return data<DraftReply>({ ...nothing, ...why, refusal: code, values: read.values, errors: {} }, { status: 409 });
}

/** After a refusal the form is another event (R84). */
export const shouldRevalidate = (): boolean => true;

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ refusal: "other", places: [], faults: [], ...reply }));
}

export default function PolicyDraftRoute() {
  const reply = useActionData<typeof action>() ?? null;
  const { fromId, ...shown } = useLoaderData<typeof loader>();
  const keeping = usePolicyKeeping<KeptPolicy>(fromId);
  return <PolicyDraftScreen key={fromId} {...shown} {...{ reply, keeping }} busy={useNavigation().state === "submitting"} />;
}
