import { randomUUID } from "node:crypto";
import ExcelJS from "exceljs";
import { strToU8, zipSync } from "fflate";
import { beforeEach, expect, test } from "vitest";
import { applyRegisterImport } from "#app/commands/identity/apply-register-import.server.ts";
import { bringRegisterImport } from "#app/commands/identity/bring-register-import.server.ts";
import { orderRegisterImport } from "#app/commands/identity/order-register-import.server.ts";
import { readRegisterImport } from "#app/commands/identity/read-register-import.server.ts";
import { stopRegisterImport } from "#app/commands/identity/stop-register-import.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { csvLine } from "#app/http/csv.server.ts";
import { db } from "#app/platform/db.server.ts";
import { REGISTER_COLUMNS, aBroughtFile, aRegisterCsv, aRegisterLine } from "#tests/builders/a-register-file.ts";
import { aReadImport, anAppliedImport, federal, linesOf, now, occasion, registrarOf } from "#tests/builders/a-register-import.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const verdicts = async (importId: string) => (await linesOf(importId)).map(({ verdict }) => verdict);
const reasonsOf = async (importId: string) => (await linesOf(importId)).map(({ reasons }) => reasons);

const PEOPLE = [
  aRegisterLine({ licence_number: "N-1" }),
  aRegisterLine({
    licence_number: "N-2",
    name_ar: "علي جاسم حمود",
    name_latin: "Ali Jasim Hamood",
    sex: "male",
    facility_name: "=cmd|'/c calc'!A1",
  }),
];

test("what is read changes nothing; what is ordered makes people with licence, facts and employment; the same file again changes nothing", async () => {
  const csv = aRegisterCsv([...PEOPLE, ["", "nobody"], PEOPLE[0]!]);
  const id = await aReadImport(aBroughtFile(csv));
  expect(await verdicts(id)).toEqual(["new", "new", "refused", "refused"]);
  expect((await reasonsOf(id)).slice(2)).toEqual([
    expect.arrayContaining([
      { code: "not-in-list", column: "issuing_body" },
      { code: "required", column: "licence_number" },
    ]),
    [{ code: "twice-in-file", column: "licence_number" }],
  ]);
  expect(await db().practitioner.count()).toBe(0);

  expect(await orderRegisterImport(federal, id, occasion)).toEqual({ ok: true, value: null });
  expect(await orderRegisterImport(federal, id, occasion)).toEqual({ ok: true, value: null });
  await applyRegisterImport(id, now);
  const people = await db().practitioner.findMany({
    include: { licences: { include: { facts: true } }, employments: { include: { facility: true } } },
  });
  expect(people).toHaveLength(2);
  expect(people.find(({ nameLatin }) => nameLatin.startsWith("Zainab"))).toMatchObject({
    accountId: null,
    sex: "female",
    birthYear: 1990,
    licences: [
      {
        number: "N-1",
        numberFolded: "N1",
        state: "confirmed",
        facts: [{ state: "active", since: "2020-01-01", validUntil: "2029-12-31" }],
      },
    ],
    employments: [{ directorate: "basra", facility: { name: "مستشفى البصرة التعليمي", type: "hospital" } }],
  });
  const deeds = (await db().auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ deed }) => deed);
  expect(deeds).toEqual(["register-import-brought", "register-import-ordered", "register-lines-applied", "register-import-ended"]);

  const again = await aReadImport(aBroughtFile(csv));
  expect(again).not.toBe(id);
  expect(await verdicts(again)).toEqual(["same", "same", "refused", "refused"]);
  expect(await orderRegisterImport(federal, again, occasion)).toEqual({ ok: false, refusal: "nothing-to-do" });
});

test("R76: formulas in cells are texts, here and in every list that leaves, and such a list brought again changes nothing", async () => {
  const formulas = ["=1+1", "+964 770", "-2+3", "@SUM(A1)", "＝cmd|' /C calc'!A0", '=HYPERLINK("https://evil.example")'];
  const lines = formulas.map((facility_name, index) =>
    aRegisterLine({
      licence_number: `F-${String(index)}`,
      name_ar: `${"بجدرسف".charAt(index).repeat(3)} كاظم`,
      name_latin: `${"bjdrsf".charAt(index)}a${"bjdrsf".charAt(index)}a Kadhim`,
      facility_name,
    }),
  );
  await anAppliedImport(aRegisterCsv(lines));
  const kept = await db().practitioner.findMany({ select: { facilityName: true } });
  expect(kept.map(({ facilityName }) => facilityName).sort()).toEqual([...formulas].sort());
  const written = [[...REGISTER_COLUMNS], ...lines].map((cells) => csvLine(cells)).join("");
  for (const cell of written.split(/","|"\r\n"/)) expect(cell).not.toMatch(/^"?\s*[=+@＝＋－＠]/);
  expect(await verdicts(await aReadImport(aBroughtFile(`\uFEFF${written}`)))).toEqual(formulas.map(() => "same"));
});

test("nothing is applied that nobody ordered, and the database takes no other word for it", async () => {
  const id = await aReadImport(aBroughtFile(aRegisterCsv(PEOPLE)));
  await applyRegisterImport(id, now);
  await applyRegisterImport(randomUUID(), now);
  const unordered = db().registerImport.update({ where: { id }, data: { state: "applying" } });
  await expect(unordered).rejects.toThrow("register_import_applied_by_order");
  expect(await db().practitioner.count()).toBe(0);
});

test("a later list says which field changes from what to what, and leaves everybody alone whom it does not name", async () => {
  await anAppliedImport(aRegisterCsv(PEOPLE));
  const moved = aRegisterLine({
    licence_number: "n ١",
    directorate: "basra",
    facility_name: "مركز الزبير",
    facility_type: "primary-health-centre",
    licence_state: "suspended",
    state_since: "2026-02-01",
  });
  const id = await anAppliedImport(aRegisterCsv([moved]));
  const [line] = await linesOf(id);
  expect(line).toMatchObject({ verdict: "changed", matchedBy: "licence", score: 100 });
  expect(line?.changes).toEqual([
    { field: "facility_type", from: "hospital", to: "primary-health-centre" },
    { field: "facility_name", from: "مستشفى البصرة التعليمي", to: "مركز الزبير" },
    { field: "licence_state", from: "active", to: "suspended" },
    { field: "state_since", from: "2020-01-01", to: "2026-02-01" },
  ]);
  expect(await db().licenceFact.findMany({ where: { licence: { number: "N-1" } }, orderBy: { recordedAt: "asc" } })).toMatchObject([
    { state: "active" },
    { state: "suspended" },
  ]);
  expect(await db().employmentFact.count()).toBe(3);
  expect(await db().licence.findFirst({ where: { number: "N-2" }, include: { facts: true } })).toMatchObject({
    state: "confirmed",
    facts: [{ state: "active" }],
  });
  expect(await verdicts(await aReadImport(aBroughtFile(aRegisterCsv([moved]))))).toEqual(["same"]);
});

test("an expired licence, and one without any day, stay the same however often they are listed", async () => {
  const lines = [
    aRegisterLine({ licence_number: "1", state_since: "", valid_until: "2019-05-05" }),
    aRegisterLine({
      licence_number: "2",
      name_ar: "علي جاسم حمود",
      name_latin: "Ali Jasim Hamood",
      state_since: "",
      valid_until: "",
      licence_state: "",
      facility_name: "",
      sex: "",
      birth_year: "",
    }),
  ];
  await anAppliedImport(aRegisterCsv(lines));
  expect(await verdicts(await aReadImport(aBroughtFile(aRegisterCsv(lines))))).toEqual(["same", "same"]);
});

test("lists of Windows-1256, of UTF-16 and with a byte-order mark are read as they were written", async () => {
  const csv = aRegisterCsv(PEOPLE);
  const arabic = new TextDecoder("windows-1256");
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [arabic.decode(new Uint8Array([byte])), byte]));
  const windows = Uint8Array.from(csv, (letter) => byteOf.get(letter) ?? 0x3f);
  for (const [bytes, encoding] of [
    [windows, "windows-1256"],
    [new TextEncoder().encode(`\uFEFF${csv}`), "utf-8"],
    [new Uint8Array(Buffer.from(`\uFEFF${csv}`, "utf16le")), "utf-16le"],
  ] as const) {
    const id = await aReadImport(aBroughtFile(bytes));
    expect(await db().registerImport.findUnique({ where: { id } })).toMatchObject({ state: "previewed", encoding });
    expect((await linesOf(id)).map(({ content }) => (content as { name_ar?: string }).name_ar)).toEqual([
      "زينب كاظم الربيعي",
      "علي جاسم حمود",
    ]);
  }
});

test("a workbook is read like a list: days as days, formulas as what they came to", async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Register");
  sheet.addRow([...REGISTER_COLUMNS]);
  const cells = [...aRegisterLine({ licence_number: "7" })] as ExcelJS.CellValue[];
  cells[REGISTER_COLUMNS.indexOf("valid_until")] = new Date(Date.UTC(2029, 11, 31));
  cells[REGISTER_COLUMNS.indexOf("birth_year")] = { formula: "1980+10", result: 1990 };
  sheet.addRow(cells);
  const id = await aReadImport(aBroughtFile(new Uint8Array(await workbook.xlsx.writeBuffer()), "register.xlsx"));
  const [line] = await linesOf(id);
  expect(line).toMatchObject({ line: 2, verdict: "new", content: { licence_number: "7", birth_year: 1990, valid_until: "2029-12-31" } });
});

test("a file that is no list is refused as a whole, with what it lacks", async () => {
  for (const [content, failure] of [
    ["", null],
    ["\n\n", { code: "nothing-in-it" }],
    [REGISTER_COLUMNS.join(","), { code: "nothing-in-it" }],
    ["licence_number,issuing_body\n1,moh-federal", { code: "column-missing", column: "name_ar" }],
    [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), { code: "not-a-workbook" }],
    [zipSync({ "xl/worksheets/sheet1.xml": strToU8("<worksheet>") }), { code: "not-a-workbook" }],
  ] as const) {
    const outcome = await bringRegisterImport(federal, aBroughtFile(content), occasion);
    if (failure === null) expect(outcome).toEqual({ ok: false, refusal: "no-file" });
    if (!outcome.ok) continue;
    await readRegisterImport(outcome.value, now);
    expect(await db().registerImport.findUnique({ where: { id: outcome.value } })).toMatchObject({ state: "failed", failure });
    expect(await orderRegisterImport(federal, outcome.value, occasion)).toEqual({ ok: false, refusal: "not-read-yet" });
  }
});

test("a list of another jurisdiction is read as refused, and nobody orders or stops what is another's", async () => {
  const region = registrarOf("IQ-KR");
  await anAppliedImport(aRegisterCsv(PEOPLE));
  const id = await aReadImport(
    aBroughtFile(
      aRegisterCsv([
        aRegisterLine({ licence_number: "N-1", governorate: "erbil", directorate: "erbil" }),
        aRegisterLine({ licence_number: "K-9", name_ar: "شيرين أحمد كريم", name_latin: "Shirin Ahmed Karim" }),
        aRegisterLine({
          licence_number: "K-8",
          name_ar: "شيرين أحمد كريم",
          name_latin: "Shirin Ahmed Karim",
          issuing_body: "moh-kurdistan",
          governorate: "erbil",
          directorate: "erbil",
        }),
      ]),
    ),
    region,
  );
  expect(await verdicts(id)).toEqual(["refused", "refused", "new"]);
  expect((await reasonsOf(id)).slice(0, 2)).toEqual([
    [{ code: "of-another-register", column: null }],
    [{ code: "outside-jurisdiction", column: null }],
  ]);
  for (const other of [federal, registrarOf("directorate:erbil"), registrarOf("forged")]) {
    expect(await orderRegisterImport(other, id, occasion)).toEqual({ ok: false, refusal: "not-yours" });
    expect(await stopRegisterImport(other, id, occasion)).toEqual({ ok: false, refusal: "not-yours" });
  }
  const auditor = { ...region, role: "auditor" } as unknown as ActorIn<"registrar">;
  expect(await orderRegisterImport(auditor, id, occasion)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await bringRegisterImport(auditor, aBroughtFile("a"), occasion)).toEqual({ ok: false, refusal: "not-yours" });
  // A syndicate lists its own licences alone; a forged jurisdiction lists nobody.
  for (const jurisdiction of ["body:moh-kurdistan", "forged"]) {
    const registrar = registrarOf(jurisdiction);
    expect(await verdicts(await aReadImport(aBroughtFile(aRegisterCsv([aRegisterLine({ licence_number: "N-77" })])), registrar))).toEqual([
      "refused",
    ]);
  }
});

test("a federal list says nothing about the Region's people, and takes nobody there or from there", async () => {
  const inErbil = { governorate: "erbil", directorate: "erbil" };
  const theirs = aRegisterLine({ licence_number: "K-1", issuing_body: "moh-kurdistan", ...inErbil });
  await anAppliedImport(aRegisterCsv([theirs]), registrarOf("IQ-KR"));
  await anAppliedImport(aRegisterCsv(PEOPLE));
  const before = await db().practitioner.findMany({ orderBy: { id: "asc" } });
  const lines = [
    theirs,
    aRegisterLine({ licence_number: "K-1", issuing_body: "moh-kurdistan" }),
    aRegisterLine({ licence_number: "N-1", ...inErbil }),
    aRegisterLine({ licence_number: "N-3", name_ar: "شيرين أحمد كريم", name_latin: "Shirin Ahmed Karim", ...inErbil }),
  ];
  const id = await aReadImport(aBroughtFile(aRegisterCsv(lines)));
  const codes = (await reasonsOf(id)).map((reasons) => (reasons as { code: string }[]).map(({ code }) => code));
  expect(codes).toEqual([["of-another-register"], ["of-another-register"], ["outside-jurisdiction"], ["outside-jurisdiction"]]);
  await orderRegisterImport(federal, id, occasion);
  await applyRegisterImport(id, now);
  expect(await db().practitioner.findMany({ orderBy: { id: "asc" } })).toEqual(before);
});

test("a claimed licence under the same name is confirmed by the list; under another name a person decides", async () => {
  const zainab = await aPractitioner({ nameAr: "زينب كاظم الربيعي", nameLatin: "Zainab Kadhim Al-Rubaie" });
  const id = await anAppliedImport(aRegisterCsv([aRegisterLine({ licence_number: "N12345", facility_type: "" })]));
  expect((await linesOf(id))[0]).toMatchObject({ verdict: "changed", matchedBy: "licence", practitionerId: zainab.practitionerId });
  expect(await db().licence.findFirst({ where: { practitionerId: zainab.practitionerId }, include: { decisions: true } })).toMatchObject({
    state: "confirmed",
    decidedBy: federal.accountId,
    decisions: [{ outcome: "confirmed" }],
  });
  const other = await aReadImport(
    aBroughtFile(
      aRegisterCsv([aRegisterLine({ licence_number: "N-12345", name_ar: "حسن علي مراد", name_latin: "Hassan Ali Murad", sex: "" })]),
    ),
  );
  expect((await linesOf(other))[0]).toMatchObject({ verdict: "uncertain", candidates: [{ id: zainab.practitionerId }] });
});

test("a line that would by now do another thing than was shown is refused", async () => {
  await anAppliedImport(aRegisterCsv(PEOPLE));
  const id = await aReadImport(
    aBroughtFile(
      aRegisterCsv([
        aRegisterLine({ licence_number: "N-1", profession: "midwife" }),
        aRegisterLine({ licence_number: "N-3", name_ar: "مريم يوسف حنا", name_latin: "Maryam Yousif Hanna" }),
      ]),
    ),
  );
  await anAppliedImport(
    aRegisterCsv([
      aRegisterLine({ licence_number: "N-1", profession: "dentist" }),
      aRegisterLine({ licence_number: "N-3", name_ar: "مريم يوسف حنا", name_latin: "Maryam Yousif Hanna", valid_until: "" }),
    ]),
  );
  await orderRegisterImport(federal, id, occasion);
  await applyRegisterImport(id, now);
  expect(await reasonsOf(id)).toEqual([
    [{ code: "changed-since-preview", column: null }],
    [{ code: "changed-since-preview", column: null }],
  ]);
  expect(await db().practitioner.findFirst({ where: { nameLatin: { startsWith: "Zainab" } } })).toMatchObject({ profession: "dentist" });
});

test("the same file brought twice at once, or sent twice, is there once", async () => {
  const file = aBroughtFile(aRegisterCsv(PEOPLE));
  const [one, two] = await Promise.all([
    bringRegisterImport(federal, file, occasion),
    bringRegisterImport(federal, { ...file, eventId: randomUUID() }, occasion),
  ]);
  expect(one).toEqual(two);
  expect(await bringRegisterImport(federal, file, occasion)).toEqual(one);
  expect(await db().registerImport.count()).toBe(1);
});
