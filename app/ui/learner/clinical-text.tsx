import { isolateRuns } from "#app/domain/authoring/isolate-runs.ts";
import { directionOf } from "#app/domain/shared/language.ts";
import { useLanguage } from "#app/i18n/use-messages.ts";
import { useCourseLanguage } from "#app/ui/learner/course-language.tsx";

/**
 * Plain words of a course in the language in which it is shown, with what runs the other way isolated (R3): without it a browser shows the dose
 * "12 kg × 15 mg/kg" in Arabic as "kg × 15 mg/kg 12".
 */
export function ClinicalText({ children }: { children: string }) {
  const reader = directionOf(useLanguage());
  const course = useCourseLanguage();
  const direction = course?.dir ?? reader;
  const other = direction === "rtl" ? "ltr" : "rtl";
  const runs = isolateRuns(children, direction).map((run, index) =>
    run.isolated ? (
      <bdi key={index} dir={other}>
        {run.text}
      </bdi>
    ) : (
      run.text
    ),
  );
  if (course === null) return <>{runs}</>;
  return (
    <bdi {...course} className={course.dir === reader ? undefined : "inline-block text-start"}>
      {runs}
    </bdi>
  );
}
