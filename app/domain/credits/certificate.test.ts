import fc from "fast-check";
import { expect, test } from "vitest";
import { CertificateSnapshot, certificateCode, parseCertificateCode, statusOf } from "#app/domain/credits/certificate.ts";
import type { CalendarDay, Instant } from "#app/domain/shared/time.ts";

// @rule ama-pra/certificate-minimum
test("a snapshot without one of the seven facts that a certificate owes is none", () => {
  const whole = {
    schemaVersion: 1,
    code: "0000-0000-0000",
    language: "ar",
    nameAr: "علاء صلاح",
    nameLatin: "Alaa Salah",
    nameCkb: null,
    profession: "nurse",
    licence: null,
    providerName: { ar: "جهة", ckb: "لایەن", en: "Provider" },
    title: { ar: "دورة", ckb: "خول", en: "Course" },
    courseId: "tiny-course",
    courseVersionNumber: 1,
    format: "internet-enduring-material",
    location: null,
    completedOn: "2026-03-01",
    amountHundredths: 75,
    creditType: "provider-certified-hours",
    category: "patient-safety",
    issuedAt: "2026-03-01T09:00:00.000Z",
    expiresOn: null,
  };
  expect(CertificateSnapshot.safeParse(whole).success).toBe(true);
  const owed = ["nameAr", "nameLatin", "providerName", "title", "format", "location", "completedOn", "amountHundredths"] as const;
  for (const fact of owed) {
    const { [fact]: _, ...rest } = whole;
    expect({ fact, complete: CertificateSnapshot.safeParse(rest).success }).toEqual({ fact, complete: false });
  }
});

const bytes = fc.uint8Array({ minLength: 11, maxLength: 11 });

test("a code reads back however it is typed", () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = certificateCode(random);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      for (const typed of [
        code,
        code.toLowerCase(),
        code.replaceAll("-", ""),
        code.replaceAll("-", " – "),
        code.replaceAll("0", "o").replaceAll("1", "l"),
      ]) {
        expect(parseCertificateCode(typed)).toBe(code);
      }
    }),
  );
});

test("one mistyped character is always caught", () => {
  fc.assert(
    fc.property(bytes, fc.nat(11), fc.constantFrom(...Array.from("0123456789ABCDEFGHJKMNPQRSTVWXYZ")), (random, place, other) => {
      const plain = certificateCode(random).replaceAll("-", "");
      fc.pre(plain[place] !== other);
      expect(parseCertificateCode(plain.slice(0, place) + other + plain.slice(place + 1))).toBeNull();
    }),
  );
});

test("what is no code is refused", () => {
  for (const typed of ["", "ABC", "0000-0000-0001", "<script>", "٠١٢٣-٤٥٦٧-٨٩٠١", "0".repeat(400)])
    expect(parseCertificateCode(typed)).toBeNull();
});

test("revoked goes before replaced, replaced before expired, and a certificate is valid on its last day", () => {
  const today = "2026-11-23" as CalendarDay;
  const plain = { revokedAt: null, replacedById: null, expiresOn: null };
  const past = "2026-11-22" as CalendarDay;
  expect(statusOf(plain, today)).toBe("valid");
  expect(statusOf({ ...plain, expiresOn: today }, today)).toBe("valid");
  expect(statusOf({ ...plain, expiresOn: past }, today)).toBe("expired");
  expect(statusOf({ ...plain, expiresOn: past, replacedById: "x" }, today)).toBe("replaced");
  expect(statusOf({ revokedAt: "2026-01-01T00:00:00.000Z" as Instant, replacedById: "x", expiresOn: past }, today)).toBe("revoked");
});
