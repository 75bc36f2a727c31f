import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import type { ReminderStep } from "#app/domain/authoring/review-term.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { type Letter, writeLetter } from "#app/ui/letters/write-letter.ts";

type Content = {
  readonly step: ReminderStep;
  readonly title: DraftText;
  readonly dueOn: CalendarDay;
  readonly language: Language;
  readonly t: Translate;
  readonly name: string | null;
  readonly link: string;
};

/** Reminds a reviewer of a course that waits, in their language. */
export function reviewLetter({ step, title, dueOn, language, t, name, link }: Content): Letter {
  const course = [language, ...LANGUAGES].map((one) => title[one]?.trim() ?? "").find((text) => text !== "") ?? t("workshop.untitled");
  const said = { course: course.replace(/\s+/g, " "), day: formatDate(language, dueOn) };
  return writeLetter({
    language,
    subject: t(`review.reminder-${step}-subject`, said),
    greeting: name === null ? t("letters.greeting-nobody") : t("letters.greeting", { name }),
    body: t(`review.reminder-${step}-text`, said),
    code: null,
    button: t("review.read"),
    link,
    closing: t("review.reminder-closing"),
  });
}
