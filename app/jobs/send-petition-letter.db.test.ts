import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { answerPetition } from "#app/commands/compliance/answer-petition.server.ts";
import { decidePetition } from "#app/commands/compliance/decide-petition.server.ts";
import { filePetition } from "#app/commands/compliance/file-petition.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { learnerLetterWords } from "#app/i18n/learner-letter-words.server.ts";
import { run } from "#app/jobs/send-petition-letter.server.ts";
import { db } from "#app/platform/db.server.ts";
import { listKeptMessages } from "#app/platform/kept-messages.server.ts";
import { petitionLetter } from "#app/queries/compliance/petition-letter.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { anActivity } from "#tests/builders/an-activity.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(async () => {
  await emptyTables();
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

const occasion = { at: instantAt(Date.parse("2026-06-01T09:00:00Z")), requestId: null };
const registrar: ActorIn<"registrar"> = { role: "registrar", accountId: AccountId.parse(randomUUID()), jurisdiction: "IQ" };
const waiting = () =>
  db().$queryRaw<{ payload: unknown }[]>`
    SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'send-petition-letter' ORDER BY j.id`;

/** Somebody who claims an activity, for their own word alone. */
async function aClaim(language: (typeof LANGUAGES)[number]) {
  const learner = await aPractitioner({ language });
  const petitionId = randomUUID();
  const content = anActivity({ title: `Workshop ${language}`, category: "clinical", grade: "self-reported" });
  expect(await filePetition(learner, { eventId: petitionId, content, evidence: null }, occasion)).toMatchObject({ ok: true });
  return { learner, petitionId, language };
}

const word = (petitionId: string, outcome: "accepted" | "asked" | "refused", reason: string) => ({
  ...{ eventId: randomUUID(), petitionId, outcome, reason },
});

test("who filed something is told once what an officer said and why, in their language; on a telephone in a line", async () => {
  const claims = [];
  for (const language of LANGUAGES) claims.push(await aClaim(language));
  const outcomes = { ar: "accepted", ckb: "asked", en: "refused" } as const;
  for (const { petitionId, language } of claims) {
    const said = word(petitionId, outcomes[language], `Reason for ${language}`);
    for (let time = 0; time < 2; time += 1) expect(await decidePetition(registrar, said, occasion)).toMatchObject({ ok: true });
  }
  const jobs = await waiting();
  expect(jobs).toHaveLength(3);
  for (const [place, { payload }] of jobs.entries()) await run(payload, { jobId: String(place) });
  const kept = await listKeptMessages();
  for (const { learner, petitionId, language } of claims) {
    const letters = kept.filter(({ to }) => to === `${learner.accountId}@example.iq`);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.subject).toBe(learnerLetterWords(language)(`learner-letters.petition-${outcomes[language]}-subject`));
    for (const part of [`Reason for ${language}`, `Workshop ${language}`, `/learn/petitions/${petitionId}`])
      expect(letters[0]?.text).toContain(part);
  }

  const last = claims.at(-1)?.learner.accountId ?? "";
  await db().account.update({ where: { id: last }, data: { email: null, phone: "+9647701234567" } });
  await run(jobs.at(-1)?.payload, { jobId: "9" });
  expect((await listKeptMessages()).find(({ to }) => to === "+9647701234567")?.text).toBe(
    learnerLetterWords("en")("learner-letters.text-petition-refused"),
  );
  await db().account.update({ where: { id: last }, data: { disabledAt: new Date() } });
  await run(jobs.at(-1)?.payload, { jobId: "9" });
  expect(await listKeptMessages()).toHaveLength(kept.length + 1);
});

test("a question that is answered by now, an answer, and a word that is refused or about nobody write to nobody", async () => {
  const { learner, petitionId } = await aClaim("en");
  const stranger = { ...registrar, jurisdiction: "IQ-KR" };
  expect(await decidePetition(stranger, word(petitionId, "refused", "Not theirs."), occasion)).toMatchObject({ ok: false });
  expect(await waiting()).toEqual([]);
  const question = word(petitionId, "asked", "Which hospital?");
  await decidePetition(registrar, question, occasion);
  expect(await petitionLetter(question.eventId)).toMatchObject({
    outcome: "asked",
    reason: "Which hospital?",
    accountId: learner.accountId,
  });
  const answer = { eventId: randomUUID(), petitionId, text: "The teaching hospital.", evidence: null };
  expect(await answerPetition(learner, answer, occasion)).toMatchObject({ ok: true });
  expect(await waiting()).toHaveLength(1);
  for (const id of [question.eventId, answer.eventId, randomUUID()]) expect(await petitionLetter(id)).toBeNull();
  const given = word(petitionId, "accepted", "Confirmed.");
  await decidePetition(registrar, given, occasion);
  expect(await petitionLetter(given.eventId)).toMatchObject({ outcome: "accepted", hundredths: 300 });
  await db().practitioner.update({ where: { id: learner.practitionerId }, data: { accountId: null } });
  expect(await petitionLetter(given.eventId)).toBeNull();
});
