import type { ClientActionFunctionArgs } from "@remix-run/react";
import type { CourseId, EventId } from "#app/domain/shared/ids.ts";
import { randomId } from "#app/offline/random-id.ts";
import { accountHere } from "#app/offline/told-to-pages.ts";

/** The start of a course that no server could be told yet. */
export type KeptStart = {
  readonly kept: {
    /** The course itself is on this device too, so that its page can be made anew here. */
    readonly withCourse: boolean;
  };
};

const REST_MS = 2_000;
const parts = () => Promise.all([import("#app/offline/outbox.ts"), import("#app/offline/kept-courses.ts")]);

/** Fetches what `keepStart` would need while there is a line, once the page is at rest. Returns how to stop. */
export function prepareKeepStart(): () => void {
  const atRest = setTimeout(() => void parts().catch(() => undefined), REST_MS);
  return () => {
    clearTimeout(atRest);
  };
}

/**
 * The course route's `clientAction`: begins the course, and where no server answers keeps the start in the outbox, like everything else that
 * learners do. The server knows which time it is by the round, so that a start that did reach it begins nothing twice (R82).
 */
export async function keepStart({ request, params, serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  const form = await request.clone().formData();
  try {
    return await serverAction();
  } catch (error) {
    const accountId = accountHere();
    if (!(error instanceof TypeError) || accountId === null) throw error;
    const courseId = params["courseId"] as CourseId;
    const round = Number(form.get("round") ?? 1);
    const [{ keep }, { keptCourses }] = await parts();
    await keep(accountId, { kind: "course-started", id: randomId() as EventId, courseId, round });
    const withCourse = (await keptCourses(accountId)).some((course) => course.courseId === courseId && course.kept !== null);
    // A status of a fault: after it Remix asks for nothing anew of itself, which would fail for the same reason.
    return Response.json({ kept: { withCourse } } satisfies KeptStart, { status: 503 });
  }
}
