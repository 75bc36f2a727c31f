import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { judgeInTeam, showTeam } from "#app/routes/doors/team-door.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { TeamScreen } from "#app/ui/trainer/team-screen.tsx";

export const handle = { title: "disclosure.team" } satisfies PageHandle;

export async function loader(args: LoaderFunctionArgs) {
  return showTeam(args, "teach");
}

export async function action(args: ActionFunctionArgs) {
  return judgeInTeam(args, "teach");
}

/** Without a connection, or with a session that ended, the page and the reason that was written stay. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ ...reply, refusal: null }));
}

export default function TeamRoute() {
  const { team } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() ?? null;
  return <TeamScreen team={team} door="teach" reply={reply} busy={useNavigation().state === "submitting"} />;
}
