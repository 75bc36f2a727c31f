import type { PackageManifest } from "#app/domain/authoring/package-manifest.ts";
import { packagesOf, versionTaken } from "#app/data/course-package.server.ts";
import { practitionerReadableBy } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Language } from "#app/domain/shared/language.ts";

/**
 * Every file, with size and checksum, that this reader needs to have the course on a device in one language: of the version that they
 * began, else of the published one; null when there is no such course. One query, and two more for a version that was not read lately.
 */
export async function coursePackage(courseId: string, language: Language, actor: Actor | null): Promise<PackageManifest | null> {
  const version = await versionTaken(courseId, practitionerReadableBy(actor));
  const packages = version === null ? null : await packagesOf(version);
  return packages === null ? null : packages[language];
}
