import type { CourseLetterKind } from "#app/domain/authoring/course-letter.ts";
import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { type Letter, writeLetter } from "#app/ui/letters/write-letter.ts";

type Content = {
  readonly kind: CourseLetterKind;
  readonly language: Language;
  readonly t: Translate;
  readonly name: string | null;
  readonly courseId: string;
  readonly course: { readonly title: DraftText; readonly expiresOn: CalendarDay | null };
  readonly publicUrl: string;
};

function placeOf(kind: CourseLetterKind): "publication" | "changes" {
  return kind === "withdrawn" || kind === "recalled" ? "changes" : "publication";
}

/** A letter about a course, in its reader's language. */
export function courseLetter({ kind, language, t, name, courseId, course, publicUrl }: Content): Letter {
  const title = [language, ...LANGUAGES].map((one) => course.title[one]).find((text) => text !== undefined && text !== "") ?? courseId;
  const place = placeOf(kind);
  const day = course.expiresOn === null ? "" : formatDate(language, course.expiresOn);
  return writeLetter({
    language,
    subject: t(`publication.letter-${kind}-subject`),
    greeting: name === null ? t("letters.greeting-nobody") : t("letters.greeting", { name }),
    body: t(`publication.letter-${kind}-text`, { title, day }),
    code: null,
    button: t(`publication.letter-button-${place}`),
    link: place === "changes" ? `${publicUrl}/learn/courses/${courseId}/changes` : `${publicUrl}/teach/courses/${courseId}/publication`,
    closing: t("letters.closing"),
  });
}

/** The same on one segment of a text message: what it is about is read after signing in. */
export function courseText(kind: CourseLetterKind, t: Translate): string {
  return t("letters.text-notice", { notice: t(`publication.letter-${kind}-subject`) });
}
