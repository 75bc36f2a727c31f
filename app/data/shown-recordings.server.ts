import { alone } from "#app/data/transaction.server.ts";
import { type ShownRecording, shownRecording } from "#app/domain/media/shown-recording.ts";

/** What there is by now of each of these recordings besides its original, by the hash of the original. Pictures are none. */
export async function shownRecordings(
  originals: readonly { readonly sha256: string; readonly contentType: string }[],
): Promise<ReadonlyMap<string, ShownRecording>> {
  const hashes = originals.filter(({ contentType }) => /^(audio|video)\//.test(contentType)).map(({ sha256 }) => sha256);
  if (hashes.length === 0) return new Map();
  const rows = await alone().mediaRendition.findMany({
    where: { originalSha256: { in: hashes } },
    select: { originalSha256: true, rung: true, sha256: true, facts: true, object: { select: { bytes: true } } },
  });
  return new Map(
    hashes.flatMap((hash): [string, ShownRecording][] => {
      const own = rows.filter(({ originalSha256 }) => originalSha256 === hash);
      const shown = shownRecording(
        own.map(({ rung, sha256, facts, object }) => ({ rung, sha256, bytes: object.bytes, facts: facts as Record<string, unknown> })),
      );
      return shown === null ? [] : [[hash, shown]];
    }),
  );
}
