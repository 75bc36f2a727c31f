import { type Tx, alone } from "#app/data/transaction.server.ts";
import { type ProcessingFault, type ProcessingWork, processedKind } from "#app/domain/media/processing.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { enqueue } from "#app/platform/queue.server.ts";

/** Asks for the renditions of an original, once however many upload it; false when they were asked for before or none are made of its kind. */
export async function askProcessing(tx: Tx, original: { sha256: string; contentType: string }, at: Instant): Promise<boolean> {
  if (processedKind(original.contentType) === null) return false;
  const { count } = await tx.mediaProcessing.createMany({
    data: [{ sha256: original.sha256, state: "waiting", progress: 0, attempt: 1, changedAt: at }],
    skipDuplicates: true,
  });
  if (count > 0) await enqueueProcessing(tx, original.sha256);
  return count > 0;
}

/** Asks again for what failed; false when it did not. */
export async function askProcessingAgain(tx: Tx, sha256: string, at: Instant): Promise<boolean> {
  const { count } = await tx.mediaProcessing.updateMany({
    where: { sha256, state: "failed" },
    data: { state: "waiting", progress: 0, why: null, attempt: { increment: 1 }, changedAt: at },
  });
  if (count > 0) await enqueueProcessing(tx, sha256);
  return count > 0;
}

async function enqueueProcessing(tx: Tx, sha256: string): Promise<void> {
  await enqueue(tx, "process-media", { sha256 }, { key: `process-media:${sha256}` });
}

/** Takes up the work on an original, also one that a crash interrupted; null when it is done or failed, or was never asked for. */
export async function claimProcessing(tx: Tx, sha256: string, at: Instant): Promise<ProcessingWork | null> {
  const { count } = await tx.mediaProcessing.updateMany({
    where: { sha256, state: { in: ["waiting", "running"] } },
    data: { state: "running", progress: 0, why: null, changedAt: at },
  });
  if (count === 0) return null;
  const row = await tx.mediaProcessing.findUniqueOrThrow({
    where: { sha256 },
    select: { attempt: true, object: { select: { contentType: true, bytes: true } } },
  });
  const kind = processedKind(row.object.contentType);
  return kind === null ? null : { sha256, attempt: row.attempt, kind, ...row.object };
}

/** Says how far the work is, in whole per cent; of an attempt that is over nothing is written. */
export async function reportProgress({ sha256, attempt }: ProcessingWork, percent: number, at: Instant): Promise<void> {
  const progress = Math.min(99, Math.max(0, Math.round(percent)));
  await alone().mediaProcessing.updateMany({
    where: { sha256, attempt, state: "running", progress: { lt: progress } },
    data: { progress, changedAt: at },
  });
}

/** Something that was made of an original, and lies in the object store already. */
export type NewRendition = {
  readonly rung: string;
  readonly sha256: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly facts: Prisma.InputJsonObject;
};

/** Names what was made of an original; what was made before on the same rung gives way. */
export async function addRendition(tx: Tx, originalSha256: string, rendition: NewRendition, at: Instant): Promise<void> {
  const { rung, sha256, contentType, bytes, facts } = rendition;
  await tx.mediaObject.createMany({ data: [{ sha256, contentType, bytes, createdAt: at }], skipDuplicates: true });
  await tx.mediaRendition.upsert({
    where: { originalSha256_rung: { originalSha256, rung } },
    create: { originalSha256, rung, sha256, facts },
    update: { sha256, facts },
  });
}

/** Ends an attempt well, or says why it could not; one that is over already stays as it is (false). */
export async function settleProcessing(
  tx: Tx,
  { sha256, attempt }: ProcessingWork,
  outcome: { readonly state: "done" } | { readonly state: "failed"; readonly why: ProcessingFault } | { readonly state: "waiting" },
  at: Instant,
): Promise<boolean> {
  const { count } = await tx.mediaProcessing.updateMany({
    where: { sha256, attempt, state: "running" },
    data: {
      state: outcome.state,
      why: outcome.state === "failed" ? outcome.why : null,
      changedAt: at,
      ...(outcome.state === "done" ? { progress: 100 } : outcome.state === "waiting" ? { progress: 0 } : {}),
    },
  });
  return count > 0;
}
