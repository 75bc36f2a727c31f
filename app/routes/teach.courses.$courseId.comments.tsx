import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { commentOnBlock } from "#app/commands/authoring/comment-on-block.server.ts";
import { resolveComment } from "#app/commands/authoring/resolve-comment.server.ts";
import { CommentForm, ResolveForm } from "#app/domain/authoring/comment-form.ts";
import type { CommentThread } from "#app/domain/authoring/comment-threads.ts";
import { remarkErrors } from "#app/domain/authoring/remark-errors.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { draftComments } from "#app/queries/authoring/draft-comments.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { CommentsScreen } from "#app/ui/trainer/comments-screen.tsx";
import { commentsPath } from "#app/ui/trainer/draft-words.ts";

export const handle = { title: "review.comments" } satisfies PageHandle;

const courseOf = (params: LoaderFunctionArgs["params"]): CourseId => found(CourseId.safeParse(params["courseId"]).data);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = courseOf(params);
  return { courseId, ...found(await draftComments(trainer, courseId)) };
}

const Form = z.discriminatedUnion("intent", [CommentForm, ResolveForm]);

/** `?stay`: asked from beside a text that is being written, which must not be left; the remarks as they are then come back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = courseOf(params);
  found(await draftComments(trainer, courseId));
  const form = await readForm(request, Form);
  const threads: readonly CommentThread[] = [];
  if (!form.ok) return data({ ...form.reply, threads }, { status: 422 });
  const stays = new URL(request.url).searchParams.has("stay");
  const go = async (commentId: string) => {
    if (!stays) return redirect(`${commentsPath(courseId)}#remark-${commentId}`);
    return data({ values: {}, errors: {}, ...found(await draftComments(trainer, courseId)) });
  };
  if (form.value.intent === "resolve") {
    await resolveComment(trainer, form.value, occasionOf(request));
    return go(form.value.commentId);
  }
  const outcome = await commentOnBlock(trainer, { courseId, ...form.value }, occasionOf(request));
  if (outcome.ok) return go(outcome.value);
  return data({ values: form.values, errors: remarkErrors(outcome.refusal), threads }, { status: 422 });
}

/** Without a connection, or with a session that ended, the page and what was typed stay. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ ...reply, errors: { ...reply.errors }, threads: [] }));
}

export default function CommentsRoute() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() ?? null;
  return <CommentsScreen {...loaded} reply={reply} busy={useNavigation().state === "submitting"} />;
}
