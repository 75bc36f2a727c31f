import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useMemo, useState } from "react";
import { z } from "zod";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { EventId } from "#app/domain/shared/ids.ts";
import { refusalOf, type Rejection } from "#app/domain/sync/receipt.ts";
import { found, requireActor, sessionOf } from "#app/http/guard.server.ts";
import { isDataRequest } from "#app/http/is-data-request.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { keepReading } from "#app/offline/keep-reading.ts";
import { type LessonPage, lessonPage } from "#app/queries/authoring/lesson-page.server.ts";
import { lessonPath } from "#app/ui/learner/course-paths.ts";
import { LessonScreen } from "#app/ui/learner/lesson-screen.tsx";
import { SentOnce, type TextInDocument } from "#app/ui/learner/sent-once.ts";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

type Loaded = { page: LessonPage; text: TextInDocument; eventId: string; accountId: string | null; canStart: boolean };

export async function loader({ request, params }: LoaderFunctionArgs): Promise<Loaded> {
  const session = await sessionOf(request);
  const learner = session?.actor?.role === "learner" ? session.actor : null;
  const language = await languageOf(request, session);
  const { html, ...page } = found(await lessonPage(params["courseId"] ?? "", params["lessonId"] ?? "", language, learner));
  return {
    page: { ...page, html: "" },
    text: isDataRequest(request) ? html : new SentOnce(html, `${page.courseVersionId} ${page.lesson.id} ${language}`),
    eventId: randomUUID(),
    accountId: page.enrolled ? (learner?.accountId ?? null) : null,
    canStart: learner !== null,
  };
}

const ReadForm = z.object({ eventId: EventId });

/** Without script: the whole lesson has been read, and on to the next; a refusal is told where the form is. */
export async function action({ request, params }: ActionFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const [courseId, lessonId] = [params["courseId"] ?? "", params["lessonId"] ?? ""];
  const form = await readForm(request, ReadForm);
  const page = found(await lessonPage(courseId, lessonId, "en", learner));
  const blockIds = page.outline.flatMap((heading) => (heading.level === 2 ? [heading.id] : []));
  if (!form.ok) return refuse("unreadable");
  if (blockIds.length > 0) {
    const { eventId } = form.value;
    const occasion = occasionOf(request);
    const { courseVersionId } = page;
    // A form is a device of its own that does one thing: sent twice, it is the same event twice.
    const base = { id: eventId, deviceId: eventId, sequence: 1, occurredAt: occasion.at };
    const [receipt] = await recordLearnerEvents(
      learner,
      [{ ...base, kind: "sections-read", courseVersionId, lessonId, blockIds }],
      occasion,
    );
    const refusal = refusalOf(receipt);
    if (refusal !== null) return refuse(refusal);
  }
  const next = page.lessons[page.lesson.number];
  return redirect(next === undefined ? `/learn/courses/${courseId}` : lessonPath(courseId, next.id));
}

function refuse(refusal: Rejection | "later") {
  return data({ refusal }, { status: refusal === "later" ? 503 : refusal === "unreadable" ? 422 : 409 });
}

/**
 * Within a lesson a new address changes nothing that is shown; another lesson asks the server again, and so does another language.
 * A refusal is remembered under the event's id (R84): the next try needs a new one.
 */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  currentParams,
  nextParams,
  formAction,
  actionStatus,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  if (actionStatus === 409) return true;
  const isSame = formAction === undefined && currentParams["lessonId"] === nextParams["lessonId"];
  return isSame && currentUrl.href !== nextUrl.href ? false : defaultShouldRevalidate;
}

export const handle = {
  title: ({ page }) => `${page.lesson.title} · ${page.courseTitle}`,
  remembered: (loaded, slot) => ({
    ...loaded,
    eventId: slot(loaded.eventId),
    accountId: loaded.accountId === null ? null : slot(loaded.accountId),
  }),
} satisfies PageHandle<Loaded>;

export default function LessonRoute() {
  const { page, text, eventId, accountId, canStart } = useLoaderData<Loaded>();
  const refusal = useActionData<typeof action>()?.refusal ?? null;
  const busy = useNavigation().state !== "idle";
  const { courseVersionId, lesson } = page;
  const [notKept, setNotKept] = useState(false);
  const onRead = useMemo(
    () => (accountId === null ? null : keepReading(accountId, courseVersionId, lesson.id, (isKept) => setNotKept(!isKept))),
    [accountId, courseVersionId, lesson.id],
  );
  return (
    <LessonScreen
      page={page}
      text={text}
      eventId={eventId}
      canStart={canStart}
      busy={busy}
      onRead={onRead}
      notKept={notKept}
      refusal={refusal}
    />
  );
}
