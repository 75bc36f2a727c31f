import { Link } from "@remix-run/react";
import type {
  FieldDifference,
  FieldValue,
  ItemDifference,
  LessonDifference,
  VersionDifference,
} from "#app/domain/authoring/version-difference.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { PublicationPage } from "#app/queries/authoring/publication-page.server.ts";
import { Badge, type BadgeTone } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { BlockDifferences } from "#app/ui/trainer/block-differences.tsx";
import { publicationPath } from "#app/ui/trainer/draft-words.ts";

const TONE: Readonly<Record<LessonDifference["change"], BadgeTone>> = { added: "success", removed: "danger", changed: "accent" };

/** Lesson by lesson, question by question and field by field, what is not as it is published. */
export function VersionChanges({
  courseId,
  difference,
  looked,
}: {
  courseId: string;
  difference: VersionDifference;
  looked: PublicationPage["looked"];
}) {
  const t = useMessages();
  const { lessons, items, fields } = difference;
  if (lessons.length + items.length + fields.length === 0) return <p>{t("publication.nothing")}</p>;
  return (
    <div className="space-y-8">
      {lessons.length === 0 ? null : (
        <div className="space-y-3">
          <h3 className="text-base font-semibold">{t("workshop.lessons")}</h3>
          <ul className="space-y-3">
            {lessons.map((lesson) => (
              <Lesson key={lesson.lessonId} courseId={courseId} lesson={lesson} looked={looked} />
            ))}
          </ul>
        </div>
      )}
      {items.length === 0 ? null : (
        <div className="space-y-3">
          <h3 className="text-base font-semibold">{t("publication.items")}</h3>
          <ul className="border-line divide-line bg-surface-raised divide-y rounded-2xl border">
            {items.map((item) => (
              <Question key={item.itemId} item={item} />
            ))}
          </ul>
        </div>
      )}
      {fields.length === 0 ? null : (
        <div className="space-y-3">
          <h3 className="text-base font-semibold">{t("publication.fields")}</h3>
          <dl className="border-line divide-line bg-surface-raised divide-y rounded-2xl border">
            {fields.map((field) => (
              <Field key={field.field} field={field} />
            ))}
          </dl>
        </div>
      )}
    </div>
  );
}

function Lesson({ courseId, lesson, looked }: { courseId: string; lesson: LessonDifference; looked: PublicationPage["looked"] }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Card as="li" className="space-y-3">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <strong>
          <Bdi>{lesson.title[language]}</Bdi>
        </strong>
        <Badge tone={TONE[lesson.change]}>{t(`publication.change-${lesson.change}`)}</Badge>
      </p>
      <ul className="space-y-3">
        {lesson.languages.map((one) => (
          <li key={one.language} className="border-line border-t pt-3">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span lang={one.language} className="font-medium">
                {LANGUAGE_NAMES[one.language]}
              </span>
              <span className="text-ink-muted text-sm">{t("publication.words", { added: one.wordsAdded, removed: one.wordsRemoved })}</span>
            </p>
            <p className="text-ink-muted text-sm">{t("publication.blocks", { ...one })}</p>
            {looked !== null && looked.lessonId === lesson.lessonId && looked.language === one.language ? (
              <div lang={one.language} className="mt-2">
                <BlockDifferences differences={looked.blocks} />
              </div>
            ) : (
              <Link
                to={`${publicationPath(courseId)}?lesson=${lesson.lessonId}&language=${one.language}`}
                preventScrollReset
                aria-label={t("publication.show-lesson", { lesson: lesson.title[language], language: LANGUAGE_NAMES[one.language] })}
                className="text-accent inline-flex min-h-11 items-center underline"
              >
                {t("publication.show")}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Question({ item }: { item: ItemDifference }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 p-4">
      <span className="min-w-0">
        <Bdi>{item.leadIn[language]}</Bdi> <code dir="ltr">{item.itemId}</code>
      </span>
      <span className="flex flex-wrap gap-1.5">
        {item.keyChanged ? (
          <Badge tone="danger" icon="warning">
            {t("publication.key-changed")}
          </Badge>
        ) : null}
        <Badge tone={TONE[item.change]}>{t(`publication.change-${item.change}`)}</Badge>
      </span>
    </li>
  );
}

function Field({ field: { field, before, after } }: { field: FieldDifference }) {
  const t = useMessages();
  const language = useLanguage();
  const isLarge = before === null && after === null;
  const said = (value: FieldValue): string | null => {
    const text = inLanguage(value, language);
    return field === "languages" ? (text?.replace(/\w+/g, (code) => LANGUAGE_NAMES[code as Language]) ?? null) : text;
  };
  return (
    <div className="p-4">
      <dt className="font-medium">{t(`publication.field-${field}`)}</dt>
      <dd className="[overflow-wrap:anywhere] whitespace-pre-wrap">
        {isLarge ? (
          t("publication.change-changed")
        ) : (
          <>
            <del dir="auto" className="text-danger block">
              {said(before) ?? t("publication.no-value")}
            </del>
            <ins dir="auto" className="text-success block">
              {said(after) ?? t("publication.no-value")}
            </ins>
          </>
        )}
      </dd>
    </div>
  );
}

function inLanguage(value: FieldValue, language: Language): string | null {
  return typeof value === "string" || value === null ? value : value[language];
}
