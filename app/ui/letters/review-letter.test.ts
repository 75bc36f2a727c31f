import { expect, test } from "vitest";
import { REMINDER_STEPS } from "#app/domain/authoring/review-term.ts";
import { LANGUAGES, directionOf } from "#app/domain/shared/language.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { reviewLetter } from "#app/ui/letters/review-letter.ts";

const dueOn = "2026-02-15" as CalendarDay;
const title = { ar: "دورة <b>قصيرة</b>", en: "A short course" };
const written = { title, dueOn, name: "<b>Zainab</b>", link: "https://example.iq/review/x?a=1&b=2" };

test("every reminder is whole in three languages: course, day, link and direction, and markup in a title or a name stays text", () => {
  for (const language of LANGUAGES) {
    const t = messagesFor(language);
    const letters = REMINDER_STEPS.map((step) => reviewLetter({ ...written, step, language, t }));
    for (const letter of letters) {
      expect(letter.subject).not.toMatch(/review\.|[\r\n]/);
      // A language in which the course has no title yet is told it in the first one that has.
      expect(letter.text).toContain(language === "en" ? title.en : title.ar);
      expect(letter.text).toContain(formatDate(language, dueOn));
      expect(letter.text).toContain(written.link);
      expect(letter.text).not.toMatch(/(review|letters)\.[a-z]/);
      expect(letter.html).toContain(`dir="${directionOf(language)}"`);
      expect(letter.html).toContain("https://example.iq/review/x?a=1&amp;b=2");
      expect(letter.html).not.toContain("<b>");
    }
    expect(new Set(letters.map(({ subject }) => subject)).size).toBe(REMINDER_STEPS.length);
  }
});

test("without a title and without a name it is a letter all the same", () => {
  const t = messagesFor("ckb");
  const letter = reviewLetter({ ...written, title: {}, name: null, step: "due", language: "ckb", t });
  expect(letter.text).toContain(t("workshop.untitled"));
  expect(letter.text).toContain(t("letters.greeting-nobody"));
});
