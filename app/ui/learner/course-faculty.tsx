import { useMessages } from "#app/i18n/use-messages.ts";
import type { CoursePage } from "#app/queries/catalog/course-page.server.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { CourseText } from "#app/ui/learner/course-language.tsx";

/** Who is in control of the content, and what each of them has declared, in words and never with a logo. */
export function CourseFaculty({ faculty }: { faculty: CoursePage["faculty"] }) {
  const t = useMessages();
  return (
    <ul className="border-line divide-line bg-surface-raised divide-y rounded-2xl border">
      {faculty.map((member) => (
        <li key={`${member.role} ${member.name}`} className="space-y-1.5 p-4">
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-semibold">
              <CourseText>{member.name}</CourseText>
            </span>
            <Badge>{t(`course.role-${member.role}`)}</Badge>
          </p>
          <p className="text-ink-muted">
            <CourseText>{member.credentials}</CourseText>
          </p>
          {member.relationships.length === 0 ? (
            <p className="text-sm">{t("course.nothing-to-disclose")}</p>
          ) : (
            <ul className="space-y-1 text-sm">
              {member.relationships.map((relationship) => (
                <li key={`${relationship.company} ${relationship.nature}`}>
                  {t("course.relationship", { company: relationship.company, nature: t(`course.nature-${relationship.nature}`) })}{" "}
                  {t("course.mitigation")} <CourseText>{relationship.mitigation}</CourseText>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
