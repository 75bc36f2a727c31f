import { readMedia } from "#app/domain/authoring/course-media.ts";
import type { DraftContent } from "#app/domain/authoring/draft-content.ts";
import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import { draftPlace } from "#app/domain/authoring/draft-place.ts";
import { readyDraft } from "#app/domain/authoring/publication-checklist.ts";
import type { ValidCourse } from "#app/domain/authoring/valid-course.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { getObject, objectKey } from "#app/platform/object-store.server.ts";

/**
 * The whole course that a draft holds, with the bytes of its files from the store; or all that stands in the way of its publication. Asks
 * the store, so never inside a transaction.
 */
export async function courseOfDraft(draft: DraftContent): Promise<Result<ValidCourse, readonly DraftFault[]>> {
  const ready = readyDraft(draft);
  if (!ready.ok) return ready;
  const { metadata, items, lessons, mediaPaths } = ready.value;
  const shown = new Set(Object.values(mediaPaths).flatMap((paths) => Object.values(paths)));
  const bytes = new Map<string, Uint8Array>();
  for (const { path, sha256 } of draft.media) {
    if (!shown.has(path)) continue;
    const object = await getObject(objectKey(sha256));
    if (object !== null) bytes.set(path, object.bytes);
  }
  const faults: DraftFault[] = [];
  const media = readMedia(
    mediaPaths,
    (path) => bytes.get(path),
    (place, code, params = {}) => {
      faults.push({ code, params, place: draftPlace(place, draft) });
    },
  );
  return faults.length > 0 ? refused(faults) : granted({ metadata, items, lessons, media, mediaPaths, validated: true });
}
