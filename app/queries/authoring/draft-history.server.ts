import { authorIn, authorsNamed, wholeRevision } from "#app/data/drafts.server.ts";
import { coursesReadInDraftBy } from "#app/data/scope.server.ts";
import type { DraftPart, WholeRevision } from "#app/domain/authoring/draft.ts";
import type { DraftHistory } from "#app/domain/authoring/draft-answers.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

const PAGE = 50;

type Wish = { readonly courseId: CourseId; readonly part: DraftPart };

/** The revisions of a part, newest first; `before` is the number that the page before ended with. */
export async function draftHistory(actor: Actor, wish: Wish & { readonly before: number | null }): Promise<DraftHistory> {
  const { courseId, part, before } = wish;
  const rows = await db().draftRevision.findMany({
    where: { courseId, part, draft: { course: coursesReadInDraftBy(actor) }, ...(before === null ? {} : { number: { lt: before } }) },
    orderBy: { number: "desc" },
    take: PAGE + 1,
    select: { number: true, savedBy: true, savedAt: true, restoredFrom: true, words: true },
  });
  const shown = rows.slice(0, PAGE);
  const authors = await authorsNamed(
    db(),
    shown.map(({ savedBy }) => savedBy),
  );
  return {
    revisions: shown.map(({ number, savedBy, savedAt, restoredFrom, words }) => ({
      part,
      revision: number,
      by: authorIn(authors, savedBy),
      at: instantAt(savedAt.getTime()),
      restoredFrom,
      words,
    })),
    next: rows.length > PAGE ? (shown.at(-1)?.number ?? null) : null,
  };
}

/** One revision of a part with its content; null when there is none, or it is not the actor's to read. */
export async function draftRevision(actor: Actor, wish: Wish & { readonly revision: number }): Promise<WholeRevision | null> {
  const { courseId, part, revision } = wish;
  const mine = await db().course.count({ where: { AND: [coursesReadInDraftBy(actor), { id: courseId }] } });
  return mine === 0 ? null : wholeRevision(db(), courseId, part, revision);
}
