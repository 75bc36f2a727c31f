import { authorsOf, isPractitioner, loadDraft } from "#app/data/drafts.server.ts";
import { independenceOf } from "#app/data/independence.server.ts";
import { coursesReadInDraftBy, coursesReviewableBy } from "#app/data/scope.server.ts";
import { standingsIn } from "#app/data/translation-marks.server.ts";
import type { DraftContent } from "#app/domain/authoring/draft-content.ts";
import { type Obstacle, obstacleOf } from "#app/domain/authoring/independence.ts";
import { type TranslationOverview, placesOf } from "#app/domain/authoring/translation-board.ts";
import { sourceLanguageOf } from "#app/domain/authoring/translation-unit.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/**
 * Where every lesson, the course's own texts and its questions stand in each language; null when there is no draft, or it is not the actor's to
 * read. `content`: the draft, where it has just been read: it may be megabytes.
 */
export async function translationOverview(actor: Actor, courseId: CourseId, content?: DraftContent): Promise<TranslationOverview | null> {
  const mine = await db().course.count({ where: { AND: [coursesReadInDraftBy(actor), { id: courseId, draft: { isNot: null } }] } });
  return mine === 0 ? null : overviewOf(courseId, content);
}

/** The drafts of the actor's provider in which a translation was ever said to be ready for a clinician. */
export async function translationsToReview(actor: Actor): Promise<readonly TranslationOverview[]> {
  const courses = await db().course.findMany({
    where: { AND: [coursesReviewableBy(actor), { draft: { marks: { some: { state: "awaiting" } } } }] },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const overviews: TranslationOverview[] = [];
  for (const { id } of courses) overviews.push(...[(await overviewOf(CourseId.parse(id))) ?? []].flat());
  return overviews;
}

/** Why the actor may not sign off translations of a course; null when they may, and for whom the course is none to review. */
export async function signOffObstacle(
  actor: Actor,
  courseId: CourseId,
  now: Instant,
): Promise<"not-independent" | "not-a-practitioner" | Obstacle | null> {
  const mine = await db().course.count({ where: { AND: [coursesReviewableBy(actor), { id: courseId }] } });
  if (mine === 0) return null;
  if ((await authorsOf(db(), courseId)).has(actor.accountId)) return "not-independent";
  if (!(await isPractitioner(db(), actor.accountId))) return "not-a-practitioner";
  return obstacleOf(await independenceOf(db(), courseId, actor.accountId, "reviewer"), dayInBaghdad(now));
}

async function overviewOf(courseId: CourseId, read?: DraftContent): Promise<TranslationOverview | null> {
  const content = read ?? (await loadDraft(db(), courseId))?.content;
  if (content === undefined) return null;
  const { metadata } = content;
  const places = placesOf(await standingsIn(db(), content, ...LANGUAGES));
  return { courseId, metadata, source: sourceLanguageOf(metadata), places };
}
