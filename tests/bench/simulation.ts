import { randomUUID } from "node:crypto";
import type pg from "pg";
import { orderSimulation } from "#app/commands/compliance/order-simulation.server.ts";
import { runSimulation } from "#app/commands/compliance/run-simulation.server.ts";
import { insertPolicyVersion } from "#app/data/policies.server.ts";
import { alone } from "#app/data/transaction.server.ts";
import { Policy } from "#app/domain/compliance/policy.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, type Instant, instantAt } from "#app/domain/shared/time.ts";
import federal from "#content/policies/iq-example.json" with { type: "json" };
import { type NationFigure, both, seconds } from "#tests/bench/beside-floor.ts";

/**
 * The whole federal register judged by the example policy and by a stricter one, as the command does it; the floor is the bare SQL that reads
 * the same columns of the same lines, sorted as they are judged, and sends them to nobody.
 */
export async function simulated(database: pg.Client, day: CalendarDay, at: Instant): Promise<NationFigure> {
  const occasion = { at, requestId: null };
  const now = Policy.parse(federal);
  await insertPolicyVersion(alone(), randomUUID(), now, null, occasion);
  const rules = now.rules.map((rule) =>
    rule.kind === "minimum" && "hundredths" in rule.amount ? { ...rule, amount: { hundredths: rule.amount.hundredths + 1000 } } : rule,
  );
  const id = randomUUID();
  const stricter = { ...now, rules, version: "bench", state: "draft" as const, adoptedOn: null };
  await insertPolicyVersion(alone(), id, { ...stricter, effective: { from: "2027-01-01" as CalendarDay, until: null } }, null, occasion);
  const eventId = randomUUID();
  const officer = { role: "auditor", accountId: AccountId.parse(randomUUID()), jurisdiction: "IQ" } as const;
  const ordered = await orderSimulation(officer, { eventId, policyVersionId: id, day }, occasion);
  if (!ordered.ok) throw new Error(ordered.refusal);
  const { product, floor, ...cost } = await both(
    database,
    () => runSimulation(eventId, () => instantAt(Date.now())),
    () =>
      database.query(
        `SELECT count(line) FROM (SELECT row(practitioner_id, sequence, amount_hundredths, earned_on, credit_type, category, evidence_grade, provider_id, course_id) AS line
           FROM credit_ledger WHERE earned_on BETWEEN $1 AND $2 OR corrects_id IS NOT NULL ORDER BY practitioner_id, sequence) lines`,
        [now.effective.from, day],
      ),
  );
  const { rows } = await database.query<{ people: number }>("SELECT people FROM policy_simulation_result WHERE simulation_id = $1", [
    eventId,
  ]);
  return {
    what: `${rows[0]?.people ?? 0} people judged by what judges and by a draft`,
    target: "60 s for 300,000",
    product: seconds(product.ms),
    floor: seconds(floor.ms),
    ...cost,
  };
}
