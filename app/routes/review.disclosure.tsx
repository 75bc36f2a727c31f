import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { disclose, showDisclosure } from "#app/routes/doors/disclosure-door.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { DisclosureScreen } from "#app/ui/trainer/disclosure-screen.tsx";

export const handle = { title: "disclosure.title" } satisfies PageHandle;

export async function loader(args: LoaderFunctionArgs) {
  return showDisclosure(args, "reviewer");
}

export async function action(args: ActionFunctionArgs) {
  return disclose(args, "reviewer");
}

/** Without a connection, or with a session that ended, the page and what was typed stay. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ ...reply, errors: { ...reply.errors } }));
}

export default function DisclosureRoute() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() ?? null;
  const back = { to: "/review", label: "review.title" } as const;
  return <DisclosureScreen {...loaded} back={back} reply={reply} busy={useNavigation().state === "submitting"} />;
}
