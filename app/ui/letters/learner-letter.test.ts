import { expect, test } from "vitest";
import type { Measure } from "#app/domain/compliance/judge-cycle.ts";
import type { StandingDeadline } from "#app/domain/compliance/standing-deadline.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { learnerLetterWords } from "#app/i18n/learner-letter-words.server.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { licenceDecisionLetter, licenceDecisionText, standingLetter, standingText } from "#app/ui/letters/learner-letter.ts";

const ethics = { which: { topics: ["ethics"] }, per: "cycle", from: "2026-01-01", to: "2026-11-30", missing: 200 } as unknown as Measure;
const deadline: StandingDeadline = {
  to: "2026-11-30" as CalendarDay,
  daysLeft: 30,
  leastHundredths: 12_225,
  wholeHundredths: 12_225,
  parts: [ethics],
  duties: ["audit"],
};
const licence = {
  accountId: "" as never,
  outcome: "refused",
  number: "N-77",
  issuingBody: "moh-federal",
  reason: "No such number.",
} as const;

test.each(LANGUAGES)("%s: every text message of these letters fits into one segment", (language) => {
  const words = learnerLetterWords(language);
  const texts = [
    standingText(deadline, language, words),
    standingText({ ...deadline, leastHundredths: 0, wholeHundredths: null, parts: [] }, language, words),
    licenceDecisionText(licence, words),
    licenceDecisionText({ ...licence, outcome: "confirmed" }, words),
  ];
  for (const text of texts) {
    expect(text).not.toContain("learner-letters.");
    expect({ text, fits: text.length <= (language === "en" ? 160 : 70) }).toEqual({ text, fits: true });
  }
  expect(texts[0]).toContain("122.25");
});

test("the letter of a standing says how much is missing, in what, until when, and that a trial is one", () => {
  const to = {
    language: "en",
    t: messagesFor("en"),
    words: learnerLetterWords("en"),
    name: "Zainab",
    link: "https://cme.example.iq/learn/standing",
  } as const;
  const letter = standingLetter({ deadline, isInForce: false }, to);
  expect(letter.subject).toBe("Your licence cycle ends in 30 days, and something is missing");
  expect(letter.text).toContain("30 November 2026");
  expect(letter.text).toContain("122.25 credits in all, 2 credits in Ethics");
  expect(letter.text).toContain("a duty besides credits");
  expect(letter.text).toContain("on trial");
  expect(letter.text).toContain(to.link);
  expect(standingLetter({ deadline, isInForce: true }, to).text).not.toContain("on trial");
});

test("the letter of a licence gives the reason as it was written, and what may be done", () => {
  const to = {
    language: "ar",
    t: messagesFor("ar"),
    words: learnerLetterWords("ar"),
    name: null,
    link: "https://cme.example.iq/account",
  } as const;
  const refused = licenceDecisionLetter(licence, to);
  expect(refused.text).toContain("\u2068No such number.\u2069");
  expect(refused.text).toContain("\u2068N-77\u2069");
  const confirmed = licenceDecisionLetter({ ...licence, outcome: "confirmed", reason: null }, to);
  expect(confirmed.text).not.toContain("السبب");
});
