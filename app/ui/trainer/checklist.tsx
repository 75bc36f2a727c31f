import { Link } from "@remix-run/react";
import type { DraftContent, DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import { lessonOfPart } from "#app/domain/authoring/draft-part.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Callout } from "#app/ui/kit/callout.tsx";
import { lessonDraftPath, nameOfPart } from "#app/ui/trainer/draft-words.ts";
import { fieldPath } from "#app/ui/trainer/plan/plan-pages.ts";
import { questionPath } from "#app/ui/trainer/items/item-words.ts";
import { faultSentence } from "#app/ui/trainer/fault-sentence.ts";

/** Faults of a part that are shown at once; who has more begins with these. */
const SHOWN = 12;

/** What stands in the way of the review, part by part, each line leading to its place. */
export function Checklist({
  courseId,
  metadata,
  faults,
}: {
  courseId: DraftContent["courseId"];
  metadata: DraftMetadata;
  faults: readonly DraftFault[];
}) {
  const t = useMessages();
  const language = useLanguage();
  if (faults.length === 0) return <Callout kind="success">{t("workshop.checklist-clear")}</Callout>;
  const parts = [...new Set(faults.map(({ place }) => place.part))];
  return (
    <div className="space-y-5">
      <p>{t("workshop.checklist-count", { count: faults.length })}</p>
      {parts.map((part) => {
        const lesson = lessonOfPart(part);
        const own = faults.filter(({ place }) => place.part === part);
        return (
          <section key={part} aria-label={nameOfPart(part, metadata, language, t)}>
            <h3 className="mb-2 text-base font-semibold">{nameOfPart(part, metadata, language, t)}</h3>
            <ul className="border-line divide-line divide-y rounded-xl border">
              {own.slice(0, SHOWN).map((fault, index) => (
                <li key={index} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2.5">
                  <span className="min-w-0 grow">{faultSentence(t, fault)}</span>
                  {fault.place.itemId === null ? null : (
                    <Link
                      to={questionPath(courseId, fault.place.itemId, fault.place.field)}
                      className="text-accent inline-flex min-h-11 items-center underline"
                    >
                      {t("workshop.mend")}
                    </Link>
                  )}
                  {lesson === null && part !== "metadata" ? null : (
                    <Link
                      to={
                        lesson === null
                          ? fieldPath(courseId, fault.place.field)
                          : `${lessonDraftPath(courseId, lesson.lessonId, lesson.language)}${fault.place.blockId === null ? "" : `#${fault.place.blockId}`}`
                      }
                      className="text-accent inline-flex min-h-11 items-center underline"
                    >
                      {t("workshop.mend")}
                    </Link>
                  )}
                </li>
              ))}
            </ul>
            {own.length > SHOWN ? (
              <p className="text-ink-muted mt-2 text-sm">{t("workshop.more-faults", { count: own.length - SHOWN })}</p>
            ) : null}
          </section>
        );
      })}
    </div>
  );
}
