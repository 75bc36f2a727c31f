import { Link } from "@remix-run/react";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { CoursePage } from "#app/queries/catalog/course-page.server.ts";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { CourseText } from "#app/ui/learner/course-language.tsx";
import { lessonPath } from "#app/ui/learner/course-paths.ts";
import { megabytes } from "#app/ui/learner/megabytes.ts";

/** The lessons of a course in order, with minutes, size, and what a learner has read of each. */
export function CourseLessons({ course }: { course: CoursePage }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <ol className="border-line divide-line bg-surface-raised divide-y overflow-hidden rounded-2xl border">
      {course.lessons.map((lesson, index) => {
        const progress = course.enrolment?.progress.lessons[index];
        const finished = progress?.finished === true;
        const begun = progress !== undefined && !finished && progress.readSectionIds.length > 0;
        return (
          <li key={lesson.id}>
            <Link to={lessonPath(course.courseId, lesson.id)} className="hover:bg-accent-soft flex items-center gap-4 p-4">
              <span
                aria-hidden="true"
                className={classNames(
                  "grid size-9 shrink-0 place-content-center rounded-full border font-semibold",
                  finished ? "bg-success-soft border-success text-success" : "border-line-strong text-ink-muted",
                )}
              >
                {finished ? <Icon name="check" /> : index + 1}
              </span>
              <span className="min-w-0 grow">
                <span className="block font-semibold">
                  <CourseText>{lesson.title}</CourseText>
                </span>
                <span className="text-ink-muted flex flex-wrap gap-x-3 text-sm">
                  <span>{t("common.minutes", { count: lesson.minutes })}</span>
                  <span>{t("catalogue.size", { megabytes: megabytes(language, lesson.bytes) })}</span>
                  {finished ? <span className="text-success font-medium">{t("lesson.read")}</span> : null}
                  {begun ? (
                    <span>{t("course.sections-read", { done: progress.readSectionIds.length, count: lesson.sectionIds.length })}</span>
                  ) : null}
                  {progress?.hasNewSections === true ? <span className="text-warning font-medium">{t("course.new-sections")}</span> : null}
                </span>
              </span>
              <Icon name="chevron-forward" className="text-ink-muted size-5" />
            </Link>
          </li>
        );
      })}
    </ol>
  );
}
