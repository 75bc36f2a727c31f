import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { decideLicence } from "#app/commands/identity/decide-licence.server.ts";
import { LicenceWish } from "#app/domain/identity/register/register-forms.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { claimedLicences } from "#app/queries/identity/claimed-licences.server.ts";
import { type ClaimReply, ClaimsScreen } from "#app/ui/auditor/claims-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "register.claims-title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const registrar = await requireActor(request, "registrar");
  const text = (new URL(request.url).searchParams.get("text") ?? "").slice(0, 120);
  const { claims, count } = await claimedLicences(registrar, text);
  return { claims: claims.map((claim) => ({ ...claim, eventId: randomUUID() })), count, text };
}

const licenceIn = (values: ClaimReply["values"]): string | null => (typeof values["licenceId"] === "string" ? values["licenceId"] : null);

export async function action({ request }: ActionFunctionArgs) {
  const registrar = await requireActor(request, "registrar");
  const read = await readForm(request, LicenceWish);
  if (!read.ok) return data<ClaimReply>({ of: licenceIn(read.reply.values), done: null, refusal: null, ...read.reply }, { status: 422 });
  const outcome = await decideLicence(registrar, read.value, occasionOf(request));
  const of = read.value.licenceId;
  if (outcome.ok) return data<ClaimReply>({ of, done: read.value.outcome, refusal: null, values: {}, errors: {} });
  return data<ClaimReply>({ of, done: null, refusal: outcome.refusal, values: read.values, errors: {} }, { status: 409 });
}

/** After a refusal the form is another event (R84). */
export const shouldRevalidate = (): boolean => true;

export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, ({ values, errors }) => ({ of: licenceIn(values), done: null, refusal: "other", values, errors }));
}

export default function ClaimsRoute() {
  const reply = useActionData<typeof action>() ?? null;
  return <ClaimsScreen {...useLoaderData<typeof loader>()} reply={reply} busy={useNavigation().state === "submitting"} />;
}
