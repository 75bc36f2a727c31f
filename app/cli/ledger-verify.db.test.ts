import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { main } from "#app/cli/ledger-verify.server.ts";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { issueCertificate } from "#app/commands/credits/issue-certificate.server.ts";
import { db } from "#app/platform/db.server.ts";
import { type Tx } from "#app/platform/db.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { aDevice } from "#tests/builders/a-device.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const NOW = instantAt(Date.parse("2026-03-01T09:00:00Z"));
const occasion = { at: NOW, requestId: null };

/** Somebody who has passed and claimed, and holds a certificate; their one line. */
async function aCreditedLearner() {
  const learner = await aPractitioner();
  const { courseId, courseVersionId } = await aPublishedCourse();
  const moments = { enrolledAt: new Date(NOW), passedAt: new Date(NOW), evaluatedAt: new Date(NOW) };
  await db().enrolment.create({
    data: { id: randomUUID(), practitionerId: learner.practitionerId, courseId, courseVersionId, ...moments },
  });
  const claim = { kind: "credit-claimed", courseVersionId, minutesStated: 60, claimedHundredths: 100, statementAccepted: true } as const;
  const [receipt] = await recordLearnerEvents(learner, [aDevice().event(claim)], occasion);
  if (receipt?.outcome !== "stored") throw new Error(JSON.stringify(receipt));
  const line = await db().ledgerLine.findFirstOrThrow();
  return { practitionerId: learner.practitionerId, line };
}

/** What no code of the product can do: the triggers and foreign keys are set aside. */
const behindTheTriggers = (work: (tx: Tx) => Promise<unknown>) =>
  db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await work(tx);
  });

async function verify() {
  const said: string[] = [];
  return { code: await main([], (line) => said.push(line)), said };
}

test("a whole ledger ends with 0", async () => {
  await aCreditedLearner();
  expect(await verify()).toEqual({ code: 0, said: ["1 chains, 1 lines, 0 broken or missing"] });
});

test("a changed line ends with 1 and is named", async () => {
  const { practitionerId, line } = await aCreditedLearner();
  await behindTheTriggers((tx) => tx.$executeRaw`UPDATE credit_ledger SET amount_hundredths = 900`);
  const { code, said } = await verify();
  expect(code).toBe(1);
  expect(said).toEqual([`practitioner ${practitionerId}, line 1 (${line.id}): content-changed`, "1 chains, 1 lines, 1 broken or missing"]);
});

test("a chain that is gone as a whole is named by its claim and its certificate", async () => {
  const { practitionerId, line } = await aCreditedLearner();
  await issueCertificate(line.id, occasion);
  await behindTheTriggers((tx) => tx.$executeRaw`DELETE FROM credit_ledger`);
  const { code, said } = await verify();
  expect(code).toBe(1);
  expect(said).toEqual([
    `practitioner ${practitionerId}, claim ${line.cause}: line-missing`,
    `practitioner ${practitionerId}, certificate ${line.id}: line-missing`,
    "1 chains, 0 lines, 2 broken or missing",
  ]);
});
