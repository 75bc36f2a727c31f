import { useFetcher } from "@remix-run/react";
import { type CommentThread, openComments } from "#app/domain/authoring/comment-threads.ts";
import type { DraftPart } from "#app/domain/authoring/draft-part.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import type { RefusedForm } from "#app/ui/learner/typed-values.ts";
import { ThreadCard } from "#app/ui/reviewer/thread-card.tsx";
import { commentsPath } from "#app/ui/trainer/draft-words.ts";

type Answer = RefusedForm & { readonly threads: readonly CommentThread[] };

/** The remarks on the text that is being written, beside it: each leads to its passage, and is answered without leaving the text. */
export function LessonRemarks({ courseId, part, threads }: { courseId: string; part: DraftPart; threads: readonly CommentThread[] }) {
  const t = useMessages();
  const fetcher = useFetcher<Answer>();
  const reply = fetcher.data ?? null;
  const answer = reply !== null && Object.keys(reply.errors).length === 0 ? reply : null;
  const own = (answer?.threads ?? threads).filter((thread) => thread.part === part);
  const open = openComments(own);
  if (own.length === 0) return null;
  return (
    <details className="border-line bg-surface-raised mb-5 rounded-xl border" open={open > 0}>
      <summary className="min-h-12 cursor-pointer px-4 py-3 font-semibold">
        {t("review.comments")} · {t("review.comments-count", { count: open })}
      </summary>
      <ul className="border-line max-h-96 space-y-4 overflow-y-auto border-t p-4">
        {own.map((thread) => (
          <ThreadCard
            key={thread.blockId ?? ""}
            thread={thread}
            action={`${commentsPath(courseId)}?stay`}
            as={fetcher.Form}
            reply={answer === null ? reply : null}
            busy={fetcher.state !== "idle"}
            onwards={
              thread.blockId === null || !thread.isThere ? null : (
                <a href={`#${thread.blockId}`} className="text-accent inline-flex min-h-11 items-center underline">
                  {t("review.comment-to-place")}
                </a>
              )
            }
          />
        ))}
      </ul>
    </details>
  );
}
