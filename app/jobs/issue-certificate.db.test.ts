import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { attachCertificatePdf } from "#app/commands/credits/attach-certificate-pdf.server.ts";
import { issueCertificate } from "#app/commands/credits/issue-certificate.server.ts";
import { printCertificateAgain } from "#app/commands/credits/print-certificate-again.server.ts";
import { replaceCertificate } from "#app/commands/credits/replace-certificate.server.ts";
import { revokeCertificate } from "#app/commands/credits/revoke-certificate.server.ts";
import { appendLedgerLine } from "#app/data/credits.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { AccountId, CourseVersionId, type PractitionerId } from "#app/domain/shared/ids.ts";
import { directionOf } from "#app/domain/shared/language.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { run } from "#app/jobs/issue-certificate.server.ts";
import { db } from "#app/platform/db.server.ts";
import { deleteObject, objectKey } from "#app/platform/object-store.server.ts";
import { certificateToCorrect } from "#app/queries/credits/certificate-to-correct.server.ts";
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

const admin: Actor = { role: "admin", accountId: AccountId.parse(randomUUID()) };

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
    const { code } = await db().certificate.findFirstOrThrow({ where: { ledgerLineId: line.id } });
    const pdf = await ownCertificatePdf(learner, code);
    if (!(pdf instanceof Uint8Array)) throw new Error("The certificate has no PDF.");
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

test("a PDF that the object store has lost is told, made again from the snapshot, and traced", async () => {
  const { line, learner } = await anAward();
  await run({ ledgerLineId: line.id });
  const { id, code, pdfSha256 } = await db().certificate.findFirstOrThrow();
  const sha256 = pdfSha256!;
  const before = await ownCertificatePdf(learner, code);
  expect(before).toBeInstanceOf(Uint8Array);
  const again = () =>
    db().auditEntry.findMany({ where: { deed: "certificate-printed-again" }, select: { subjectId: true, details: true } });

  // While it is there, asking changes nothing.
  await printCertificateAgain(learner, code);
  await run({ ledgerLineId: line.id });
  expect(await again()).toEqual([]);
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;

  await deleteObject(objectKey(sha256));
  expect(await ownCertificatePdf(learner, code)).toBe("lost");
  expect(await printCertificateAgain(await aPractitioner(), code)).toEqual({ ok: false, refusal: "no-such-certificate" });
  expect(await ownCertificatePdf(learner, code)).toBe("lost");
  expect(await printCertificateAgain(learner, code)).toEqual({ ok: true, value: null });
  expect(await printCertificateAgain("installation", code)).toEqual({ ok: true, value: null });
  expect(await ownCertificatePdf(learner, code)).toBe("being-made");
  const jobs = await db().$queryRaw<{ payload: unknown }[]>`SELECT payload FROM graphile_worker._private_jobs`;
  expect(jobs).toHaveLength(1);
  await run(jobs[0]?.payload);
  expect(await ownCertificatePdf(learner, code)).toEqual(before);
  expect(await again()).toEqual([{ subjectId: id, details: { sha256, lost: sha256 } }]);
  expect(await db().certificate.count()).toBe(1);
});

test("a lost PDF whose bytes are others today moves the certificate to them, once", async () => {
  const { line } = await anAward();
  await run({ ledgerLineId: line.id });
  const { id, pdfSha256 } = await db().certificate.findFirstOrThrow();
  const other = "b".repeat(64);
  expect(await attachCertificatePdf(id, other, occasion, pdfSha256)).toBe(true);
  expect(await db().certificate.findFirstOrThrow()).toMatchObject({ pdfSha256: other });
  expect(await attachCertificatePdf(id, "c".repeat(64), occasion, pdfSha256)).toBe(false);
  expect(await db().auditEntry.count({ where: { deed: "certificate-printed-again" } })).toBe(1);
  expect(await db().certificate.findFirstOrThrow()).toMatchObject({ pdfSha256: other });
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
  expect(await checkedStatement(statement, NOW)).toMatchObject({
    outcome: "holds",
    statement: { c: code, n: "Alaa Salah Al-Asadi", h: 75 },
  });
  const [prefix, payload, key, signature] = statement.split(".");
  const forged = Buffer.from(
    Buffer.from(payload ?? "", "base64url")
      .toString()
      .replace('"h":75', '"h":99'),
  ).toString("base64url");
  expect(await checkedStatement([prefix, forged, key, signature].join("."), NOW)).toEqual({ outcome: "forged" });
  expect(await checkedStatement([prefix, payload, "nobody", signature].join("."), NOW)).toEqual({ outcome: "unknown-key" });
  expect(await checkedStatement("not a statement", NOW)).toEqual({ outcome: "malformed" });
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

const correction = {
  nameAr: "علاء صلاح الأسدي",
  nameLatin: "Alaa Salah Al-Asady",
  nameCkb: null,
  titleAr: "دورة صغيرة عن ارتفاع ضغط الدم",
  titleCkb: "خولێکی بچووک دەربارەی بەرزی پەستانی خوێن",
  titleEn: "A tiny course about hypertension",
};
const replacement = (code: string, over: Partial<typeof correction> = {}, explanation = "A letter of the name was wrong") => ({
  code,
  correction: { ...correction, ...over },
  explanation,
});

test("a corrected certificate takes the other's place for the same credit: the old one leads to it, and its holder sees the new one", async () => {
  const { line, learner } = await anAward();
  await run({ ledgerLineId: line.id });
  const old = await db().certificate.findFirstOrThrow();
  const later = { at: instantAt(Date.parse("2026-03-05T09:00:00Z")), requestId: "request-2" };
  const replaced = await replaceCertificate(admin, replacement(old.code), later);
  if (!replaced.ok) throw new Error(replaced.refusal);
  const { code } = replaced.value;
  expect(await verifiedCertificate(old.code, later.at)).toMatchObject({
    status: "replaced",
    replacedBy: code,
    snapshot: { nameLatin: "Alaa Salah Al-Asadi" },
  });
  expect(await verifiedCertificate(code, later.at)).toMatchObject({
    status: "valid",
    replacedBy: null,
    snapshot: { nameLatin: "Alaa Salah Al-Asady", amountHundredths: 75, completedOn: "2026-03-01", issuedAt: later.at },
  });
  const { statement } = await db().certificate.findUniqueOrThrow({ where: { code } });
  expect(await checkedStatement(statement, later.at)).toMatchObject({ outcome: "holds", statement: { c: code, n: "Alaa Salah Al-Asady" } });
  // The job that the command asked for makes the new paper, and no third certificate.
  const [job] = await db().$queryRaw<{ payload: unknown }[]>`SELECT payload FROM graphile_worker._private_jobs`;
  await run(job?.payload);
  expect(await db().certificate.count()).toBe(2);
  expect(await ownCertificatePdf(learner, old.code)).toEqual({ replacedBy: code });
  expect(await ownCertificatePdf(learner, code)).toBeInstanceOf(Uint8Array);
  expect((await transcript(learner, everything))?.lines).toMatchObject([{ certificateCode: code }]);
  expect(await db().practitioner.findFirstOrThrow()).toMatchObject({ nameLatin: "Alaa Salah Al-Asady" });
  expect(await db().ledgerLine.count()).toBe(1);
  for await (const chain of ledgerChains()) expect(chain).toMatchObject({ broken: [], missing: [] });
  const deeds = await db().auditEntry.findMany({ where: { accountId: admin.accountId }, orderBy: { id: "asc" }, select: { deed: true } });
  expect(deeds.map(({ deed }) => deed)).toEqual(["certificate-replaced", "certificate-issued", "profile-changed"]);
});

test("whoever may not, and what is closed or says the same, replaces nothing", async () => {
  const { line, learner } = await anAward();
  await run({ ledgerLineId: line.id });
  const { code } = await db().certificate.findFirstOrThrow();
  const refusalOf = async (actor: Actor, wish: ReturnType<typeof replacement>) => {
    const replaced = await replaceCertificate(actor, wish, occasion);
    return replaced.ok ? "done" : replaced.refusal;
  };
  const { accountId } = admin;
  const others: Actor[] = [
    learner,
    { role: "trainer", accountId, providerId: "test-provider" },
    { role: "reviewer", accountId, providerId: "test-provider" },
    { role: "auditor", accountId, jurisdiction: "IQ" },
    { role: "registrar", accountId, jurisdiction: "IQ" },
  ];
  for (const other of others) expect(await refusalOf(other, replacement(code))).toBe("not-allowed");
  expect(await refusalOf(admin, replacement(code, {}, "  "))).toBe("explanation-missing");
  expect(await refusalOf(admin, replacement("none"))).toBe("no-such-certificate");
  expect(await refusalOf(admin, replacement(code, { nameLatin: "Alaa Salah Al-Asadi" }))).toBe("nothing-corrected");
  const both = await Promise.all([refusalOf(admin, replacement(code)), refusalOf(admin, replacement(code))]);
  expect(both.sort()).toEqual(["done", "replaced-already"]);
  // Its credit belongs to its successor, which alone can be revoked.
  const revocation = { reason: "error", explanation: "Awarded to the wrong person" } as const;
  expect(await revokeCertificate(admin, { ...revocation, code }, occasion)).toEqual({ ok: false, refusal: "replaced-already" });
  const successor = (await verifiedCertificate(code, NOW))?.replacedBy ?? "";
  expect(await revokeCertificate(admin, { ...revocation, code: successor }, occasion)).toMatchObject({ ok: true });
  expect(await refusalOf(admin, replacement(successor))).toBe("revoked-already");
  expect(await certificateToCorrect(admin, code)).toMatchObject({ closed: "replaced-already" });
  expect(await certificateToCorrect(admin, successor)).toMatchObject({
    closed: "revoked-already",
    printed: { nameLatin: "Alaa Salah Al-Asady" },
    registered: { nameLatin: "Alaa Salah Al-Asady" },
  });
  expect(await certificateToCorrect(admin, "none")).toBeNull();
  for (const other of others) expect(await certificateToCorrect(other, code)).toBeNull();
});

test("the database keeps one certificate a line that counts, and a successor once named", async () => {
  const { line } = await anAward();
  await run({ ledgerLineId: line.id });
  const first = await db().certificate.findFirstOrThrow();
  const { statement, keyId, practitionerId, snapshot, issuedAt } = first;
  const another = { practitionerId, language: "en", snapshot: snapshot as object, statement, keyId, issuedAt, ledgerLineId: line.id };
  await expect(db().certificate.create({ data: { ...another, id: randomUUID(), code: "0000-0000-0001" } })).rejects.toThrow();
  await expect(db().certificate.update({ where: { id: first.id }, data: { replacedById: randomUUID() } })).rejects.toThrow();
  await expect(db().certificate.update({ where: { id: first.id }, data: { replacedById: first.id } })).rejects.toThrow();
});

test("a certificate that expires is valid to the end of its last day in Baghdad, and says so afterwards", async () => {
  const { line } = await anAward();
  await run({ ledgerLineId: line.id });
  const { code, snapshot } = await db().certificate.findFirstOrThrow();
  // No policy makes credits expire yet (decisions/certificates-do-not-expire.md): the row is as one that does will write it.
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    const expiring = JSON.stringify({ ...(snapshot as object), expiresOn: "2028-02-29" });
    await tx.$executeRaw`UPDATE certificate SET expires_on = '2028-02-29', snapshot = ${expiring}::jsonb`;
  });
  const statusAt = async (moment: string) => (await verifiedCertificate(code, instantAt(Date.parse(moment))))?.status;
  expect(await statusAt("2028-02-29T20:59:59Z")).toBe("valid");
  expect(await statusAt("2028-02-29T21:00:00Z")).toBe("expired");
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
