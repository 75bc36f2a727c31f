import { Link } from "@remix-run/react";
import { percentOf } from "#app/domain/learning/progress.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import type { LessonPage } from "#app/queries/authoring/lesson-page.server.ts";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { CourseText } from "#app/ui/learner/course-language.tsx";
import { coursePath, lessonPath } from "#app/ui/learner/course-paths.ts";

/** The course's lessons with ticks and minutes, and under the open one its sections. */
export function LessonOutline({ page, read }: { page: LessonPage; read: ReadonlySet<string> }) {
  const t = useMessages();
  const sections = page.outline.filter((heading) => heading.level === 2);
  // The ticks are of this moment, the count was made when the page was loaded; a finished lesson was counted whole.
  const isCounted = page.lessons.some((lesson) => lesson.id === page.lesson.id && lesson.finished);
  const since = isCounted ? [] : sections.filter(({ id }) => read.has(id) && !page.readSectionIds.some((before) => before === id));
  const percent = percentOf(page.parts, since.length);
  return (
    <nav id="outline" aria-label={t("lesson.outline")} className="text-[0.9375rem]">
      <p className="mb-2 flex items-baseline justify-between gap-2">
        <Link to={coursePath(page.courseId)} className="text-accent inline-block py-1 font-semibold hover:underline">
          <CourseText>{page.courseTitle}</CourseText>
        </Link>
      </p>
      {page.enrolled ? (
        <div className="mb-3 space-y-1">
          <ProgressBar value={percent} label={t("lesson.progress")} />
          <p className="text-ink-muted text-sm">{t("lesson.progress-percent", { percent })}</p>
        </div>
      ) : null}
      <ol className="space-y-0.5">
        {page.lessons.map((lesson, index) => {
          const here = lesson.id === page.lesson.id;
          const finished = lesson.finished || (here && page.enrolled && sections.every((section) => read.has(section.id)));
          return (
            <li key={lesson.id}>
              <Link
                to={lessonPath(page.courseId, lesson.id)}
                aria-current={here ? "page" : undefined}
                className={classNames(
                  "flex min-h-11 items-start gap-2.5 rounded-lg px-2.5 py-2",
                  here ? "bg-accent-soft text-accent-strong font-semibold" : "hover:bg-surface-sunken",
                )}
              >
                <Tick done={finished} number={index + 1} />
                <span className="min-w-0 grow">
                  <CourseText>{lesson.title}</CourseText>
                  {finished ? <span className="sr-only"> ({t("lesson.read")})</span> : null}
                </span>
                <span className="text-ink-muted shrink-0 text-sm font-normal">{t("lesson.minutes-short", { count: lesson.minutes })}</span>
              </Link>
              {here ? (
                <ol className="border-line ms-5 mt-1 mb-2 border-s ps-2">
                  {sections.map((section) => (
                    <li key={section.id}>
                      <a
                        href={`#${section.id}`}
                        className="text-ink-muted hover:text-ink hover:bg-surface-sunken flex min-h-11 items-start gap-2 rounded-lg px-2 py-2 lg:min-h-10 lg:py-1.5"
                      >
                        <Icon
                          name="check"
                          className={classNames("mt-1 size-4", page.enrolled && read.has(section.id) ? "text-success" : "invisible")}
                        />
                        <span className="min-w-0">
                          <CourseText>{section.title}</CourseText>
                          {page.enrolled && read.has(section.id) ? <span className="sr-only"> ({t("lesson.read")})</span> : null}
                        </span>
                      </a>
                    </li>
                  ))}
                </ol>
              ) : null}
            </li>
          );
        })}
      </ol>
      <p className="border-line mt-3 border-t pt-3">
        <Link to={`${coursePath(page.courseId)}/print`} className="text-accent inline-flex min-h-11 items-center gap-2 hover:underline">
          <Icon name="print" /> {t("lesson.print")}
        </Link>
      </p>
    </nav>
  );
}

function Tick({ done, number }: { done: boolean; number: number }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "mt-0.5 grid size-6 shrink-0 place-content-center rounded-full border text-xs font-semibold",
        done ? "bg-success-soft border-success text-success" : "border-line-strong text-ink-muted",
      )}
    >
      {done ? <Icon name="check" className="size-4" /> : number}
    </span>
  );
}
