import { Form } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import type { ButtonSize } from "#app/ui/kit/button-style.ts";
import { coursePath } from "#app/ui/learner/course-paths.ts";

/** Begins a course; `round`: which time, when it is taken again. The event's id is in the form, so that pressing twice begins once. */
export function StartCourseForm({
  courseId,
  eventId,
  round = 1,
  size = "medium",
  busy,
}: {
  courseId: string;
  eventId: string;
  round?: number;
  size?: ButtonSize;
  busy: boolean;
}) {
  const t = useMessages();
  return (
    <Form method="post" action={`${coursePath(courseId)}?index`}>
      <input type="hidden" name="eventId" value={eventId} />
      {round === 1 ? null : <input type="hidden" name="round" value={round} />}
      <Button size={size} iconAfter="arrow-forward" busy={busy} look={round === 1 ? "primary" : "secondary"}>
        {t(round === 1 ? "course.start" : "course.again")}
      </Button>
    </Form>
  );
}
