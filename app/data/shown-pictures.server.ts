import { alone } from "#app/data/transaction.server.ts";
import { type ShownPicture, shownPicture } from "#app/domain/media/shown-picture.ts";

/** What there is by now of each of these pictures besides its original, by the hash of the original. Whatever else is among them has none. */
export async function shownPictures(
  originals: readonly { readonly sha256: string; readonly contentType: string; readonly bytes: number }[],
): Promise<ReadonlyMap<string, ShownPicture>> {
  const pictures = originals.filter(({ contentType }) => contentType.startsWith("image/"));
  if (pictures.length === 0) return new Map();
  const rows = await alone().mediaRendition.findMany({
    where: { originalSha256: { in: pictures.map(({ sha256 }) => sha256) } },
    select: { originalSha256: true, rung: true, sha256: true, facts: true, object: { select: { bytes: true } } },
  });
  return new Map(
    pictures.flatMap((picture): [string, ShownPicture][] => {
      const own = rows.filter(({ originalSha256 }) => originalSha256 === picture.sha256);
      const shown = shownPicture(
        picture,
        own.map(({ rung, sha256, facts, object }) => ({ rung, sha256, bytes: object.bytes, facts: facts as Record<string, unknown> })),
      );
      return shown === null ? [] : [[picture.sha256, shown]];
    }),
  );
}
