import { useMessages } from "#app/i18n/use-messages.ts";
import type { PrintPage } from "#app/queries/authoring/lesson-page.server.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { CourseLanguage, CourseText, OtherLanguages } from "#app/ui/learner/course-language.tsx";
import { coursePath } from "#app/ui/learner/course-paths.ts";
import { LessonText } from "#app/ui/learner/lesson-text.tsx";
import type { TextInDocument } from "#app/ui/learner/sent-once.ts";

/** All lessons of a course one after another, for paper. */
export function PrintScreen({ course, texts }: { course: PrintPage; texts: readonly TextInDocument[] }) {
  const t = useMessages();
  return (
    <CourseLanguage course={course}>
      <Page
        width="text"
        title={<CourseText>{course.courseTitle}</CourseText>}
        lead={course.translation === "awaiting-clinical-review" ? t("course.state-awaiting-clinical-review") : undefined}
        actions={
          <>
            <LinkButton to={coursePath(course.courseId)} look="secondary">
              {t("lesson.to-course")}
            </LinkButton>
            <Button type="button" icon="print" onClick={() => window.print()}>
              {t("lesson.print-button")}
            </Button>
          </>
        }
      >
        <OtherLanguages />
        {course.lessons.map((lesson, index) => (
          <article key={lesson.id} className="border-line mt-10 border-t pt-8 print:break-before-page print:border-0 print:pt-0">
            <p className="text-brass text-sm font-semibold">{t("lesson.place", { number: index + 1, count: course.lessons.length })}</p>
            <h2 className="mb-6 text-2xl font-bold">
              <CourseText>{lesson.title}</CourseText>
            </h2>
            <LessonText id={`text-of-${lesson.id}`} lessonId={lesson.id} text={texts[index] ?? ""} />
          </article>
        ))}
      </Page>
    </CourseLanguage>
  );
}
