import type { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import { useMessages } from "#app/i18n/use-messages.ts";

/** Who supports a course, with what; or that nobody does. */
export function SupportSentence({ support }: { support: CourseMetadata["commercialSupport"] }) {
  const t = useMessages();
  if (support === null || support.length === 0) return t("course.no-commercial-support");
  const sources = support.map(
    ({ source, kind, amount }) => `${source} (${t(`course.support-${kind}`)}${amount === undefined ? "" : `, ${amount}`})`,
  );
  return t("course.commercial-support", { sources: sources.join("; ") });
}
