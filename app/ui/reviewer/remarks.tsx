import { Form } from "@remix-run/react";
import type { ComponentType } from "react";
import type { CommentThread } from "#app/domain/authoring/comment-threads.ts";
import type { BlockComment } from "#app/domain/authoring/draft-answers.ts";
import type { DraftPart } from "#app/domain/authoring/draft-part.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { type RefusedForm, valueOf } from "#app/ui/learner/typed-values.ts";
import { nameOfAuthor } from "#app/ui/trainer/draft-words.ts";

export type RemarkFormProps = {
  /** Where it is sent; the page itself, when absent. */
  readonly action?: string;
  /** A form that leaves the page as it is: beside a text that is being written. */
  readonly as?: ComponentType<RemarkFormElement>;
  readonly reply: RefusedForm | null;
  readonly busy: boolean;
};
type RemarkFormElement = Pick<Parameters<typeof Form>[0], "method" | "action" | "className" | "children" | "preventScrollReset">;

type Place = { readonly part: DraftPart; readonly blockId: string | null; readonly revision: number };

/** What was remarked on one place, and the form for one more: a remark, or an answer to what is there. */
export function Remarks({
  thread,
  place,
  label,
  ...form
}: RemarkFormProps & {
  readonly thread: CommentThread | null;
  readonly place: Place;
  /** What the form is for, while nobody has remarked anything. */
  readonly label: MessageKey;
}) {
  const t = useMessages();
  const { part, blockId } = place;
  const own =
    form.reply !== null && valueOf(form.reply, "part") === part && valueOf(form.reply, "blockId") === (blockId ?? "") ? form.reply : null;
  const count = thread?.comments.length ?? 0;
  return (
    <div className="space-y-3">
      {thread === null ? null : (
        <ol className="space-y-2">
          {thread.comments.map((comment) => (
            <Remark key={comment.commentId} comment={comment} {...form} />
          ))}
        </ol>
      )}
      {/* Closed again, and its field empty, once what was sent stands above. */}
      <details key={count} open={own !== null}>
        <summary className="text-accent inline-flex min-h-11 cursor-pointer items-center text-sm underline">
          {t(count === 0 ? label : "review.comment-reply")}
        </summary>
        <RemarkForm place={place} isReply={count > 0} {...form} reply={own} />
      </details>
    </div>
  );
}

function Remark({ comment, as: FormElement = Form, action, busy }: { comment: BlockComment } & RemarkFormProps) {
  const t = useMessages();
  const language = useLanguage();
  const { resolved } = comment;
  return (
    <li
      id={`remark-${comment.commentId}`}
      className={
        resolved === null
          ? "border-brass bg-brass-soft rounded-xl border-s-4 p-3"
          : "border-line bg-surface-sunken rounded-xl border-s-4 p-3"
      }
    >
      <p className="text-ink-muted flex flex-wrap items-center gap-2 text-sm">
        <Bdi>
          {t("review.comment-by", {
            name: nameOfAuthor(comment.by, language, t),
            moment: formatDate(language, comment.at, "moment"),
          })}
        </Bdi>
        {resolved === null ? <Badge tone="brass">{t("review.comment-open")}</Badge> : null}
      </p>
      <p className="whitespace-pre-wrap">
        <Bdi>{comment.text}</Bdi>
      </p>
      {resolved === null ? (
        <FormElement method="post" {...(action === undefined ? {} : { action })} preventScrollReset>
          <input type="hidden" name="intent" value="resolve" />
          <input type="hidden" name="commentId" value={comment.commentId} />
          <Button look="quiet" size="small" icon="check" busy={busy}>
            {t("review.comment-resolve")}
          </Button>
        </FormElement>
      ) : (
        <p className="text-ink-muted text-sm">
          {t("review.comment-resolved", {
            name: nameOfAuthor(resolved.by, language, t),
            moment: formatDate(language, resolved.at, "moment"),
          })}
        </p>
      )}
    </li>
  );
}

function RemarkForm({ place, isReply, as: FormElement = Form, action, reply, busy }: { place: Place; isReply: boolean } & RemarkFormProps) {
  const t = useMessages();
  const { part, blockId, revision } = place;
  const errors = reply?.errors;
  const general = errors?.["commentId"] !== undefined || errors?.["revision"] !== undefined || errors?.["part"] !== undefined;
  return (
    <FormElement method="post" {...(action === undefined ? {} : { action })} preventScrollReset className="space-y-3 pt-1">
      <input type="hidden" name="intent" value="comment" />
      <input type="hidden" name="part" value={part} />
      <input type="hidden" name="blockId" value={blockId ?? ""} />
      <input type="hidden" name="revision" value={revision} />
      {general || errors?.[""] !== undefined ? (
        <Callout kind="danger" role="alert">
          {general ? t("review.comment-refused") : errorText(t, errors, "")}
        </Callout>
      ) : null}
      <TextArea
        id={`remark-${part}-${blockId ?? "whole"}`}
        name="text"
        rows={3}
        required
        maxLength={4000}
        label={t("review.comment-text")}
        defaultValue={valueOf(reply, "text")}
        error={errorText(t, errors, "text")}
      />
      <Button look="secondary" size="small" busy={busy}>
        {t(isReply ? "review.comment-reply-give" : "review.comment-give")}
      </Button>
    </FormElement>
  );
}
