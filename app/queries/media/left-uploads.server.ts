import type { UploadState } from "#app/domain/media/upload-state.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { uploadOfPiece, uploadPieces } from "#app/platform/object-store.server.ts";

/** A file of which pieces lie in the store, or that somebody began to send. `state`: null when no row knows it. */
export type LeftUpload = {
  readonly uploadId: string;
  readonly state: UploadState | null;
  /** What lies in the store of it. */
  readonly pieces: number;
  readonly bytes: number;
  /** When something of it was written last. */
  readonly changedAt: Instant;
};

/** Every upload that is not over, and every one that is over and of which pieces lie in the store all the same (R56). */
export async function leftUploads(): Promise<readonly LeftUpload[]> {
  const stored = new Map<string, { pieces: number; bytes: number; storedAt: number }>();
  for await (const { key, bytes, storedAt } of uploadPieces()) {
    const uploadId = uploadOfPiece(key);
    if (uploadId === null) continue;
    const before = stored.get(uploadId) ?? { pieces: 0, bytes: 0, storedAt: 0 };
    stored.set(uploadId, { pieces: before.pieces + 1, bytes: before.bytes + bytes, storedAt: Math.max(before.storedAt, storedAt) });
  }
  const rows = await db().mediaUpload.findMany({
    where: { OR: [{ state: { in: ["uploading", "checking"] } }, { id: { in: [...stored.keys()] } }] },
    select: { id: true, state: true, changedAt: true },
    orderBy: { id: "asc" },
  });
  const known = new Set(rows.map(({ id }) => id));
  return [
    ...rows.map(({ id, state, changedAt }) => left(id, state as UploadState, changedAt.getTime(), stored.get(id))),
    ...[...stored].flatMap(([id, facts]) => (known.has(id) ? [] : [left(id, null, 0, facts)])),
  ];
}

function left(
  uploadId: string,
  state: UploadState | null,
  changedAt: number,
  { pieces, bytes, storedAt } = { pieces: 0, bytes: 0, storedAt: 0 },
): LeftUpload {
  return { uploadId, state, pieces, bytes, changedAt: instantAt(Math.max(changedAt, storedAt)) };
}
