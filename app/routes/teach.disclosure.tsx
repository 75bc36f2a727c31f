import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { giveDisclosure } from "#app/commands/authoring/give-disclosure.server.ts";
import { DisclosureForm } from "#app/domain/authoring/disclosure-form.ts";
import { requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { ownDisclosure } from "#app/queries/authoring/own-disclosure.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { DisclosureScreen } from "#app/ui/trainer/disclosure-screen.tsx";

export const handle = { title: "disclosure.title" } satisfies PageHandle;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trainer");
  return { own: await ownDisclosure(actor, occasionOf(request).at), given: new URL(request.url).searchParams.has("given") };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trainer");
  const form = await readForm(request, DisclosureForm);
  if (!form.ok) return data(form.reply, { status: 422 });
  const outcome = await giveDisclosure(actor, form.value, occasionOf(request));
  if (outcome.ok) return redirect("/teach/disclosure?given");
  const { refusal } = outcome;
  const errors: Record<string, string[]> =
    refusal.code === "relationship" ? { [`relationships[${String(refusal.index)}].endedOn`]: [refusal.fault] } : { "": ["invalid"] };
  return data({ values: form.values, errors }, { status: 422 });
}

/** Without a connection, or with a session that ended, the page and what was typed stay. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ ...reply, errors: { ...reply.errors } }));
}

export default function DisclosureRoute() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() ?? null;
  const back = { to: "/teach", label: "workshop.title" } as const;
  return <DisclosureScreen {...loaded} back={back} reply={reply} busy={useNavigation().state === "submitting"} />;
}
