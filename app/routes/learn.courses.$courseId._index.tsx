import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from "@remix-run/node";
import {
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
  useNavigation,
  useRevalidator,
  useRouteLoaderData,
} from "@remix-run/react";
import { useEffect } from "react";
import { z } from "zod";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { topicName } from "#app/domain/catalog/topic.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import { EventId } from "#app/domain/shared/ids.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";
import { refusalOf } from "#app/domain/sync/receipt.ts";
import { found, requireActor, sessionOf } from "#app/http/guard.server.ts";
import { helpContact } from "#app/http/installation.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { type KeptStart, keepStart, prepareKeepStart } from "#app/offline/keep-start.ts";
import { onOutboxNews } from "#app/offline/outbox-state.ts";
import { useKeeping } from "#app/offline/use-keeping.ts";
import { coursePage } from "#app/queries/catalog/course-page.server.ts";
import type { loader as rootLoader } from "#app/root.tsx";
import { coursePath, lessonPath } from "#app/ui/learner/course-paths.ts";
import { CourseScreen } from "#app/ui/learner/course-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const session = await sessionOf(request);
  const learner = session?.actor?.role === "learner" ? session.actor : null;
  const language = await languageOf(request, session);
  const now = occasionOf(request).at;
  const course = found(await coursePage(params["courseId"] ?? "", language, learner, now));
  return {
    course,
    topics: course.topics.map((topic) => topicName(topic, language)),
    offers: course.creditOffers.map(({ professions, maximumHundredths }) => ({
      maximumHundredths,
      professions: professions.map((code) => nameOf(PROFESSIONS, code, language)),
    })),
    reader: learner !== null ? ("learner" as const) : session === null ? ("signed-out" as const) : ("other-role" as const),
    expired: course.expiresOn < dayInBaghdad(now),
    helpContact: helpContact(),
    eventId: randomUUID(),
  };
}

/** `round`: which time this is, for a course that is taken again. */
const StartForm = z.object({ eventId: EventId, round: z.coerce.number().int().min(1).max(1000).default(1) });

export async function action({ request, params }: ActionFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const courseId = params["courseId"] ?? "";
  const form = await readForm(request, StartForm);
  if (!form.ok) return data({ refusal: "unreadable" as const }, { status: 422 });
  const { eventId, round } = form.value;
  const occasion = occasionOf(request);
  // A form is a device of its own that does one thing: sent twice, it is the same event twice.
  const [receipt] = await recordLearnerEvents(
    learner,
    [{ id: eventId, deviceId: eventId, sequence: 1, occurredAt: occasion.at, kind: "course-started", courseId, round }],
    occasion,
  );
  const refusal = refusalOf(receipt);
  if (refusal !== null) return data({ refusal }, { status: refusal === "later" ? 503 : 409 });
  // Who takes it again finds the lessons as they left them, and the quiz new: both from the course's page.
  if (round > 1) return redirect(coursePath(courseId));
  const course = await coursePage(courseId, "en", learner, occasion.at);
  const resume = course?.enrolment?.progress.resume;
  return redirect(resume == null ? coursePath(courseId) : lessonPath(courseId, resume.lessonId));
}

/** Without a connection the start is kept on this device; from there on what is read is kept as well. */
export function clientAction(args: ClientActionFunctionArgs) {
  return keepStart(args);
}

/**
 * A refusal is remembered under the event's id (R84): the next try needs a new one, and after a refusal nothing is loaded anew of itself. A
 * start that is kept is shown anew where this device can.
 */
export function shouldRevalidate({ actionResult }: ShouldRevalidateFunctionArgs): boolean {
  return keptIn(actionResult)?.withCourse !== false;
}

function keptIn(outcome: unknown): KeptStart["kept"] | null {
  return typeof outcome === "object" && outcome !== null && "kept" in outcome ? (outcome as KeptStart).kept : null;
}

export const handle = {
  title: (loaded) => loaded.course.title,
  remembered: (loaded, slot) => ({ ...loaded, eventId: slot(loaded.eventId) }),
} satisfies PageHandle<Awaited<ReturnType<typeof loader>>>;

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ name: "description", content: loaded?.course.summary ?? "" }];

export default function CourseRoute() {
  const loaded = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const startKept = keptIn(outcome) !== null;
  const refusal = outcome?.refusal ?? null;
  const busy = useNavigation().state === "submitting";
  const accountId = useRouteLoaderData<typeof rootLoader>("root")?.session?.accountId;
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!startKept || accountId === undefined) return;
    return onOutboxNews(accountId, ({ receipts }) => {
      if (receipts !== undefined) revalidate();
    });
  }, [startKept, accountId, revalidate]);
  const mayStart = loaded.reader === "learner" && loaded.course.enrolment === null;
  useEffect(() => {
    return mayStart ? prepareKeepStart() : undefined;
  }, [mayStart]);
  const keep = loaded.reader !== "learner" || accountId === undefined ? null : { accountId, useKeeping };
  return <CourseScreen {...loaded} refusal={refusal} startKept={startKept} busy={busy} keep={keep} />;
}
