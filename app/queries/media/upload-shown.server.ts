import { uploadsKeptBy } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { MediaKind } from "#app/domain/media/media-limits.ts";
import type { UploadFault, UploadShown, UploadState } from "#app/domain/media/upload-state.ts";
import { db } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

const SHOWN = {
  id: true,
  name: true,
  size: true,
  received: true,
  lastModified: true,
  state: true,
  why: true,
  finding: true,
  sha256: true,
  providerId: true,
  object: { select: { assets: { select: { kind: true, providerId: true } } } },
} as const;

/** One upload; null when it is none of the actor's provider. */
export async function uploadShown(actor: Actor, uploadId: string): Promise<UploadShown | null> {
  const row = await db().mediaUpload.findFirst({ where: { AND: [uploadsKeptBy(actor), { id: uploadId }] }, select: SHOWN });
  return row === null ? null : shown(row);
}

/** What the actor began to upload and has not ended, and what was refused in the last day, newest first. */
export async function ownUploads(actor: Actor, since: string): Promise<readonly UploadShown[]> {
  const rows = await db().mediaUpload.findMany({
    where: {
      AND: [
        uploadsKeptBy(actor),
        { uploadedBy: actor.accountId },
        {
          OR: [{ state: { in: ["uploading", "checking"] } }, { state: { in: ["refused", "quarantined"] }, changedAt: { gt: since } }],
        },
      ],
    },
    orderBy: { createdAt: "desc" },
    take: 50,
    select: SHOWN,
  });
  return rows.map(shown);
}

function shown({ id, lastModified, object, providerId, ...row }: Prisma.MediaUploadGetPayload<{ select: typeof SHOWN }>): UploadShown {
  const { name, size, received, finding, sha256 } = row;
  const asset = object?.assets.find((one) => one.providerId === providerId);
  return {
    uploadId: id,
    name,
    size,
    received,
    lastModified: Number(lastModified),
    state: row.state as UploadState,
    why: row.why as UploadFault | null,
    finding,
    sha256,
    kind: (asset?.kind ?? null) as MediaKind | null,
  };
}
