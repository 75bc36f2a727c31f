import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { submitForReview } from "#app/commands/authoring/submit-for-review.server.ts";
import { withdrawSubmission } from "#app/commands/authoring/withdraw-submission.server.ts";
import type { DraftToEdit } from "#app/domain/authoring/draft-answers.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { publicationChecklist } from "#app/domain/authoring/publication-checklist.ts";
import { sumOfCounts } from "#app/domain/authoring/translation-state.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import type { Result } from "#app/domain/shared/result.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { translationOverview } from "#app/queries/authoring/translation-overview.server.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";
import { DraftScreen } from "#app/ui/trainer/draft-screen.tsx";
import { draftPath } from "#app/ui/trainer/draft-words.ts";
import type { Way, WayRefusal } from "#app/ui/trainer/way-to-learners.tsx";

export const handle = { title: "workshop.title" } satisfies PageHandle;

const courseOf = (params: LoaderFunctionArgs["params"]): CourseId => found(CourseId.safeParse(params["courseId"]).data);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const { parts, ...draft } = found(await draftToEdit(trainer, courseOf(params), occasionOf(request).at));
  const content = draftContentFrom(draft.courseId, draft.providerId, parts, draft.team);
  const overview = await translationOverview(trainer, draft.courseId, content);
  return {
    // What the lessons say is asked for where they are written: here it would be half a megabyte.
    draft: { ...draft, parts: parts.map((part) => ({ ...part, content: null })) },
    metadata: content.metadata,
    faults: publicationChecklist(content),
    behind: sumOfCounts((overview?.places ?? []).map(({ count }) => count)).stale,
  };
}

const WayForm = z.object({ way: z.enum(["submit", "withdraw"]) });

export async function action({ request, params }: ActionFunctionArgs) {
  const trainer = await requireActor(request, "trainer");
  const courseId = courseOf(params);
  const occasion = occasionOf(request);
  const form = await readForm(request, WayForm);
  if (!form.ok) return refusedBy("other", 422);
  const draft = found(await draftToEdit(trainer, courseId, occasion.at));
  const outcome = await go(form.value.way, trainer, draft, occasion);
  if (outcome.ok) return redirect(draftPath(courseId));
  const { code } = outcome.refusal;
  // Sent twice: it is where it was meant to be.
  if (code === "submitted-already") return redirect(draftPath(courseId));
  return refusedBy(code === "not-yours" || code === "not-approved" || code === "not-independent" ? code : "other", 409);
}

function refusedBy(refusal: WayRefusal, status: number) {
  return data({ refusal, unsent: null as string | null }, { status });
}

type Refused = { readonly code: string };

async function go(way: Way, trainer: ActorIn<"trainer">, draft: DraftToEdit, occasion: Occasion): Promise<Result<unknown, Refused>> {
  switch (way) {
    case "submit":
      return submitForReview(trainer, { courseId: draft.courseId }, occasion);
    case "withdraw": {
      const submissionId = draft.submission?.submissionId;
      if (submissionId === undefined) return { ok: false, refusal: { code: "withdrawn" } };
      const outcome = await withdrawSubmission(trainer, { submissionId }, occasion);
      return outcome.ok ? outcome : { ok: false, refusal: { code: outcome.refusal } };
    }
  }
}

/** Without a connection, or where the server cannot take it, the page stays and says why. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, ({ errors }) => ({ refusal: "other", unsent: errors[""]?.[0] ?? null }));
}

export default function DraftRoute() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  return <DraftScreen {...loaded} answer={answer} busy={useNavigation().state === "submitting"} />;
}
