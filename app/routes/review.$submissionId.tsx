import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { commentOnBlock } from "#app/commands/authoring/comment-on-block.server.ts";
import { decideReview } from "#app/commands/authoring/decide-review.server.ts";
import { resolveComment } from "#app/commands/authoring/resolve-comment.server.ts";
import { CommentForm, ResolveForm } from "#app/domain/authoring/comment-form.ts";
import { remarkErrors } from "#app/domain/authoring/remark-errors.ts";
import { Decision, type ReviewAnswers } from "#app/domain/authoring/review.ts";
import { REVIEW_QUESTIONS } from "#app/domain/authoring/review-questions.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { found, requireActor, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { draftComments } from "#app/queries/authoring/draft-comments.server.ts";
import { draftMedia } from "#app/queries/authoring/draft-media.server.ts";
import { draftPreview } from "#app/queries/authoring/draft-preview.server.ts";
import { openReviews } from "#app/queries/authoring/open-reviews.server.ts";
import { ReviewScreen } from "#app/ui/reviewer/review-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "review.title" } satisfies PageHandle;

async function reviewOf(reviewer: Actor, request: Request, params: LoaderFunctionArgs["params"]) {
  const reviews = await openReviews(reviewer, occasionOf(request).at);
  return found(reviews.find(({ submissionId }) => submissionId === params["submissionId"]));
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const reviewer = await requireActor(request, "reviewer");
  const review = await reviewOf(reviewer, request, params);
  const language = await languageOf(request, await sessionOf(request));
  const { threads } = found(await draftComments(reviewer, review.courseId));
  return {
    review,
    language,
    threads,
    preview: await draftPreview(reviewer, review.courseId, language, lessonWords(), (shown) =>
      draftMedia(reviewer, review.courseId, shown),
    ),
  };
}

const answer = z.enum(["yes", "no"]);
const DecisionForm = z.object({
  intent: z.literal("decide"),
  decision: Decision,
  reason: z.string().trim().max(5000).default(""),
  answers: z.object(
    Object.fromEntries(REVIEW_QUESTIONS.map((question) => [question, answer])) as Record<(typeof REVIEW_QUESTIONS)[number], typeof answer>,
  ),
});
const ReviewForm = z.discriminatedUnion("intent", [DecisionForm, CommentForm, ResolveForm]);

export async function action({ request, params }: ActionFunctionArgs) {
  const reviewer = await requireActor(request, "reviewer");
  const { submissionId, courseId } = await reviewOf(reviewer, request, params);
  const form = await readForm(request, ReviewForm);
  if (!form.ok) return data({ ...form.reply, refusal: null }, { status: 422 });
  const occasion = occasionOf(request);
  if (form.value.intent === "comment") {
    const outcome = await commentOnBlock(reviewer, { courseId, ...form.value }, occasion);
    if (outcome.ok) return redirect(`/review/${submissionId}#remark-${outcome.value}`);
    return data({ values: form.values, errors: remarkErrors(outcome.refusal), refusal: null }, { status: 422 });
  }
  if (form.value.intent === "resolve") {
    await resolveComment(reviewer, form.value, occasion);
    return redirect(`/review/${submissionId}#remark-${form.value.commentId}`);
  }
  const { decision, reason } = form.value;
  const given = form.value.answers;
  const answers = Object.fromEntries(REVIEW_QUESTIONS.map((question) => [question, given[question] === "yes"])) as ReviewAnswers;
  const outcome = await decideReview(reviewer, { submissionId, decision, answers, reason }, occasion);
  if (outcome.ok) return redirect("/review");
  return data({ values: form.values, errors: {}, refusal: outcome.refusal }, { status: 409 });
}

/** Without a connection, or with a session that ended, the page and the reason that was written stay. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ ...reply, errors: { ...reply.errors }, refusal: null }));
}

export default function ReviewRoute() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() ?? null;
  return <ReviewScreen {...loaded} reply={reply} busy={useNavigation().state === "submitting"} />;
}
