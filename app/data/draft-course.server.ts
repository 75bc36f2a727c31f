import { alone } from "#app/data/transaction.server.ts";
import { readMedia } from "#app/domain/authoring/course-media.ts";
import type { DraftContent } from "#app/domain/authoring/draft-content.ts";
import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import { draftPlace } from "#app/domain/authoring/draft-place.ts";
import { readyDraft } from "#app/domain/authoring/publication-checklist.ts";
import type { ValidCourse } from "#app/domain/authoring/valid-course.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { HEAD_BYTES } from "#app/domain/media/media-limits.ts";
import { getObject, objectKey } from "#app/platform/object-store.server.ts";

/** Files of which every byte is looked at. */
const READ_WHOLE = /\.(?:svg|vtt|txt)$/;

/**
 * The whole course that a draft holds, with its files: those that the store only passes on by their beginning, however large they are; or all that stands in the way of its publication. Asks
 * the store, so never inside a transaction.
 */
export async function courseOfDraft(draft: DraftContent): Promise<Result<ValidCourse, readonly DraftFault[]>> {
  const ready = readyDraft(draft);
  if (!ready.ok) return ready;
  const { metadata, items, lessons, mediaPaths } = ready.value;
  const shown = new Set(Object.values(mediaPaths).flatMap((paths) => Object.values(paths)));
  const files = draft.media.filter(({ path }) => shown.has(path));
  const sizes = await sizesOf(files.map(({ sha256 }) => sha256));
  const bytes = new Map<string, Uint8Array>();
  const passedOn = new Map<string, { readonly sha256: string; readonly bytes: number }>();
  for (const { path, sha256 } of files) {
    const size = sizes.get(sha256) ?? 0;
    // Drawings are cleaned and words are read; of everything else its beginning says what it is, and its name what is in it.
    const isPassedOn = size > HEAD_BYTES && !READ_WHOLE.test(path);
    const object = await getObject(objectKey(sha256), ...(isPassedOn ? [{ first: 0, last: HEAD_BYTES - 1 }] : []));
    if (object === null) continue;
    bytes.set(path, object.bytes);
    if (isPassedOn) passedOn.set(path, { sha256, bytes: size });
  }
  const faults: DraftFault[] = [];
  const read = readMedia(
    mediaPaths,
    (path) => bytes.get(path),
    (place, code, params = {}) => {
      faults.push({ code, params, place: draftPlace(place, draft) });
    },
  );
  const media = read.map((file) => {
    const stored = passedOn.get(file.path);
    return stored === undefined ? file : { ...file, stored };
  });
  return faults.length > 0 ? refused(faults) : granted({ metadata, items, lessons, media, mediaPaths, validated: true });
}

/** How large these objects are, in bytes, as their rows say. */
async function sizesOf(sha256s: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await alone().mediaObject.findMany({ where: { sha256: { in: [...sha256s] } }, select: { sha256: true, bytes: true } });
  return new Map(rows.map(({ sha256, bytes }) => [sha256, bytes]));
}
