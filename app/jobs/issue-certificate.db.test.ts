import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { attachCertificatePdf } from "#app/commands/credits/attach-certificate-pdf.server.ts";
import { issueCertificate } from "#app/commands/credits/issue-certificate.server.ts";
import { revokeCertificate } from "#app/commands/credits/revoke-certificate.server.ts";
import { appendLedgerLine } from "#app/data/credits.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { AccountId, CourseVersionId, type PractitionerId } from "#app/domain/shared/ids.ts";
import { directionOf } from "#app/domain/shared/language.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { run } from "#app/jobs/issue-certificate.server.ts";
import { db } from "#app/platform/db.server.ts";
import { ledgerChains } from "#app/queries/credits/ledger-chains.server.ts";
import { ownCertificatePdf } from "#app/queries/credits/own-certificate.server.ts";
import { transcript } from "#app/queries/credits/transcript.server.ts";
import { checkedStatement, verifiedCertificate } from "#app/queries/credits/verified-certificate.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { emptyTables } from "#tests/support/database.ts";
import { holdsWords, pdfLines, pdfText } from "#tests/support/pdf-text.ts";

const NOW = instantAt(Date.parse("2026-03-01T09:00:00Z"));
const occasion = { at: NOW, requestId: "request-1" };
const everything = { period: null, creditType: null, category: null };

beforeEach(emptyTables);

function awardOf(practitionerId: PractitionerId, course: { readonly courseId: string; readonly courseVersionId: string }) {
  return inTransaction((tx) =>
    appendLedgerLine(tx, {
      id: randomUUID(),
      practitionerId,
      kind: "award",
      amountHundredths: 75,
      creditType: "provider-certified-hours",
      category: "patient-safety",
      cause: randomUUID(),
      courseId: course.courseId,
      courseVersionId: CourseVersionId.parse(course.courseVersionId),
      providerId: "test-provider",
      ruleVersion: "designation-1",
      evidenceGrade: "provider-signed",
      earnedOn: "2026-03-01" as CalendarDay,
      recordedAt: NOW,
      correctsId: null,
      reason: null,
    }),
  );
}

async function anAward() {
  const course = await aPublishedCourse();
  const learner = await aPractitioner();
  const { line } = await awardOf(learner.practitionerId, course);
  return { course, learner, line };
}

test("R10: the names that went in come out of the certificate, in all three languages", async () => {
  const names = { nameAr: "أحمد علاء الأسدي", nameCkb: "ڕێبوار گوڵۆ عەلی", nameLatin: "Ahmed Alaa Al-Asadi" };
  const course = await aPublishedCourse();
  for (const [language, shown] of [
    ["ar", names.nameAr],
    ["ckb", names.nameCkb],
    ["en", names.nameLatin],
  ] as const) {
    const learner = await aPractitioner({ ...names, language });
    const { line } = await awardOf(learner.practitionerId, course);
    await run({ ledgerLineId: line.id });
    const { code } = await db().certificate.findUniqueOrThrow({ where: { ledgerLineId: line.id } });
    const pdf = await ownCertificatePdf(learner, code);
    if (pdf === null || pdf === "being-made") throw new Error("The certificate has no PDF.");
    const { text, pages } = await pdfText(pdf);
    expect(pages).toBe(1);
    // The whole name in its order, not only its words.
    expect(await pdfLines(pdf, directionOf(language))).toContain(shown.normalize("NFKC"));
    for (const part of [shown, "0.75", code, "2026", "N-12345", language === "en" ? names.nameAr : names.nameLatin]) {
      expect({ language, part, there: holdsWords(text, part), text }).toMatchObject({ there: true });
    }
  }
});

test("R13, R15: however often the job runs, there is one certificate with one PDF", async () => {
  const { line, learner } = await anAward();
  await Promise.all([run({ ledgerLineId: line.id }), run({ ledgerLineId: line.id }), run({ ledgerLineId: line.id })]);
  const before = await db().certificate.findMany();
  expect(before).toHaveLength(1);
  await run({ ledgerLineId: line.id });
  expect(await db().certificate.findMany()).toEqual(before);
  expect(await attachCertificatePdf(before[0]?.id ?? "", "0".repeat(64), occasion)).toBe(false);
  expect(await db().auditEntry.count({ where: { deed: "certificate-issued" } })).toBe(1);
  expect(await db().auditEntry.findMany({ where: { deed: "certificate-printed" } })).toMatchObject([
    { accountId: null, subjectId: before[0]?.id, details: { sha256: before[0]?.pdfSha256 } },
  ]);
  expect((await transcript(learner, everything))?.lines[0]?.certificateCode).toBe(before[0]?.code);
});

test("a line that is no award gets no certificate", async () => {
  expect(await issueCertificate(randomUUID(), occasion)).toEqual({ ok: false, refusal: "no-such-award" });
});

test("R12, R14: verification shows the snapshot, whatever person and course are called since", async () => {
  const { line, learner, course } = await anAward();
  await run({ ledgerLineId: line.id });
  const { code, statement } = await db().certificate.findFirstOrThrow();
  await db().practitioner.update({ where: { id: learner.practitionerId }, data: { nameLatin: "Somebody Else", nameAr: "شخص آخر" } });
  const verified = await verifiedCertificate(code, NOW);
  expect(verified).toMatchObject({
    status: "valid",
    licenceStateNow: "claimed",
    snapshot: {
      nameLatin: "Alaa Salah Al-Asadi",
      nameAr: "علاء صلاح الأسدي",
      amountHundredths: 75,
      courseId: course.courseId,
      completedOn: "2026-03-01",
      licence: { number: "N-12345", state: "claimed" },
    },
  });
  expect(await checkedStatement(statement)).toMatchObject({ outcome: "holds", statement: { c: code, n: "Alaa Salah Al-Asadi", h: 75 } });
  const [prefix, payload, key, signature] = statement.split(".");
  const forged = Buffer.from(
    Buffer.from(payload ?? "", "base64url")
      .toString()
      .replace('"h":75', '"h":99'),
  ).toString("base64url");
  expect(await checkedStatement([prefix, forged, key, signature].join("."))).toEqual({ outcome: "forged" });
  expect(await checkedStatement([prefix, payload, "nobody", signature].join("."))).toEqual({ outcome: "unknown-key" });
  expect(await checkedStatement("not a statement")).toEqual({ outcome: "malformed" });
  expect(await verifiedCertificate("0000-0000-0000", NOW)).toBeNull();
});

test("the database refuses a changed snapshot", async () => {
  const { line } = await anAward();
  await run({ ledgerLineId: line.id });
  await expect(db().$executeRaw`UPDATE certificate SET snapshot = '{}'`).rejects.toThrow();
  await expect(db().$executeRaw`UPDATE certificate SET code = 'X'`).rejects.toThrow();
  await expect(db().$executeRaw`DELETE FROM certificate`).rejects.toThrow();
});

test("a revoked certificate says so, its credit is taken back by a second line, and only an admin may do it", async () => {
  const { line, learner } = await anAward();
  await run({ ledgerLineId: line.id });
  const { code } = await db().certificate.findFirstOrThrow();
  const wish = { code, reason: "error", explanation: "Awarded to the wrong person" } as const;
  const admin: Actor = { role: "admin", accountId: AccountId.parse(randomUUID()) };
  const others: Actor[] = [
    learner,
    { role: "trainer", accountId: admin.accountId, providerId: "test-provider" },
    { role: "reviewer", accountId: admin.accountId, providerId: "test-provider" },
    { role: "auditor", accountId: admin.accountId, jurisdiction: "IQ" },
    { role: "registrar", accountId: admin.accountId, jurisdiction: "IQ" },
  ];
  for (const other of others) expect(await revokeCertificate(other, wish, occasion)).toEqual({ ok: false, refusal: "not-allowed" });
  expect(await revokeCertificate(admin, { ...wish, explanation: " " }, occasion)).toEqual({ ok: false, refusal: "explanation-missing" });
  expect(await revokeCertificate(admin, { ...wish, code: "none" }, occasion)).toEqual({ ok: false, refusal: "no-such-certificate" });
  const both = await Promise.all([revokeCertificate(admin, wish, occasion), revokeCertificate(admin, wish, occasion)]);
  expect(both.map((answer) => (answer.ok ? "done" : answer.refusal)).sort()).toEqual(["done", "revoked-already"]);
  expect(await verifiedCertificate(code, NOW)).toMatchObject({ status: "revoked", revokedReason: "error", revokedAt: NOW });
  const shown = await transcript(learner, everything);
  expect(shown?.totals).toEqual({ all: 0, byCategory: { "patient-safety": 0 }, byCreditType: { "provider-certified-hours": 0 } });
  expect(shown?.lines.map((each) => [each.kind, each.amountHundredths])).toEqual([
    ["reversal", -75],
    ["award", 75],
  ]);
  expect(await db().auditEntry.findMany({ where: { accountId: admin.accountId }, select: { deed: true } })).toEqual([
    { deed: "certificate-revoked" },
    { deed: "credit-reversed" },
  ]);
  for await (const chain of ledgerChains()) expect(chain).toMatchObject({ length: 2, broken: [] });
});

test("nobody reads another person's certificate", async () => {
  const { line } = await anAward();
  await run({ ledgerLineId: line.id });
  const { code } = await db().certificate.findFirstOrThrow();
  expect(await ownCertificatePdf(await aPractitioner(), code)).toBeNull();
});

test("R85: the transcript's totals are those of its lines, in a period, a type and a category", async () => {
  const { learner } = await anAward();
  const year = { from: "2026-01-01" as CalendarDay, to: "2026-12-31" as CalendarDay };
  expect((await transcript(learner, { ...everything, period: year }))?.totals.all).toBe(75);
  expect(
    (
      await transcript(learner, {
        ...everything,
        period: { from: "2025-01-01" as CalendarDay, to: "2025-12-31" as CalendarDay },
      })
    )?.totals.all,
  ).toBe(0);
  expect((await transcript(learner, { ...everything, category: "ethics" }))?.lines).toEqual([]);
  expect(await transcript(await aPractitioner({ licenceState: "confirmed" }), everything)).toMatchObject({
    pendingConfirmation: false,
    lines: [],
  });
});
