import { expect, test } from "vitest";
import type { CertificateSnapshot } from "#app/domain/credits/certificate.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import type { CalendarDay, Instant } from "#app/domain/shared/time.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { renderPdf } from "#app/platform/pdf.server.ts";
import { certificateDocument } from "#app/ui/documents/certificate.ts";
import { certificateView } from "#app/ui/documents/certificate-view.ts";
import { pdfText } from "#tests/support/pdf-text.ts";

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
