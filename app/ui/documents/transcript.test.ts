import { expect, test } from "vitest";
import { LANGUAGES, directionOf } from "#app/domain/shared/language.ts";
import { CalendarDay, type Instant } from "#app/domain/shared/time.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { renderPdf } from "#app/platform/pdf.server.ts";
import type { Transcript } from "#app/queries/credits/transcript.server.ts";
import { transcriptDocument } from "#app/ui/documents/transcript.ts";
import { transcriptView } from "#app/ui/documents/transcript-view.ts";
import { pdfLines } from "#tests/support/pdf-text.ts";

const line = (id: string, kind: "award" | "reversal", amountHundredths: number): Transcript["lines"][number] => ({
  id,
  kind,
  amountHundredths,
  creditType: "provider-certified-hours",
  category: "clinical",
  title: { ar: "سلامة المرضى", ckb: "سەلامەتیی نەخۆش", en: "Patient safety" },
  earnedOn: CalendarDay.parse("2026-03-01"),
  evidenceGrade: "provider-signed",
  reason: null,
  certificateCode: null,
  sequence: 1,
  providerName: null,
  courseId: null,
});

const aTranscript: Transcript = {
  practitioner: { nameAr: "أحمد علاء", nameLatin: "Ahmed Alaa", nameCkb: null, profession: "nurse", licences: [] },
  lines: [line("one", "award", 75), line("two", "reversal", -75)],
  totals: { all: 0, byCreditType: { "provider-certified-hours": 0 }, byCategory: { clinical: 0 } },
  period: null,
  pendingConfirmation: false,
};

test("a credit that was taken back has its minus before the number on paper, in all three languages", async () => {
  for (const language of LANGUAGES) {
    const view = transcriptView(aTranscript, language, "2026-03-02T08:00:00.000Z" as Instant, messagesFor(language));
    const lines = await pdfLines(await renderPdf(transcriptDocument(view), 0), directionOf(language));
    expect({ language, there: lines.filter((text) => /(^| )-0\.75$/.test(text)).length, lines }).toMatchObject({ there: 1 });
    expect(lines.filter((text) => /0\.75-|0\.75 -/.test(text))).toEqual([]);
  }
});
