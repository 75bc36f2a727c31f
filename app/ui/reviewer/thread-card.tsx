import type { ReactNode } from "react";
import type { CommentThread } from "#app/domain/authoring/comment-threads.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Remarks, type RemarkFormProps } from "#app/ui/reviewer/remarks.tsx";

/** The remarks on one place away from it: with what stands there, or stood there when it was remarked on. */
export function ThreadCard({
  thread,
  onwards,
  ...form
}: RemarkFormProps & { readonly thread: CommentThread; readonly onwards?: ReactNode }) {
  const t = useMessages();
  const { part, blockId, revision, isThere, passage } = thread;
  return (
    <Card as="li" className="space-y-3">
      {passage === null ? null : (
        <div className="space-y-1">
          {isThere ? null : <p className="text-ink-muted text-sm">{t("review.comment-spoke-of", { revision })}</p>}
          <blockquote className="border-line-strong line-clamp-4 border-s-4 ps-3">
            <Bdi>{passage}</Bdi>
          </blockquote>
        </div>
      )}
      <Remarks thread={thread} place={{ part, blockId, revision }} label="review.comment-on-block" {...form} />
      {onwards}
    </Card>
  );
}
