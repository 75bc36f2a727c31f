import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import {
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
  useNavigation,
  useRevalidator,
  useSubmit,
} from "@remix-run/react";
import { type FormEvent, useEffect } from "react";
import { z } from "zod";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { claimFromFields } from "#app/domain/credits/claim-fields.ts";
import { parseNumerals } from "#app/domain/shared/digits.ts";
import { CourseVersionId, EventId } from "#app/domain/shared/ids.ts";
import { refusalOf } from "#app/domain/sync/receipt.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepTyped } from "#app/offline/keep-typed.ts";
import { randomId } from "#app/offline/random-id.ts";
import { useOneEvent } from "#app/offline/use-one-event.ts";
import { claimStanding } from "#app/queries/credits/claim-standing.server.ts";
import { ClaimScreen } from "#app/ui/learner/claim-screen.tsx";
import { SignInOverPage } from "#app/ui/learner/sign-in-over-page.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "claim.title" } satisfies PageHandle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  return {
    standing: found(await claimStanding(learner, params["courseId"] ?? "")),
    eventId: randomUUID(),
    accountId: learner.accountId,
  };
}

const ClaimForm = z.object({
  eventId: EventId,
  courseVersionId: CourseVersionId,
  minutesStated: z
    .string({ error: "required" })
    .transform((typed) => parseNumerals(typed) ?? Number.NaN)
    .pipe(z.number({ error: "not-a-number" }).int("not-a-number").min(1, "not-a-number").max(6000, "too-large")),
  claimedHundredths: z.coerce.number({ error: "required" }).int("required").min(25, "required"),
  statementAccepted: z.literal("on", { error: "statement-missing" }),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const read = await readForm(request, ClaimForm);
  if (!read.ok) return data({ reply: read.reply }, { status: 422 });
  const occasion = occasionOf(request);
  const { eventId, ...claim } = read.value;
  const event = {
    ...claim,
    id: eventId,
    deviceId: eventId,
    sequence: 1,
    occurredAt: occasion.at,
    kind: "credit-claimed",
    statementAccepted: true,
  } as const;
  const [receipt] = await recordLearnerEvents(learner, [event], occasion);
  const refusal = refusalOf(receipt);
  if (refusal !== null && refusal !== "already-claimed") {
    return data({ reply: { values: read.values, errors: { "": [refusal] } } }, { status: refusal === "later" ? 503 : 409 });
  }
  return redirect(`/learn/courses/${params["courseId"] ?? ""}/claim`);
}

/** A refusal is remembered under the event's id (R84): the next try needs a new one, and after a refusal nothing is loaded anew of itself. What did not arrive is remembered nowhere. */
export const shouldRevalidate = ({ actionStatus }: ShouldRevalidateFunctionArgs) => actionStatus !== 503;

/** Where the browser cannot keep the event on the device, the form itself is sent. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepTyped<typeof action>(args, (reply) => ({ reply }));
}

export default function ClaimRoute() {
  const { standing, eventId, accountId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>()?.reply ?? null;
  const busy = useNavigation().state === "submitting";
  const courseVersionId = standing.courseVersionId as CourseVersionId;
  const sending = useOneEvent(accountId, (event) => event.kind === "credit-claimed" && event.courseVersionId === courseVersionId);
  const { state, rejection, stoppedBy, sendNow } = sending;
  const isDone = state === "stored" || rejection === "already-claimed";
  const { revalidate } = useRevalidator();
  const submit = useSubmit();
  useEffect(() => {
    if (isDone) revalidate();
  }, [isDone, revalidate]);
  const send = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const claim = claimFromFields(new FormData(form));
    if (claim === null) return;
    event.preventDefault();
    void sending.keep({ id: randomId() as EventId, kind: "credit-claimed", courseVersionId, ...claim }).then((kept) => {
      if (kept === null) submit(form);
    });
  };
  return (
    <>
      <ClaimScreen
        standing={standing}
        eventId={eventId}
        reply={rejection === null ? reply : { values: reply?.values ?? {}, errors: { "": [rejection] } }}
        busy={busy || (state !== "none" && !isDone)}
        sending={sending}
        onSubmit={send}
      />
      <SignInOverPage stoppedBy={stoppedBy} onHelped={sendNow} />
    </>
  );
}
