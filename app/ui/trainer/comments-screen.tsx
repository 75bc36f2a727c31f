import { Link } from "@remix-run/react";
import { type CommentThread, openComments } from "#app/domain/authoring/comment-threads.ts";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import { lessonOfPart } from "#app/domain/authoring/draft-part.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import type { RefusedForm } from "#app/ui/learner/typed-values.ts";
import { ThreadCard } from "#app/ui/reviewer/thread-card.tsx";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { lessonDraftPath, nameOfPart, textIn } from "#app/ui/trainer/draft-words.ts";

/** Everything that was remarked on a draft, part by part, what is open first; each leads to its passage. */
export function CommentsScreen({
  courseId,
  metadata,
  threads,
  reply,
  busy,
}: {
  courseId: string;
  metadata: DraftMetadata;
  threads: readonly CommentThread[];
  reply: RefusedForm | null;
  busy: boolean;
}) {
  const t = useMessages();
  const language = useLanguage();
  const title = textIn(metadata.title, language);
  const there = threads.filter(({ isThere }) => isThere);
  const gone = threads.filter(({ isThere }) => !isThere);
  const parts = [...new Set(there.map(({ part }) => part))];
  return (
    <Page
      eyebrow={title === null ? t("workshop.untitled") : <Bdi lang={title.language}>{title.text}</Bdi>}
      title={t("review.comments")}
      lead={t("review.comments-lead")}
    >
      <DraftNav courseId={courseId} />
      {threads.length === 0 ? (
        <EmptyState icon="eye" title={t("review.comments-none")}>
          {t("review.comments-none-text")}
        </EmptyState>
      ) : (
        <div className="max-w-4xl space-y-10">
          <p>{t("review.comments-count", { count: openComments(threads) })}</p>
          {parts.map((part) => {
            const own = there.filter((thread) => thread.part === part);
            const lesson = lessonOfPart(part);
            return (
              <section key={part} aria-label={nameOfPart(part, metadata, language, t)} className="space-y-4">
                <h2 className="text-xl">{nameOfPart(part, metadata, language, t)}</h2>
                <ul className="space-y-4">
                  {[...own]
                    .sort((a, b) => Math.sign(openComments([b])) - Math.sign(openComments([a])))
                    .map((thread) => (
                      <ThreadCard
                        key={thread.blockId ?? ""}
                        thread={thread}
                        reply={reply}
                        busy={busy}
                        onwards={
                          lesson === null ? null : (
                            <Link
                              to={`${lessonDraftPath(courseId, lesson.lessonId, lesson.language)}#${thread.blockId ?? ""}`}
                              className="text-accent inline-flex min-h-11 items-center underline"
                            >
                              {t("review.comment-to-place")}
                            </Link>
                          )
                        }
                      />
                    ))}
                </ul>
              </section>
            );
          })}
          {gone.length === 0 ? null : (
            <section aria-labelledby="gone" className="space-y-4">
              <h2 id="gone" className="text-xl">
                {t("review.comments-gone")}
              </h2>
              <ul className="space-y-4">
                {gone.map((thread) => (
                  <ThreadCard key={`${thread.part} ${thread.blockId ?? ""}`} thread={thread} reply={reply} busy={busy} />
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </Page>
  );
}
