import type { Reference } from "#app/domain/authoring/course-source.ts";
import { evidenceOf } from "#app/domain/authoring/evidence-of.ts";
import { useMessages } from "#app/i18n/use-messages.ts";

/** The level of evidence: how many sources of which kind the course rests on, the strongest first. */
export function CourseEvidence({ references }: { references: readonly Reference[] }) {
  const t = useMessages();
  const evidence = evidenceOf(references);
  if (evidence.length === 0) return null;
  return (
    <div className="mb-4">
      <p className="font-semibold">{t("course.evidence")}</p>
      <ul className="list-disc ps-6">
        {evidence.map(({ kind, sources }) => (
          <li key={kind}>{t("course.evidence-kind", { kind: t(`course.evidence-${kind}`), count: sources })}</li>
        ))}
      </ul>
    </div>
  );
}
