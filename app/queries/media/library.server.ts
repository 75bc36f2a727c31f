import { mediaKeptBy } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { LIBRARY_PAGE, type Library, type LibraryAsset } from "#app/domain/media/library.ts";
import type { MediaKind } from "#app/domain/media/media-limits.ts";
import type { ProcessingFault, ProcessingState } from "#app/domain/media/processing.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { findFfmpeg } from "#app/platform/ffmpeg.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

export type LibraryWish = {
  readonly kind: MediaKind | null;
  /** A part of a name; empty: every name. */
  readonly search: string;
  /** From 1. */
  readonly page: number;
  /** These alone; null: all. */
  readonly only?: readonly string[] | null;
};

const ASSET = {
  sha256: true,
  name: true,
  kind: true,
  uploadedAt: true,
  providerId: true,
  object: {
    select: {
      contentType: true,
      bytes: true,
      processing: { select: { state: true, progress: true, why: true } },
      renditions: { select: { rung: true, sha256: true, facts: true, object: { select: { bytes: true } } }, orderBy: { rung: "asc" } },
    },
  },
} as const satisfies Prisma.MediaAssetSelect;

/**
 * A page of the library of the actor's provider, newest first, and how much room it takes. Captions that were written beside the player are
 * a file at each save: those are listed that a draft or a course names.
 */
export async function mediaLibrary(actor: Actor, { kind, search, page, only = null }: LibraryWish): Promise<Library> {
  const mine = await db().mediaAsset.findMany({
    where: mediaKeptBy(actor),
    select: { providerId: true, object: { select: { bytes: true } } },
  });
  const providerIds = [...new Set(mine.map(({ providerId }) => providerId))];
  const where: Prisma.MediaAssetWhereInput = {
    AND: [
      mediaKeptBy(actor),
      {
        OR: [
          { kind: { not: "captions" } },
          { object: { uploads: { some: { providerId: { in: providerIds } } } } },
          { sha256: { in: await captionsInUse(providerIds) } },
        ],
      },
      kind === null ? {} : { kind },
      search === "" ? {} : { name: { contains: search, mode: "insensitive" } },
      only === null ? {} : { sha256: { in: [...only] } },
    ],
  };
  const [count, rows, ffmpeg] = await Promise.all([
    db().mediaAsset.count({ where }),
    db().mediaAsset.findMany({
      where,
      orderBy: [{ uploadedAt: "desc" }, { sha256: "asc" }],
      skip: (page - 1) * LIBRARY_PAGE,
      take: only === null ? LIBRARY_PAGE : only.length,
      select: ASSET,
    }),
    findFfmpeg().catch(() => null),
  ]);
  const uses = await usesOf(
    [...new Set(rows.map(({ providerId }) => providerId))],
    rows.map(({ sha256 }) => sha256),
  );
  return {
    assets: rows.map((row) => assetFrom(row, uses)),
    count,
    used: mine.reduce((sum, { object }) => sum + object.bytes, 0),
    quota: env.mediaQuotaBytes(),
    makesSmaller: ffmpeg !== null,
  };
}

/** The captions that a draft of the providers names as it stands, or a course that was published. */
async function captionsInUse(providerIds: readonly string[]): Promise<string[]> {
  const rows = await db().$queryRaw<{ readonly sha256: string }[]>`
    SELECT a.sha256 FROM media_asset a JOIN course_media m USING (sha256)
     WHERE a.kind = 'captions' AND a.provider_id = ANY (${[...providerIds]})
    UNION
    SELECT f ->> 'sha256' FROM course c
      CROSS JOIN LATERAL (SELECT content FROM draft_revision WHERE course_id = c.id AND part = 'media' ORDER BY number DESC LIMIT 1) r
      CROSS JOIN LATERAL jsonb_array_elements(r.content) f
     WHERE c.provider_id = ANY (${[...providerIds]})`;
  return rows.map(({ sha256 }) => sha256);
}

type Use = { readonly sha256: string; readonly courseId: string; readonly published: boolean };

async function usesOf(providerIds: readonly string[], sha256s: readonly string[]): Promise<readonly Use[]> {
  if (sha256s.length === 0) return [];
  return db().$queryRaw<Use[]>`
    SELECT DISTINCT m.sha256, v.course_id AS "courseId", true AS published
      FROM course_media m JOIN course_version v ON v.id = m.course_version_id WHERE m.sha256 = ANY (${[...sha256s]})
    UNION ALL
    SELECT DISTINCT f ->> 'sha256', c.id, false FROM course c
      CROSS JOIN LATERAL (SELECT content FROM draft_revision WHERE course_id = c.id AND part = 'media' ORDER BY number DESC LIMIT 1) r
      CROSS JOIN LATERAL jsonb_array_elements(r.content) f
     WHERE c.provider_id = ANY (${[...providerIds]}) AND f ->> 'sha256' = ANY (${[...sha256s]})
     ORDER BY 2`;
}

function assetFrom(row: Prisma.MediaAssetGetPayload<{ select: typeof ASSET }>, uses: readonly Use[]): LibraryAsset {
  const { sha256, name, object } = row;
  const { contentType, bytes, processing, renditions } = object;
  const kind = row.kind as MediaKind;
  const small = ["webp-480", "poster", "avif-480"]
    .map((rung) => renditions.find((one) => one.rung === rung))
    .find((one) => one !== undefined);
  const facts = (small?.facts ?? {}) as { originalWidth?: number; originalHeight?: number };
  const using = (published: boolean) =>
    uses.filter((use) => use.sha256 === sha256 && use.published === published).map((use) => use.courseId);
  return {
    sha256,
    name,
    kind,
    contentType,
    bytes,
    uploadedAt: instantAt(row.uploadedAt.getTime()),
    width: facts.originalWidth ?? null,
    height: facts.originalHeight ?? null,
    thumbnail: small?.sha256 ?? (contentType === "image/svg+xml" ? sha256 : null),
    processing:
      processing === null
        ? null
        : {
            state: processing.state as ProcessingState,
            progress: processing.progress,
            why: processing.why as ProcessingFault | null,
          },
    rungs: renditions.map((one) => ({ rung: one.rung, bytes: one.object.bytes })),
    drafts: using(false),
    publishedIn: using(true),
  };
}
