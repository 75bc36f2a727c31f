import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { CoursePage } from "#app/queries/catalog/course-page.server.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { KeepControl, type KeepControlProps } from "#app/ui/learner/keep-control.tsx";

/** Having the course on this device: in the page's language first, then in the others. */
export function CourseWithoutLine({ course, keep }: { course: CoursePage; keep: Pick<KeepControlProps, "accountId" | "useKeeping"> }) {
  const t = useMessages();
  const language = useLanguage();
  const control = (one: Language) => (
    <KeepControl key={one} {...keep} courseId={course.courseId} language={one} bytes={course.bytes[one]} films={course.films[one]} />
  );
  const others = LANGUAGES.filter((one) => one !== language && course.worksOffline[one]);
  return (
    <section aria-label={t("offline.shelf")} className="border-line mb-3 space-y-3 border-t pt-4">
      {course.worksOffline[language] ? control(language) : <p className="text-ink-muted text-sm">{t("offline.needs-line")}</p>}
      {course.worksOffline[language] ? <p className="text-ink-muted text-sm">{t("offline.explain")}</p> : null}
      {others.length === 0 ? null : (
        <details>
          <summary className="text-accent flex min-h-11 items-center gap-2 font-medium">
            <Icon name="chevron-down" className="size-4" /> {t("offline.other-languages")}
          </summary>
          <div className="space-y-3 pt-2">{others.map(control)}</div>
        </details>
      )}
    </section>
  );
}
