import { packageSource, versionNumbered } from "#app/data/course-package.server.ts";
import { practitionerReadableBy } from "#app/data/scope.server.ts";
import { packageFileText } from "#app/domain/authoring/course-package.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Language } from "#app/domain/shared/language.ts";

/**
 * The text of a file that a manifest names; null when there is no such file, or when the version is neither published nor one that this
 * learner has begun.
 */
export async function packageFile(
  courseId: string,
  number: number,
  language: Language,
  file: string,
  actor: Actor | null,
): Promise<string | null> {
  const version = await versionNumbered(courseId, number, practitionerReadableBy(actor));
  const source = version === null ? null : await packageSource(version, language);
  return source === null ? null : packageFileText(source, file);
}
