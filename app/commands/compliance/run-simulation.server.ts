import { writeAudit } from "#app/data/audit.server.ts";
import { type Comparison, comparer, countPeopleOf, peopleOnTrial } from "#app/data/people-on-trial.server.ts";
import { lockPolicyVersion, policyOf } from "#app/data/policies.server.ts";
import {
  type OrderedSimulation,
  insertSimulationResult,
  lockSimulation,
  noteSimulationProgress,
  setSimulation,
} from "#app/data/simulations.server.ts";
import { type Tx, alone, inTransaction } from "#app/data/transaction.server.ts";
import { policyOnTrial, type Trial } from "#app/domain/compliance/policy-on-trial.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import { beginTally, type SimulationTally } from "#app/domain/compliance/simulation.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** Read at once: some megabytes, and less than a second of judging between two looks at whether it was cancelled. */
const PEOPLE_AT_A_TIME = 1_000;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/**
 * Tries an ordered version on everybody of its jurisdiction and keeps the counts. It reads and changes nobody's standing. A run that was
 * killed begins anew, for nothing of half a nation is a result; one that was cancelled ends and keeps nothing.
 */
export async function runSimulation(id: string, now: () => Instant): Promise<void> {
  const begun = await inTransaction((tx) => begin(tx, id, now()));
  if (begun === null) return;
  const { ordered, trial, judging } = begun;
  const tally = await tried(ordered, { judging, tried: trial.versions, day: ordered.day }, now);
  if (tally === null) return;
  await inTransaction(async (tx) => {
    const at = now();
    if ((await lockSimulation(tx, id))?.state !== "running") return;
    await insertSimulationResult(tx, ordered, { tally, trial, judging }, at);
    await setSimulation(tx, id, { state: "done", done: tally.people, people: tally.people }, at);
    const details = { hash: ordered.contentHash, day: ordered.day, people: tally.people };
    const subject = { kind: "policy-simulation", id };
    await writeAudit(tx, [{ occasion: { at, requestId: null }, actor: null, deed: "policy-simulation-ended", subject, details }]);
  });
}

type Begun = { readonly ordered: OrderedSimulation; readonly trial: Trial; readonly judging: readonly Policy[] };

/** null: it was cancelled, or has ended. */
async function begin(tx: Tx, id: string, at: Instant): Promise<Begun | null> {
  const ordered = await lockSimulation(tx, id);
  if (ordered === null || (ordered.state !== "waiting" && ordered.state !== "running")) return null;
  const version = await lockPolicyVersion(tx, ordered.policyVersionId);
  if (version === null) return null;
  const judging = (await policyOf(tx, ordered.jurisdiction)).versions;
  const people = await countPeopleOf(tx, ordered.jurisdiction);
  await setSimulation(tx, id, { state: "running", done: 0, people }, at);
  return { ordered, judging, trial: policyOnTrial(judging, version.policy, ordered.day) };
}

/** The counts over everybody; null: it was cancelled on the way. The next people are read while those before them are judged. */
async function tried({ id, jurisdiction }: OrderedSimulation, compared: Comparison, now: () => Instant): Promise<SimulationTally | null> {
  const { add, tally } = beginTally();
  const compare = comparer(compared);
  const read = (after: string) => peopleOnTrial(alone(), jurisdiction, compared, after, PEOPLE_AT_A_TIME);
  let done = 0;
  let coming = read(BEFORE_ALL);
  for (;;) {
    const people = await coming;
    const last = people.at(-1);
    if (last === undefined) return tally();
    coming = read(last.id);
    for (const person of people) add(compare(person));
    done += people.length;
    if (await noteSimulationProgress(alone(), id, done, now())) continue;
    await coming;
    return null;
  }
}

/** Says of a simulation that came to no end that it failed; it can be ordered again. */
export async function failSimulation(id: string, at: Instant): Promise<void> {
  await inTransaction(async (tx) => {
    const found = await lockSimulation(tx, id);
    if (found === null || (found.state !== "waiting" && found.state !== "running")) return;
    await setSimulation(tx, id, { state: "failed" }, at);
    const subject = { kind: "policy-simulation", id };
    await writeAudit(tx, [{ occasion: { at, requestId: null }, actor: null, deed: "policy-simulation-failed", subject }]);
  });
}
