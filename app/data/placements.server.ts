import { randomUUID } from "node:crypto";
import type { Tx } from "#app/data/transaction.server.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";

export type PlacementKind = "lesson" | "item";
type Hashes = Readonly<Record<string, string>>;

/** What was taken from another course, from where, and as which content. */
export type PlacementRow = {
  readonly courseId: string;
  readonly placedId: string;
  readonly sourceCourseId: string;
  readonly sourceId: string;
  readonly sourceHashes: Hashes;
  readonly placedAt: Instant;
};

/** Writes down that something was taken from another course; the newest such row of a placed thing counts (D6). */
export async function savePlacement(
  tx: Tx,
  row: Omit<PlacementRow, "placedAt"> & { readonly kind: PlacementKind; readonly sourceVersionId: string | null },
  by: string,
  at: Instant,
): Promise<void> {
  const { kind, courseId, placedId, sourceCourseId, sourceId, sourceVersionId } = row;
  await tx.placement.create({
    data: {
      id: randomUUID(),
      kind,
      courseId,
      placedId,
      sourceCourseId,
      sourceId,
      sourceHashes: { ...row.sourceHashes },
      sourceVersionId,
      placedBy: by,
      placedAt: at,
    },
  });
}

/** What a course has taken from others, each as it was taken last. */
export async function placementsIn(tx: Tx, courseId: string, kind: PlacementKind): Promise<readonly PlacementRow[]> {
  return newest(await tx.placement.findMany({ where: { courseId, kind }, orderBy: { placedAt: "asc" } }));
}

/** What other courses have taken from a course, each as it was taken last. */
export async function placementsFrom(tx: Tx, sourceCourseId: string, kind: PlacementKind): Promise<readonly PlacementRow[]> {
  return newest(await tx.placement.findMany({ where: { sourceCourseId, kind }, orderBy: { placedAt: "asc" } }));
}

/** Of things that stand in courses: what was taken from another, each as it was taken last. */
export async function placementsOf(
  tx: Tx,
  kind: PlacementKind,
  places: readonly { readonly courseId: string; readonly placedId: string }[],
): Promise<readonly PlacementRow[]> {
  if (places.length === 0) return [];
  const any = places.map(({ courseId, placedId }) => ({ courseId, placedId }));
  return newest(await tx.placement.findMany({ where: { kind, OR: any }, orderBy: { placedAt: "asc" } }));
}

type Stored = Omit<PlacementRow, "placedAt" | "sourceHashes"> & { readonly placedAt: Date; readonly sourceHashes: unknown };

function newest(rows: readonly Stored[]): readonly PlacementRow[] {
  const byPlace = new Map(rows.map((row) => [`${row.courseId} ${row.placedId}`, row]));
  return [...byPlace.values()].map(({ courseId, placedId, sourceCourseId, sourceId, sourceHashes, placedAt }) => ({
    courseId,
    placedId,
    sourceCourseId,
    sourceId,
    // Written by savePlacement alone.
    sourceHashes: sourceHashes as Hashes,
    placedAt: instantAt(placedAt.getTime()),
  }));
}
