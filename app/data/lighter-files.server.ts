import type { Tx } from "#app/data/transaction.server.ts";
import { shownPicture } from "#app/domain/media/shown-picture.ts";

type Original = { readonly sha256: string; readonly contentType: string; readonly bytes: number };

/** What a telephone is sent instead of a picture or a recording that is heavier, by the hash of the original; others have none. */
export async function lighterFiles(tx: Tx, originals: readonly Original[]): Promise<ReadonlyMap<string, string>> {
  const heavy = originals.filter(({ contentType }) => /^(image|audio)\//.test(contentType));
  if (heavy.length === 0) return new Map();
  const rows = await tx.mediaRendition.findMany({
    where: { originalSha256: { in: heavy.map(({ sha256 }) => sha256) } },
    select: { originalSha256: true, rung: true, sha256: true, facts: true, object: { select: { bytes: true } } },
  });
  return new Map(
    heavy.flatMap((original): [string, string][] => {
      const own = rows
        .filter(({ originalSha256 }) => originalSha256 === original.sha256)
        .map(({ rung, sha256, facts, object }) => ({ rung, sha256, bytes: object.bytes, facts: facts as Record<string, unknown> }));
      // Of sound the one that every telephone plays.
      const lighter = original.contentType.startsWith("audio/")
        ? own.find(({ rung, bytes }) => rung === "mp3-32k" && bytes < original.bytes)
        : shownPicture(original, own)?.kept;
      return lighter === undefined ? [] : [[original.sha256, lighter.sha256]];
    }),
  );
}
