import { policyHeads, policyTexts } from "#app/data/policies.server.ts";
import { simulationsVisibleTo } from "#app/data/scope.server.ts";
import type { SimulationState } from "#app/data/simulations.server.ts";
import { signedState, type SignedState } from "#app/domain/compliance/policy-signing.ts";
import type { SimulationTally } from "#app/domain/compliance/simulation.ts";
import { type SimulationView, simulationView } from "#app/domain/compliance/simulation-view.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { CalendarDay, type Instant } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** The version that is tried. */
export type TriedVersion = {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly jurisdiction: string;
  readonly effectiveFrom: CalendarDay;
  readonly signed: SignedState;
};

export type SimulationInList = {
  readonly id: string;
  readonly day: CalendarDay;
  readonly orderedAt: Instant;
  readonly state: SimulationState;
  readonly people: number;
};

export type SimulationShown = Omit<SimulationInList, "people"> & {
  readonly policy: TriedVersion;
  readonly contentHash: string;
  readonly done: number;
  readonly of: number;
  readonly found: {
    readonly view: SimulationView;
    readonly since: CalendarDay;
    readonly isMovedBack: boolean;
    readonly engine: string;
    readonly finishedAt: Instant;
    /** What judged on that day: name and version of each. */
    readonly comparedWith: readonly { readonly id: string; readonly version: string; readonly hash: string }[];
  } | null;
};

async function triedVersion(actor: Actor, id: string, language: Language): Promise<TriedVersion | null> {
  const [head] = await policyHeads(db(), null, id);
  if (head === undefined || !can(actor, { verb: "sign-policy", jurisdiction: head.jurisdiction })) return null;
  const signed = signedState(head);
  const policy = (await policyTexts(db(), new Map([[id, signed]]))).get(id);
  if (policy === undefined) return null;
  const { version, jurisdiction, name, effective } = policy;
  return { id, name: name[language], version, jurisdiction, effectiveFrom: effective.from, signed };
}

/** A version of the actor's own jurisdiction and how often it was tried, the newest first; null: none that the actor may try. */
export async function simulationsOf(
  actor: Actor,
  versionId: string,
  language: Language,
): Promise<{ readonly policy: TriedVersion; readonly simulations: readonly SimulationInList[] } | null> {
  const policy = await triedVersion(actor, versionId, language);
  if (policy === null) return null;
  const rows = await db().policySimulation.findMany({
    where: { AND: [simulationsVisibleTo(actor), { policyVersionId: versionId }] },
    orderBy: { orderedAt: "desc" },
    take: 100,
    include: { progress: true },
  });
  return { policy, simulations: rows.map((row) => ({ ...inList(row), people: row.progress?.people ?? 0 })) };
}

type Row = { readonly id: string; readonly day: string; readonly orderedAt: Date; readonly progress: { readonly state: string } | null };

const inList = ({ id, day, orderedAt, progress }: Row): Omit<SimulationInList, "people"> => ({
  id,
  day: CalendarDay.parse(day),
  orderedAt: orderedAt.toISOString() as Instant,
  state: (progress?.state ?? "failed") as SimulationState,
});

/** One simulation, how far it is and what it found, with small counts hidden; null: none that the actor may read. */
export async function simulation(actor: Actor, id: string, language: Language): Promise<SimulationShown | null> {
  const row = await db().policySimulation.findFirst({
    where: { AND: [simulationsVisibleTo(actor), { id }] },
    include: { progress: true, result: true },
  });
  const policy = row === null ? null : await triedVersion(actor, row.policyVersionId, language);
  if (row === null || policy === null) return null;
  const { result, progress } = row;
  return {
    ...inList(row),
    policy,
    contentHash: row.contentHash,
    done: progress?.done ?? 0,
    of: progress?.people ?? 0,
    found:
      result === null
        ? null
        : {
            view: simulationView(result.tally as unknown as SimulationTally),
            since: CalendarDay.parse(result.since),
            isMovedBack: result.isMovedBack,
            engine: result.engine,
            finishedAt: result.finishedAt.toISOString() as Instant,
            comparedWith: result.comparedWith as { id: string; version: string; hash: string }[],
          },
  };
}
