import type { PackageManifest } from "#app/domain/authoring/package-manifest.ts";
import { createHash } from "node:crypto";
import { courseRules } from "#app/data/course-rules.server.ts";
import { questionCountOf } from "#app/domain/assessment/question-count.ts";
import { type MediaFacts, type PackageSource, packageManifest } from "#app/domain/authoring/course-package.ts";
import type { CourseVersionId, PractitionerId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { ByteCache } from "#app/platform/byte-cache.server.ts";
import { db } from "#app/platform/db.server.ts";

/** The manifests of a version, by language. */
export type Packages = Readonly<Record<Language, PackageManifest>>;

/** A version, and which rendering of its lessons is the newest: another process may have imported it since. */
export type RenderedVersion = { readonly id: CourseVersionId; readonly renderer: number };

/** What one renderer made of a version never changes; what else its packages hold changes only with a release of the product. */
const kept = new ByteCache<Packages>(4_000_000);

/**
 * The version that a package is made of for this reader: the one that they began, else the published one. Null when there is none, for a
 * version that was recalled, and for one that was withdrawn before they began it.
 */
export async function versionTaken(courseId: string, practitionerId: PractitionerId | null): Promise<RenderedVersion | null> {
  const rows = await db().$queryRaw<RenderedVersion[]>`
    SELECT v.id, (SELECT max(renderer) FROM lesson_rendering WHERE course_version_id = v.id) AS renderer
    FROM course c JOIN course_version v ON v.id = coalesce((
      SELECT course_version_id FROM enrolment WHERE practitioner_id = ${practitionerId}::uuid AND course_id = c.id
      ORDER BY passed_at IS NULL DESC, round DESC LIMIT 1), c.published_version_id)
    WHERE c.id = ${courseId} AND NOT EXISTS (
      SELECT FROM course_withdrawal w WHERE w.course_id = c.id AND v.number BETWEEN w.first_number AND w.last_number AND (
        w.kind = 'recall' OR NOT EXISTS (SELECT FROM enrolment e WHERE e.practitioner_id = ${practitionerId}::uuid AND e.course_version_id = v.id)))`;
  return rows[0] ?? null;
}

/** A version by its number, when it is the published one or one that this learner has begun; else null, and for what was withdrawn as above. */
export async function versionNumbered(
  courseId: string,
  number: number,
  practitionerId: PractitionerId | null,
): Promise<RenderedVersion | null> {
  const rows = await db().$queryRaw<RenderedVersion[]>`
    SELECT v.id, (SELECT max(renderer) FROM lesson_rendering WHERE course_version_id = v.id) AS renderer
    FROM course_version v JOIN course c ON c.id = v.course_id
    WHERE v.course_id = ${courseId} AND v.number = ${number}
      AND (v.id = c.published_version_id OR EXISTS (
        SELECT FROM enrolment e WHERE e.practitioner_id = ${practitionerId}::uuid AND e.course_version_id = v.id))
      AND NOT EXISTS (
        SELECT FROM course_withdrawal w WHERE w.course_id = v.course_id AND v.number BETWEEN w.first_number AND w.last_number AND (
          w.kind = 'recall' OR NOT EXISTS (SELECT FROM enrolment e WHERE e.practitioner_id = ${practitionerId}::uuid AND e.course_version_id = v.id)))`;
  return rows[0] ?? null;
}

/** What the package of a rendered version in one language is made of; null when there is no such version. */
export async function packageSource({ id, renderer }: RenderedVersion, language: Language): Promise<PackageSource | null> {
  const [rules, lessons] = await Promise.all([
    courseRules(db(), id),
    db().$queryRaw<PackageSource["lessons"][number][]>`
      SELECT l.lesson_id AS id, l.title ->> ${language} AS title, l.minutes, r.bytes, l.section_ids AS "sectionIds", r.html, r.outline
      FROM lesson_version l JOIN lesson_rendering r USING (course_version_id, lesson_id)
      WHERE l.course_version_id = ${id}::uuid AND r.language = ${language} AND r.renderer = ${renderer} ORDER BY l.position`,
  ]);
  if (rules === null) return null;
  const { courseId, number, metadata, pool } = rules;
  const questions = questionCountOf(pool, metadata.quiz.quota);
  return { courseId, courseVersionId: id, number, language, metadata, questions, lessons };
}

/** The manifests of a rendered version; null when there is no such version. */
export async function packagesOf(version: RenderedVersion): Promise<Packages | null> {
  const key = `${version.id} ${String(version.renderer)}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const [ar, ckb, en, media] = await Promise.all([
    packageSource(version, "ar"),
    packageSource(version, "ckb"),
    packageSource(version, "en"),
    mediaOf(version.id),
  ]);
  if (ar === null || ckb === null || en === null) return null;
  const packages = packagesFrom({ ar, ckb, en }, media);
  kept.set(key, packages, JSON.stringify(packages).length * 2);
  return packages;
}

/** The manifests of a version, also of one that is not yet stored. */
export function packagesFrom(sources: Readonly<Record<Language, PackageSource>>, media: ReadonlyMap<string, MediaFacts>): Packages {
  return {
    ar: packageManifest(sources.ar, media, sha256Of),
    ckb: packageManifest(sources.ckb, media, sha256Of),
    en: packageManifest(sources.en, media, sha256Of),
  };
}

async function mediaOf(versionId: CourseVersionId): Promise<ReadonlyMap<string, MediaFacts>> {
  const rows = await db().$queryRaw<(MediaFacts & { readonly sha256: string })[]>`
    SELECT DISTINCT m.sha256, m.bytes, m.content_type AS "contentType"
    FROM course_media c LEFT JOIN media_rendition r ON r.original_sha256 = c.sha256
      JOIN media_object m ON m.sha256 IN (c.sha256, r.sha256)
    WHERE c.course_version_id = ${versionId}::uuid`;
  return new Map(rows.map(({ sha256, bytes, contentType }) => [sha256, { bytes, contentType }]));
}

function sha256Of(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
