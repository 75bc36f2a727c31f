import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { decideRegisterMatch } from "#app/commands/identity/decide-register-match.server.ts";
import { MatchWish } from "#app/domain/identity/register/register-forms.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { registerMatches } from "#app/queries/identity/register-matches.server.ts";
import { type MatchReply, MatchesScreen } from "#app/ui/auditor/matches-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "register.matches-title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const registrar = await requireActor(request, "registrar");
  return { ...(await registerMatches(registrar)), eventId: randomUUID() };
}

export async function action({ request }: ActionFunctionArgs) {
  const registrar = await requireActor(request, "registrar");
  const read = await readForm(request, MatchWish);
  if (!read.ok) return data<MatchReply>({ done: false, refusal: null, ...read.reply }, { status: 422 });
  const outcome = await decideRegisterMatch(registrar, read.value, occasionOf(request));
  if (outcome.ok) return data<MatchReply>({ done: true, refusal: null, values: {}, errors: {} });
  return data<MatchReply>({ done: false, refusal: outcome.refusal, values: read.values, errors: {} }, { status: 409 });
}

/** After a refusal the form is another event (R84). */
export const shouldRevalidate = (): boolean => true;

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, ({ values, errors }) => ({ done: false, refusal: "other", values, errors }));
}

export default function MatchesRoute() {
  const reply = useActionData<typeof action>() ?? null;
  return <MatchesScreen {...useLoaderData<typeof loader>()} reply={reply} busy={useNavigation().state === "submitting"} />;
}
