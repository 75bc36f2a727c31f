import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import {
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
  useNavigate,
  useNavigation,
  useSubmit,
} from "@remix-run/react";
import { type FormEvent, useEffect } from "react";
import { z } from "zod";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { Evaluation } from "#app/domain/learning/evaluation.ts";
import { evaluationFromFields } from "#app/domain/learning/evaluation-fields.ts";
import { CourseVersionId, EventId } from "#app/domain/shared/ids.ts";
import { refusalOf } from "#app/domain/sync/receipt.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { randomId } from "#app/offline/random-id.ts";
import { useOneEvent } from "#app/offline/use-one-event.ts";
import { claimStanding } from "#app/queries/credits/claim-standing.server.ts";
import { EvaluationScreen } from "#app/ui/learner/evaluation-screen.tsx";
import { SignInOverPage } from "#app/ui/learner/sign-in-over-page.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "evaluation.title" } satisfies PageHandle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  return {
    standing: found(await claimStanding(learner, params["courseId"] ?? "")),
    eventId: randomUUID(),
    accountId: learner.accountId,
  };
}

const text = z.string().trim().max(2000, "too-long").default("");
/** The form as a browser sends it; the event carries it on as an Evaluation. */
const EvaluationForm = z.object({
  eventId: EventId,
  courseVersionId: CourseVersionId,
  relevance: z.coerce.number({ error: "choose-one" }).int().min(1, "choose-one").max(5),
  intentToChange: Evaluation.shape.intentToChange,
  intendedChange: text,
  barriers: Evaluation.shape.barriers.default([]),
  perceivedBias: Evaluation.shape.perceivedBias,
  biasComment: text,
  comment: z.string().trim().max(4000, "too-long").default(""),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const read = await readForm(request, EvaluationForm);
  if (!read.ok) return data({ reply: read.reply, refusal: null }, { status: 422 });
  const { eventId, courseVersionId, ...evaluation } = read.value;
  const occasion = occasionOf(request);
  // A form without script is a device of its own that does one thing: sending it twice is the same event twice.
  const event = {
    id: eventId,
    deviceId: eventId,
    sequence: 1,
    occurredAt: occasion.at,
    kind: "evaluation-submitted",
    courseVersionId,
    evaluation,
  } as const;
  const [receipt] = await recordLearnerEvents(learner, [event], occasion);
  const refusal = refusalOf(receipt);
  if (refusal !== null && refusal !== "already-evaluated") {
    return data({ reply: { values: read.values, errors: {} }, refusal }, { status: refusal === "later" ? 503 : 409 });
  }
  return redirect(`/learn/courses/${params["courseId"] ?? ""}/claim`);
}

/** A refusal is remembered under the event's id (R84): the next try needs a new one, and after a refusal nothing is loaded anew of itself. What did not arrive is remembered nowhere. */
export const shouldRevalidate = ({ actionStatus }: ShouldRevalidateFunctionArgs) => actionStatus !== 503;

/** Where the browser cannot keep the event on the device, the form itself is sent. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ reply, refusal: null }));
}

export default function EvaluationRoute() {
  const { standing, eventId, accountId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === "submitting";
  const { courseId } = standing;
  const courseVersionId = standing.courseVersionId as CourseVersionId;
  const sending = useOneEvent(accountId, (event) => event.kind === "evaluation-submitted" && event.courseVersionId === courseVersionId);
  const { state, rejection, stoppedBy, sendNow } = sending;
  const isDone = state === "stored" || rejection === "already-evaluated";
  const navigate = useNavigate();
  const submit = useSubmit();
  useEffect(() => {
    if (isDone) navigate(`/learn/courses/${courseId}/claim`, { replace: true });
  }, [isDone, navigate, courseId]);
  const send = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const evaluation = evaluationFromFields(new FormData(form));
    if (evaluation === null) return;
    event.preventDefault();
    void sending.keep({ id: randomId() as EventId, kind: "evaluation-submitted", courseVersionId, evaluation }).then((kept) => {
      if (kept === null) submit(form);
    });
  };
  return (
    <>
      <EvaluationScreen
        standing={standing}
        eventId={eventId}
        reply={answer?.reply ?? null}
        refusal={rejection ?? answer?.refusal ?? null}
        busy={busy || state !== "none"}
        sending={sending}
        onSubmit={send}
      />
      <SignInOverPage stoppedBy={stoppedBy} onHelped={sendNow} />
    </>
  );
}
