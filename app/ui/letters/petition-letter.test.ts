import { expect, test } from "vitest";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { learnerLetterWords } from "#app/i18n/learner-letter-words.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import type { PetitionLetter } from "#app/queries/compliance/petition-letter.server.ts";
import { petitionText, petitionWordLetter } from "#app/ui/letters/petition-letter.ts";
import { anActivity } from "#tests/builders/an-activity.ts";

const day = (text: string) => text as CalendarDay;
const ACTIVITY = anActivity({ title: "Neonatal workshop" });
const RELIEF = { kind: "relief", reason: "illness", from: day("2026-02-01"), to: day("2026-05-31"), note: "" } as const;
const APPEAL = { kind: "appeal", cycleFrom: day("2025-01-01"), ground: "Closed." } as const;
const OUTCOMES = ["accepted", "asked", "refused"] as const;
const about = (more: Partial<PetitionLetter> = {}): PetitionLetter => ({
  ...{
    accountId: "" as never,
    petitionId: "p",
    content: ACTIVITY,
    outcome: "accepted",
    reason: "The organiser confirms it.",
    hundredths: 250,
  },
  ...more,
});

const LINK = "https://cme.example.iq/learn/petitions/p";
const to = (language: (typeof LANGUAGES)[number]) => {
  return { language, t: messagesFor(language), words: learnerLetterWords(language), name: null, link: LINK };
};

test.each(LANGUAGES)(
  "%s: every word about every kind has its letter, with the reason and the page, and its text on one segment",
  (language) => {
    const seen = new Set<string>();
    for (const outcome of OUTCOMES) {
      for (const content of [ACTIVITY, RELIEF, APPEAL]) {
        const { subject, text } = petitionWordLetter(about({ outcome, content }), to(language));
        expect(subject + text).not.toMatch(/learner-letters\.|[{}]/);
        for (const said of ["The organiser confirms it.", LINK]) expect(text).toContain(said);
        seen.add(text);
      }
      const text = petitionText(about({ outcome }), learnerLetterWords(language));
      expect({ text, fits: text.length <= (language === "en" ? 160 : 70) }).toEqual({ text, fits: true });
    }
    expect(seen.size).toBe(9);
  },
);

test("an activity is told with the credits that were given, and a question with what to do", () => {
  expect(petitionWordLetter(about(), to("en")).text).toContain("The activity Neonatal workshop was accepted with 2.5 credits.");
  const asked = petitionWordLetter(about({ outcome: "asked", reason: "Which hospital?", hundredths: null }), to("ar"));
  expect(asked.text).toContain("السؤال: \u2068Which hospital?\u2069");
  expect(asked.text).toContain("\u2068Neonatal workshop\u2069");
  expect(asked.text).not.toContain("السبب");
});
