import { practitionerReadableBy } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { after, type Instant } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** Something about a question that a learner is told: their result became another one, or what they reported was answered. */
export type ItemNews = {
  readonly kind: "regraded" | "report-answered";
  readonly courseId: string;
  readonly attemptId: string;
  /** For an answer: the question. */
  readonly itemId: string | null;
  readonly title: string;
};

/** How long it is told on the first page. */
const DAYS_TOLD = 30;

/** What was decided about questions in the last thirty days and concerns this learner, newest first, at most five. */
export async function ownItemNews(actor: Actor, language: Language, now: Instant): Promise<readonly ItemNews[]> {
  const who = practitionerReadableBy(actor);
  const since = new Date(after(now, -DAYS_TOLD * 24 * 60 * 60 * 1000));
  return db().$queryRaw<ItemNews[]>`
    SELECT news.kind, news."courseId", news."attemptId", news."itemId", v.metadata->'title'->>${language} AS title
      FROM (
        SELECT 'regraded' AS kind, e.course_id AS "courseId", n.attempt_id AS "attemptId", NULL AS "itemId", n.at, e.course_version_id AS version
          FROM regrade_notice n JOIN attempt a ON a.id = n.attempt_id JOIN enrolment e ON e.id = a.enrolment_id
         WHERE n.practitioner_id = ${who}::uuid AND n.at > ${since}
           AND NOT EXISTS (SELECT FROM regrade_notice l WHERE l.attempt_id = n.attempt_id AND l.keys_number > n.keys_number)
        UNION ALL
        SELECT 'report-answered', r.course_id, r.attempt_id, r.item_id, d.decided_at, e.course_version_id
          FROM item_report r JOIN attempt a ON a.id = r.attempt_id JOIN enrolment e ON e.id = a.enrolment_id
          JOIN LATERAL (SELECT max(decided_at) AS decided_at FROM item_verdict x WHERE x.course_id = r.course_id AND x.item_id = r.item_id) d ON true
         WHERE r.practitioner_id = ${who}::uuid AND d.decided_at > ${since}
           AND d.decided_at >= (SELECT max(t.written_at) FROM item_report_text t WHERE t.report_id = r.id)) news
      JOIN course_version v ON v.id = news.version
     ORDER BY news.at DESC LIMIT 5`;
}
