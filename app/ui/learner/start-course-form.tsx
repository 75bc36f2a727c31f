import { Form } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import type { ButtonSize } from "#app/ui/kit/button-style.ts";
import { coursePath } from "#app/ui/learner/course-paths.ts";

/** Begins a course. The event's id is in the form, so that pressing twice begins once. */
export function StartCourseForm({
  courseId,
  eventId,
  size = "medium",
  busy,
}: {
  courseId: string;
  eventId: string;
  size?: ButtonSize;
  busy: boolean;
}) {
  const t = useMessages();
  return (
    <Form method="post" action={`${coursePath(courseId)}?index`}>
      <input type="hidden" name="eventId" value={eventId} />
      <Button size={size} iconAfter="arrow-forward" busy={busy}>
        {t("course.start")}
      </Button>
    </Form>
  );
}
