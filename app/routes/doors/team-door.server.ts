import { type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { judgeRelationship } from "#app/commands/authoring/judge-relationship.server.ts";
import { JudgementForm } from "#app/domain/authoring/judgement-form.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { courseTeam } from "#app/queries/authoring/course-team.server.ts";
import { teamPath } from "#app/ui/trainer/draft-words.ts";

/** As what somebody comes in by each of the two doors. */
const ROLES = { teach: "trainer", review: "reviewer" } as const;
type Door = keyof typeof ROLES;

const courseOf = (params: LoaderFunctionArgs["params"]): CourseId => found(CourseId.safeParse(params["courseId"]).data);

/** The team of the course that the address names. */
export async function showTeam({ request, params }: LoaderFunctionArgs, door: Door) {
  const actor = await requireActor(request, ROLES[door]);
  return { team: found(await courseTeam(actor, courseOf(params), occasionOf(request).at)) };
}

/** Records what a form says of somebody's relationship, and goes back to the team. */
export async function judgeInTeam({ request, params }: LoaderFunctionArgs, door: Door) {
  const actor = await requireActor(request, ROLES[door]);
  const courseId = courseOf(params);
  const occasion = occasionOf(request);
  found(await courseTeam(actor, courseId, occasion.at));
  const form = await readForm(request, JudgementForm);
  if (!form.ok) return data({ ...form.reply, refusal: null }, { status: 422 });
  const outcome = await judgeRelationship(actor, { courseId, ...form.value }, occasion);
  if (outcome.ok) return redirect(teamPath(door, courseId));
  return data({ values: form.values, errors: {}, refusal: outcome.refusal }, { status: 409 });
}
