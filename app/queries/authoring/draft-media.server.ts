import { shownPictures } from "#app/data/shown-pictures.server.ts";
import { shownRecordings } from "#app/data/shown-recordings.server.ts";
import { coursesReadInDraftBy } from "#app/data/scope.server.ts";
import type { DraftMedia } from "#app/domain/authoring/draft-content.ts";
import { nameableMedia } from "#app/domain/authoring/course-media.ts";
import type { RenderedMedia } from "#app/domain/authoring/lesson-rendering.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { db } from "#app/platform/db.server.ts";
import { getObject, objectKey } from "#app/platform/object-store.server.ts";

/** The files that the lessons of a draft may show in a language, by the names that they use; none when the draft is not the actor's to read. */
export async function draftMedia(actor: Actor, courseId: CourseId, language: Language): Promise<Readonly<Record<string, RenderedMedia>>> {
  const newest = await db().draftRevision.findFirst({
    where: { courseId, part: "media", draft: { course: coursesReadInDraftBy(actor) } },
    orderBy: { number: "desc" },
    select: { content: true },
  });
  // It was read when it was saved.
  const media = (newest?.content ?? []) as DraftMedia;
  if (media.length === 0) return {};
  const objects = await db().mediaObject.findMany({ where: { sha256: { in: media.map(({ sha256 }) => sha256) } } });
  const [recordings, pictures] = await Promise.all([shownRecordings(objects), shownPictures(objects)]);
  const known = new Map(objects.map((object) => [object.sha256, object]));
  const hashes = new Map(media.map(({ path, sha256 }) => [path, sha256]));
  const shown = await Promise.all(
    Object.entries(nameableMedia(new Set(hashes.keys()), language)).map(async ([name, path]): Promise<[string, RenderedMedia][]> => {
      const object = known.get(hashes.get(path) ?? "");
      if (object === undefined) return [];
      const { sha256, contentType, bytes } = object;
      const words = contentType.startsWith("text/") ? await getObject(objectKey(sha256)) : null;
      const text = words === null ? null : new TextDecoder().decode(words.bytes);
      // How large a picture is drawn is known when it is published.
      const made = { recording: recordings.get(sha256) ?? null, picture: pictures.get(sha256) ?? null };
      return [[name, { sha256, contentType, bytes, width: null, height: null, text, ...made }]];
    }),
  );
  return Object.fromEntries(shown.flat());
}
