import { expect, test } from "vitest";
import type { CertificateSnapshot } from "#app/domain/credits/certificate.ts";
import { LANGUAGES, directionOf } from "#app/domain/shared/language.ts";
import type { CalendarDay, Instant } from "#app/domain/shared/time.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { renderPdf } from "#app/platform/pdf.server.ts";
import { certificateDocument } from "#app/ui/documents/certificate.ts";
import { certificateView } from "#app/ui/documents/certificate-view.ts";
import { pdfLines, pdfText } from "#tests/support/pdf-text.ts";

const long = (text: string, length: number) =>
  text
    .repeat(Math.ceil(length / text.length))
    .slice(0, length)
    .trim();
const three = (text: string) => ({ ar: text, ckb: text, en: text });
const QR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>';

/** As long as sign-up and course.json let names and titles become, for practical purposes. */
const aLongSnapshot = (language: CertificateSnapshot["language"]): CertificateSnapshot => ({
  schemaVersion: 1,
  code: "0123-4567-89AB",
  language,
  nameAr: long("عبد الرحمن صلاح الدين ", 70),
  nameLatin: long("Abdulrahman Salahaddin ", 70),
  nameCkb: long("عەبدولڕەحمان سەلاحەدین ", 70),
  profession: "specialist-physician",
  licence: { number: "MB-1234567890/2019", issuingBody: "moh-kurdistan", state: "claimed" },
  providerName: three(long("Directorate of training and human development ", 90)),
  title: three(long("Infection prevention and control in a primary health centre ", 140)),
  courseId: long("infection-prevention-", 70),
  courseVersionNumber: 12,
  format: "internet-enduring-material",
  location: null,
  completedOn: "2026-12-31" as CalendarDay,
  amountHundredths: 1275,
  creditType: "provider-certified-hours",
  category: "infection-control",
  issuedAt: "2026-12-31T20:59:59.000Z" as Instant,
  expiresOn: null,
});

test("the longest names and titles still fit one page, in all three languages", async () => {
  for (const language of LANGUAGES) {
    const view = certificateView(aLongSnapshot(language), QR, "https://cme.a-long-name-of-a-directorate.gov.iq", messagesFor(language));
    const { pages, text } = await pdfText(await renderPdf(certificateDocument(view), 0));
    expect({ language, pages }).toEqual({ language, pages: 1 });
    expect(text).toContain("12.75");
  }
});

test("the same snapshot gives the same bytes", async () => {
  const once = () =>
    renderPdf(certificateDocument(certificateView(aLongSnapshot("ar"), QR, "https://example.iq", messagesFor("ar"))), 1_795_000_000_000);
  expect((await once()).equals(await once())).toBe(true);
});

test("nothing a person typed is read as markup", async () => {
  const snapshot = { ...aLongSnapshot("en"), nameLatin: '#panic("x") $a$ *b* [c] \\ "d"' };
  const { text } = await pdfText(
    await renderPdf(certificateDocument(certificateView(snapshot, QR, "https://example.iq", messagesFor("en"))), 0),
  );
  expect(text).toContain('#panic("x") $a$ *b* [c]');
});

/** In one line what is hardest to set: أحمد, a Sorani name with ڕ ڵ ۆ ێ, a Latin drug name and a number. */
const HARD = {
  ar: "جرعات أحمد و ڕێبوار گوڵۆ من Amoxicillin 500 mg كل يوم",
  ckb: "ژەمەکانی أحمد و ڕێبوار گوڵۆ لە Amoxicillin 500 mg هەموو ڕۆژێک",
  en: "Doses of أحمد and ڕێبوار گوڵۆ with Amoxicillin 500 mg a day",
};

test("R10: an Arabic and a Sorani name, a drug and a number in one line read in their order, as on the golden page", async () => {
  for (const language of LANGUAGES) {
    const snapshot: CertificateSnapshot = {
      ...aLongSnapshot(language),
      nameAr: "أحمد علاء الأسدي",
      nameCkb: "ڕێبوار گوڵۆ عەلی",
      nameLatin: "Ahmed Alaa Al-Asadi",
      title: HARD,
      providerName: { ar: "جهة الاختبار", ckb: "لایەنی تاقیکردنەوە", en: "Test provider" },
    };
    const pdf = await renderPdf(certificateDocument(certificateView(snapshot, QR, "https://example.iq", messagesFor(language))), 0);
    const lines = await pdfLines(pdf, directionOf(language));
    expect(lines).toContain(HARD[language].normalize("NFKC"));
    expect(lines).toContain({ ar: snapshot.nameAr, ckb: snapshot.nameCkb, en: snapshot.nameLatin }[language]?.normalize("NFKC"));
    // The middle of the page, where each line is one sentence; below, three columns stand side by side.
    await expect(`${lines.slice(0, 9).join("\n")}\n`).toMatchFileSnapshot(`certificate.${language}.golden.txt`);
  }
});
