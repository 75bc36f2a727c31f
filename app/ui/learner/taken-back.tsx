import { Link } from "@remix-run/react";
import type { Withdrawal } from "#app/domain/authoring/withdrawal.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Callout } from "#app/ui/kit/callout.tsx";
import { changesPath } from "#app/ui/learner/course-paths.ts";

/** That a course was withdrawn or recalled; for whom it concerns, the way to why. */
export function TakenBack({ courseId, kind, concerns }: { courseId: string; kind: Withdrawal["kind"]; concerns: boolean }) {
  const t = useMessages();
  const recalled = kind === "recall" && concerns;
  const sentence = t(recalled ? "lesson.recalled" : "quiz.reason-course-withdrawn");
  return (
    <Callout kind="danger">
      {concerns ? (
        <Link to={changesPath(courseId)} reloadDocument className="underline">
          {sentence}
        </Link>
      ) : (
        sentence
      )}
    </Callout>
  );
}
