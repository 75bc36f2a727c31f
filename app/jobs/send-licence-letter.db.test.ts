import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { decideLicence } from "#app/commands/identity/decide-licence.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { learnerLetterWords } from "#app/i18n/learner-letter-words.server.ts";
import { run } from "#app/jobs/send-licence-letter.server.ts";
import { db } from "#app/platform/db.server.ts";
import { listKeptMessages } from "#app/platform/kept-messages.server.ts";
import { licenceLetter } from "#app/queries/identity/licence-letter.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const occasion = { at: instantAt(Date.parse("2026-03-01T09:00:00Z")), requestId: null };
const registrar: ActorIn<"registrar"> = { role: "registrar", accountId: AccountId.parse(randomUUID()), jurisdiction: "IQ" };
const waiting = () =>
  db().$queryRaw<{ payload: unknown }[]>`
    SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'send-licence-letter' ORDER BY j.id`;

test("who claimed a licence is told once what became of it and why, in their language; on a telephone in a line", async () => {
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  const people = [];
  for (const language of LANGUAGES) people.push({ language, ...(await aPractitioner({ language })) });
  for (const { practitionerId, language } of people) {
    const { id } = await db().licence.findFirstOrThrow({ where: { practitionerId } });
    const outcome = language === "ar" ? ("confirmed" as const) : ("refused" as const);
    const wish = { eventId: randomUUID(), licenceId: id, outcome, reason: `Reason for ${language}` };
    expect(await decideLicence(registrar, wish, occasion)).toMatchObject({ ok: true });
    expect(await decideLicence(registrar, wish, occasion)).toMatchObject({ ok: true });
  }
  const jobs = await waiting();
  expect(jobs).toHaveLength(3);
  for (const [place, { payload }] of jobs.entries()) await run(payload, { jobId: String(place) });
  const kept = await listKeptMessages();
  for (const { language, accountId } of people) {
    const letters = kept.filter(({ to }) => to === `${accountId}@example.iq`);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.subject).toBe(
      learnerLetterWords(language)(`learner-letters.licence-${language === "ar" ? "confirmed" : "refused"}-subject`),
    );
    expect(letters[0]?.text).toContain(`Reason for ${language}`);
    expect(letters[0]?.text).toContain("N-12345");
  }

  const last = people.at(-1)?.accountId ?? "";
  await db().account.update({ where: { id: last }, data: { email: null, phone: "+9647701234567" } });
  await run(jobs.at(-1)?.payload, { jobId: "9" });
  expect((await listKeptMessages()).find(({ to }) => to === "+9647701234567")?.text).toBe(
    "Bimaristan: your licence was not confirmed. Sign in, check it and enter it again.",
  );
  await db().account.update({ where: { id: last }, data: { disabledAt: new Date() } });
  await run(jobs.at(-1)?.payload, { jobId: "9" });
  expect(await listKeptMessages()).toHaveLength(kept.length + 1);
});

test("a decision that nobody knows, or about somebody without an account, writes to nobody; a list's confirmation has no reason", async () => {
  expect(await licenceLetter(randomUUID())).toBeNull();
  const { practitionerId, accountId } = await aPractitioner();
  const { id: licenceId } = await db().licence.findFirstOrThrow({ where: { practitionerId } });
  const decision = {
    id: randomUUID(),
    licenceId,
    outcome: "confirmed",
    reason: `register-import ${randomUUID()}`,
    decidedBy: randomUUID(),
  };
  await db().licenceDecision.create({ data: { ...decision, decidedAt: occasion.at } });
  expect(await licenceLetter(decision.id)).toMatchObject({ accountId, outcome: "confirmed", reason: null });
  await db().practitioner.update({ where: { id: practitionerId }, data: { accountId: null } });
  expect(await licenceLetter(decision.id)).toBeNull();
});
