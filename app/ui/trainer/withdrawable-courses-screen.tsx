import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { WithdrawableCourse } from "#app/queries/authoring/withdrawal-page.server.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";

/** The published courses, for whoever may take each of them back. */
export function WithdrawableCoursesScreen({ courses }: { courses: readonly WithdrawableCourse[] }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Page title={t("publication.withdraw-list")} lead={t("publication.withdraw-list-lead")}>
      {courses.length === 0 ? (
        <EmptyState icon="book" title={t("publication.withdraw-none")}>
          {t("publication.withdraw-none-text")}
        </EmptyState>
      ) : (
        <ul className="border-line divide-line bg-surface-raised divide-y rounded-2xl border">
          {courses.map((course) => (
            <li key={course.courseId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-4">
              <span className="min-w-40 grow basis-60">
                <span className="block font-semibold">
                  <Bdi>{course.title[language]}</Bdi>
                </span>
                <span className="text-ink-muted block text-sm">
                  {t("workshop.version", { number: course.number, day: formatDate(language, course.expiresOn) })}
                </span>
                {course.withdrawn === null ? null : (
                  <Badge tone="danger" icon="warning">
                    {t(`publication.withdrawn-${course.withdrawn}`)}
                  </Badge>
                )}
              </span>
              <LinkButton look="secondary" size="small" to={`/admin/courses/${course.courseId}/withdrawal`}>
                {t("publication.see-withdrawal")}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
