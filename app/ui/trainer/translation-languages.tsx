import { NavLink } from "@remix-run/react";
import { lessonOfPart, lessonPart } from "#app/domain/authoring/draft-part.ts";
import type { TranslationSheet } from "#app/domain/authoring/translation-board.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { classNames } from "#app/ui/kit/class-names.ts";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { translatedPartPath } from "#app/ui/trainer/translation-words.ts";

/** The same texts in another language. */
export function TranslationLanguages({ sheet }: { sheet: Pick<TranslationSheet, "courseId" | "part" | "source"> }) {
  const t = useMessages();
  const lesson = lessonOfPart(sheet.part);
  return (
    <nav aria-label={t("workshop.language")} className="flex flex-wrap gap-1">
      {LANGUAGES.filter((one) => one !== sheet.source).map((one) => (
        <NavLink
          key={one}
          lang={one}
          to={translatedPartPath(sheet.courseId, lesson === null ? sheet.part : lessonPart(lesson.lessonId, one), one)}
          className={({ isActive }) =>
            classNames(
              "inline-flex min-h-11 items-center rounded-lg px-3",
              isActive ? "bg-accent-soft text-accent-strong font-semibold" : "hover:bg-surface-sunken",
            )
          }
        >
          {LANGUAGE_NAMES[one]}
        </NavLink>
      ))}
    </nav>
  );
}
