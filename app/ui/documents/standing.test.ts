import { expect, test } from "vitest";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { CalendarDay, type Instant } from "#app/domain/shared/time.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { renderPdf } from "#app/platform/pdf.server.ts";
import type { OwnStanding } from "#app/queries/learning/standing.server.ts";
import { standingDocument } from "#app/ui/documents/standing.ts";
import { standingView } from "#app/ui/documents/standing-view.ts";
import { pdfText } from "#tests/support/pdf-text.ts";

const day = (text: string) => CalendarDay.parse(text);
const whole = {
  ...{ clause: "total", which: {}, per: "cycle" as const, from: day("2026-01-01"), to: day("2026-12-31") },
  ...{ required: 1500, counted: 650, missing: 850, isOver: false },
} as const;
const aStanding: OwnStanding = {
  policy: { name: "Example", source: "Made for a test.", state: "shadow", version: "2026-1" },
  state: "short",
  summary: {
    ...{ state: "short", from: day("2026-01-01"), to: day("2026-12-31"), until: day("2026-12-31") },
    ...{ countedHundredths: 650, requiredHundredths: 1500, parts: [] },
  },
  clauses: [{ version: "2026-1", id: "total", text: "Clause of the whole", isTranslated: true, source: "A test" }],
  cycles: [
    {
      ...{ policyVersion: "2026-1", from: day("2026-01-01"), to: day("2026-12-31"), isOver: false, isRolling: false },
      ...{ state: "short", until: day("2026-12-31"), appealUntil: null, failures: [], countedHundredths: 650, carried: null },
      ...{ measures: [whole], duties: [], grounds: [] },
      credits: [
        {
          ...{ id: "one", title: "Wound care", category: "clinical", earnedOn: day("2026-03-01") },
          ...{ amountHundredths: 800, countedHundredths: 650, steps: [{ why: "above-maximum", clause: "total", hundredths: -150 }] },
        },
      ],
    },
  ],
  helps: [],
};

test("a standing on paper says its sentence, a bar for each thing asked, and of every credit what counted and why", async () => {
  for (const language of LANGUAGES) {
    const view = standingView(aStanding, "Alaa Salah", language, "2026-06-01T08:00:00.000Z" as Instant, messagesFor(language));
    expect(view.asked.rows).toMatchObject([{ filled: 43, clause: "Clause of the whole" }]);
    expect(view.credits.rows[0]?.slice(3, 5)).toEqual(["8", "6.5"]);
    const { text, pages } = await pdfText(await renderPdf(standingDocument(view), 0));
    expect(pages).toBe(1);
    for (const part of ["Alaa Salah", "Wound care", "6.5", "8.5"]) expect(text, `${language} ${part}`).toContain(part);
  }
});

test("who is asked nothing, and has no credit, has a page that says so", async () => {
  const nothing: OwnStanding = { ...aStanding, state: "nothing-asked", summary: null, cycles: [] };
  const view = standingView(nothing, "Alaa Salah", "en", "2026-06-01T08:00:00.000Z" as Instant, messagesFor("en"));
  expect((await pdfText(await renderPdf(standingDocument(view), 0))).text).toContain("Nothing is asked of you");
});
