import { expect, test } from "vitest";
import { GOVERNORATES } from "#app/domain/identity/governorate.ts";
import { covers } from "#app/domain/identity/register/covers.ts";
import { governorateOfOn, isGovernorateOn } from "#app/domain/identity/register/governorate-on.ts";
import { readHeader } from "#app/domain/identity/register/import-columns.ts";
import { readDay, readRow } from "#app/domain/identity/register/import-row.ts";
import { asNewRecord, changesOf } from "#app/domain/identity/register/judge-line.ts";
import { foldLicenceNumber } from "#app/domain/identity/register/licence-number.ts";
import { licenceStateOn } from "#app/domain/identity/register/licence-state.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

const HEADER = ["رقم الإجازة", "جهة الإصدار", "الاسم", "name_latin", "المهنة", "المحافظة", "دائرة الصحة", "نوع المؤسسة", "سارية لغاية"];
const LINE = ["١٢-٣٤٥", "وزارة الصحة الاتحادية", "زينب كاظم", "Zainab Kadhim", "ممرض", "البصرة", "basra", "hospital", "٢٠٢٧/١٢/٣١"];

function read(cells: readonly string[], header: readonly string[] = HEADER) {
  const places = readHeader(header);
  if (!places.ok) throw new Error(places.refusal.code);
  return readRow(cells, places.value);
}

test("a line is read by columns in any language, with digits and letters of any keyboard", () => {
  expect(read(LINE)).toMatchObject({
    ok: true,
    value: {
      licence_number: "12-345",
      issuing_body: "moh-federal",
      profession: "nurse",
      governorate: "basra",
      valid_until: "2027-12-31",
      sex: null,
    },
  });
  expect(read(LINE.with(5, "البصره"))).toMatchObject({ ok: true, value: { governorate: "basra" } });
  expect(read(LINE.with(4, "پەرستار"))).toMatchObject({ ok: true, value: { profession: "nurse" } });
});

test("everything that is wrong with a line is told at once, by column", () => {
  const faults = read(["", "nobody", "Zainab", "زينب كاظم", "ممرض", "البصرة", "erbil", "", "31/12/2027"]);
  expect(faults.ok).toBe(false);
  expect(faults.ok ? [] : faults.refusal).toEqual(
    expect.arrayContaining([
      { code: "required", column: "licence_number" },
      { code: "not-in-list", column: "issuing_body" },
      { code: "malformed", column: "name_ar" },
      { code: "malformed", column: "name_latin" },
      { code: "date-year-first", column: "valid_until" },
      { code: "directorate-elsewhere", column: "directorate" },
    ]),
  );
});

test("a header without what a line is known by, or with a column twice, is refused by name", () => {
  expect(readHeader(["licence_number", "issuing_body"])).toEqual({ ok: false, refusal: { code: "column-missing", column: "name_ar" } });
  expect(readHeader(["licence number", "رقم الإجازة"])).toEqual({ ok: false, refusal: { code: "column-twice", column: "licence_number" } });
});

test("a day has its year first, and exists", () => {
  expect(readDay("2025-3-4")).toEqual({ ok: true, value: "2025-03-04" });
  expect(readDay("٢٠٢٥/٠٣/٠٤")).toEqual({ ok: true, value: "2025-03-04" });
  for (const unclear of ["03/04/2025", "25/03/2024", "4 March 2025", "45000", "2025"])
    expect(readDay(unclear)).toEqual({ ok: false, refusal: "date-year-first" });
  expect(readDay("2025-02-30")).toEqual({ ok: false, refusal: "no-such-day" });
});

test("a line changes nothing that it does not name", () => {
  const line = read(LINE);
  if (!line.ok) throw new Error("refused");
  const held = {
    id: "1",
    nameAr: "زينب كاظم",
    nameLatin: "Zainab Kadhim",
    nameCkb: "زەینەب کازم",
    sex: "female",
    birthYear: 1990,
    profession: "nurse",
    specialty: "emergency-nursing",
    governorate: "basra",
    directorate: "basra",
    facilityName: "مستشفى",
    facilityType: "hospital",
    employedSince: "2019-01-01",
    licences: [
      {
        id: "2",
        number: "12345",
        issuingBody: "moh-federal",
        confirmation: "confirmed",
        state: "active",
        since: "2020-01-01",
        validUntil: "2027-12-31",
      },
    ],
  } as const;
  const [licence] = held.licences;
  expect(changesOf(line.value, held)).toEqual([]);
  expect(changesOf(line.value, { ...held, profession: "midwife", licences: [{ ...licence, confirmation: "claimed" }] })).toEqual([
    { field: "profession", from: "midwife", to: "nurse" },
    { field: "confirmation", from: "claimed", to: "confirmed" },
  ]);
  expect(changesOf(line.value, { ...held, licences: [] })).toContainEqual({ field: "licence", from: null, to: "12-345" });
  expect(asNewRecord({ ...line.value, profession: null, name_latin: null })).toEqual({
    ok: false,
    refusal: [
      { code: "needed-for-new", column: "name_latin" },
      { code: "needed-for-new", column: "profession" },
    ],
  });
});

test("a number is one however it is written, and zeros at its front tell numbers apart", () => {
  for (const same of ["N-12345", "n 12345", "Ｎ/١٢٣٤٥", "N۱۲۳۴۵"]) expect(foldLicenceNumber(same)).toBe("N12345");
  expect(foldLicenceNumber("ط/١٢")).toBe(foldLicenceNumber("ط-12"));
  expect(foldLicenceNumber("007")).not.toBe(foldLicenceNumber("7"));
});

test("a licence stands as the newest record of a begun fact says, and expires after its last day", () => {
  const day = (text: string) => text as CalendarDay;
  const facts = [
    { state: "active", since: day("2020-01-01"), validUntil: day("2024-12-31"), recordedAt: "2020-01-02" },
    { state: "suspended", since: day("2023-06-01"), validUntil: null, recordedAt: "2023-06-02" },
    { state: "active", since: day("2023-09-01"), validUntil: day("2024-12-31"), recordedAt: "2023-09-02" },
  ] as const;
  const on = (text: string) => licenceStateOn(facts, day(text));
  expect([on("2019-12-31"), on("2023-05-31"), on("2023-06-01"), on("2024-12-31"), on("2025-01-01")]).toEqual([
    null,
    "active",
    "suspended",
    "active",
    "expired",
  ]);
  const corrected = [...facts, { state: "revoked", since: day("2022-01-01"), validUntil: null, recordedAt: "2025-01-02" }] as const;
  expect(licenceStateOn(corrected, day("2023-10-01"))).toBe("revoked");
});

test("a jurisdiction covers the Region or what lies outside it, a directorate's staff or a body's members, and an unknown one nobody", () => {
  const place = { governorate: "erbil", directorate: "erbil", bodies: ["moh-kurdistan"] };
  const covering = ["IQ-KR", "directorate:erbil", "body:moh-kurdistan"];
  for (const jurisdiction of covering) expect(covers(jurisdiction, place)).toBe(true);
  for (const jurisdiction of ["IQ", "directorate:basra", "body:moh-federal", "", "IQ-XX", "erbil", "directorate:", "body:"])
    expect(covers(jurisdiction, place)).toBe(false);
  for (const { code, region } of GOVERNORATES)
    for (const jurisdiction of ["IQ", "IQ-KR"]) expect(covers(jurisdiction, { ...place, governorate: code })).toBe(jurisdiction === region);
});

test("Halabja is a governorate from its day on, and lay in Sulaymaniyah before", () => {
  expect([isGovernorateOn("halabja", "2025-04-13"), isGovernorateOn("halabja", "2025-04-14")]).toEqual([false, true]);
  expect([governorateOfOn("halabja", "2020-01-01"), governorateOfOn("halabja", "2026-01-01")]).toEqual(["sulaymaniyah", "halabja"]);
  expect([
    isGovernorateOn("basra", "1990-01-01"),
    isGovernorateOn("atlantis", "2020-01-01"),
    governorateOfOn("atlantis", "2020-01-01"),
  ]).toEqual([true, false, null]);
});
