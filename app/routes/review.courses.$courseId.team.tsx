import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { judgeRelationship } from "#app/commands/authoring/judge-relationship.server.ts";
import { JudgementForm } from "#app/domain/authoring/judgement-form.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { courseTeam } from "#app/queries/authoring/course-team.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { teamPath } from "#app/ui/trainer/draft-words.ts";
import { TeamScreen } from "#app/ui/trainer/team-screen.tsx";

export const handle = { title: "disclosure.team" } satisfies PageHandle;

const DOOR = "review";
const courseOf = (params: LoaderFunctionArgs["params"]): CourseId => found(CourseId.safeParse(params["courseId"]).data);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "reviewer");
  return { team: found(await courseTeam(actor, courseOf(params), occasionOf(request).at)) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "reviewer");
  const courseId = courseOf(params);
  const occasion = occasionOf(request);
  found(await courseTeam(actor, courseId, occasion.at));
  const form = await readForm(request, JudgementForm);
  if (!form.ok) return data({ ...form.reply, refusal: null }, { status: 422 });
  const outcome = await judgeRelationship(actor, { courseId, ...form.value }, occasion);
  if (outcome.ok) return redirect(teamPath(DOOR, courseId));
  return data({ values: form.values, errors: {}, refusal: outcome.refusal }, { status: 409 });
}

/** Without a connection, or with a session that ended, the page and the reason that was written stay. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ ...reply, refusal: null }));
}

export default function TeamRoute() {
  const { team } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() ?? null;
  return <TeamScreen team={team} door={DOOR} reply={reply} busy={useNavigation().state === "submitting"} />;
}
