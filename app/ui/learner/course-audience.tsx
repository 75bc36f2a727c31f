import type { CourseContent, OutcomeLevel } from "#app/domain/authoring/course-content.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { CourseText } from "#app/ui/learner/course-language.tsx";

/** Whom a course is for: in its author's words, and below them the professions and how far its readers have come, where that was said. */
export function CourseAudience({ audience, audienceOf }: { audience: string; audienceOf: CourseContent["audienceOf"] | null }) {
  const t = useMessages();
  const comma = useComma();
  return (
    <>
      <CourseText>{audience}</CourseText>
      {audienceOf == null ? null : (
        <ul className="text-ink-muted mt-1">
          <li>{audienceOf.professions.join(comma)}</li>
          <li>{audienceOf.seniority.map((one) => t(`course.seniority-${one}`)).join(comma)}</li>
        </ul>
      )}
    </>
  );
}

/** What a course is designed to change; nothing where its objectives have no levels. */
export function CourseChanges({ levels }: { levels: readonly OutcomeLevel[] }) {
  const t = useMessages();
  const comma = useComma();
  if (levels.length === 0) return null;
  return (
    <p className="text-ink-muted mt-3">{t("course.changes", { what: levels.map((level) => t(`course.changes-${level}`)).join(comma) })}</p>
  );
}

function useComma(): string {
  return useLanguage() === "en" ? ", " : "، ";
}
