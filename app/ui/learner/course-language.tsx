import { type ReactNode, createContext, useContext } from "react";
import { type WithLanguages, contentLanguage, languagesOf } from "#app/domain/shared/content-language.ts";
import { type Language, directionOf } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";

const ShownIn = createContext<WithLanguages>({});

/** Says of everything within in which languages its course is there. */
export function CourseLanguage({ course, children }: { course: WithLanguages; children: ReactNode }) {
  return <ShownIn.Provider value={course}>{children}</ShownIn.Provider>;
}

/** What the course around has to say of its own language: nothing where that is the language of the page. */
export function useCourseLanguage(): { readonly lang: Language; readonly dir: "rtl" | "ltr" } | null {
  const reader = useLanguage();
  const lang = contentLanguage(useContext(ShownIn), reader);
  return lang === reader ? null : { lang, dir: directionOf(lang) };
}

/** A line of a course, kept apart from the sentence around it, in the language in which the course is shown. */
export function CourseText({ children }: { children: string }) {
  return <Bdi {...useCourseLanguage()}>{children}</Bdi>;
}

/** The title of a course by itself, where nothing else of it is shown. */
export function CourseTitle({ course, children }: { course: WithLanguages; children: string }) {
  return (
    <CourseLanguage course={course}>
      <CourseText>{children}</CourseText>
    </CourseLanguage>
  );
}

/** One sentence for who reads the course around in another language than their own: in which it is there. */
export function OtherLanguages() {
  const t = useMessages();
  const reader = useLanguage();
  const languages = languagesOf(useContext(ShownIn));
  if (languages.includes(reader)) return null;
  // Each name is written in its own language, whatever the sentence around it runs like.
  const names = languages.map((language) => `\u2068${LANGUAGE_NAMES[language]}\u2069`).join(reader === "en" ? ", " : "، ");
  return <Callout>{t("course.available-in", { languages: names })}</Callout>;
}
