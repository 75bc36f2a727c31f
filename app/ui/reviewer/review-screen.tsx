import { Form } from "@remix-run/react";
import { type CommentThread, openComments } from "#app/domain/authoring/comment-threads.ts";
import type { OpenReview } from "#app/domain/authoring/draft-answers.ts";
import type { Obstacle } from "#app/domain/authoring/independence.ts";
import { APPROVALS_NEEDED, REVIEW_QUESTIONS } from "#app/domain/authoring/review-questions.ts";
import { contentLanguage } from "#app/domain/shared/content-language.ts";
import { type Language, directionOf } from "#app/domain/shared/language.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { DraftPreview } from "#app/queries/authoring/draft-preview.server.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { FormAlert } from "#app/ui/account/form-alert.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { CourseLanguage, OtherLanguages } from "#app/ui/learner/course-language.tsx";
import { type RefusedForm, valueOf } from "#app/ui/learner/typed-values.ts";
import { CoursePlan } from "#app/ui/reviewer/course-plan.tsx";
import { DueBadge } from "#app/ui/reviewer/due-badge.tsx";
import { ItemForReview } from "#app/ui/reviewer/item-for-review.tsx";
import { MayNotDecide } from "#app/ui/reviewer/may-not-decide.tsx";
import { Remarks } from "#app/ui/reviewer/remarks.tsx";
import { ThreadCard } from "#app/ui/reviewer/thread-card.tsx";
import { nameOfAuthor, teamPath, textIn } from "#app/ui/trainer/draft-words.ts";
import "#app/ui/learner/lesson.css";

/** What was decided in vain: faults of fields, or why the decision was not recorded. */
export type DecisionReply = RefusedForm & {
  readonly refusal:
    | "not-yours"
    | "not-independent"
    | "decided-already"
    | "withdrawn"
    | "outdated"
    | "answers-against-approval"
    | "reason-missing"
    | Obstacle
    | null;
};

export type ReviewScreenProps = {
  readonly review: OpenReview;
  /** The language in which the course is shown: that of the page. */
  readonly language: Language;
  /** null: the draft was changed since, and is not ready to be read. */
  readonly preview: DraftPreview | null;
  /** What was remarked on the draft so far. */
  readonly threads: readonly CommentThread[];
  readonly reply: DecisionReply | null;
  readonly busy: boolean;
};

/** A course as it was handed in, lesson by lesson and question by question, and the reviewer's decision below it. */
export function ReviewScreen({ review, language, preview, threads, reply, busy }: ReviewScreenProps) {
  const t = useMessages();
  const reader = useLanguage();
  const decided = reply !== null && valueOf(reply, "intent") !== "comment" && valueOf(reply, "intent") !== "resolve" ? reply : null;
  const remarked = reply === decided ? null : reply;
  const title = textIn(review.title, reader);
  return (
    <Page
      width="text"
      eyebrow={t("review.approvals", { approvals: review.approvals, needed: APPROVALS_NEEDED })}
      title={title === null ? t("workshop.untitled") : <Bdi lang={title.language}>{title.text}</Bdi>}
      lead={t("review.handed-in", { name: nameOfAuthor(review.by, reader, t), moment: formatDate(reader, review.at, "moment") })}
    >
      <div className="space-y-10">
        <div className="space-y-4">
          <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <DueBadge review={review} />
            <LinkButton look="quiet" icon="person" to={teamPath("review", review.courseId)}>
              {t("disclosure.team")}
            </LinkButton>
          </p>
          {review.waitsFor.map((by) => (
            <Callout key={by.accountId} kind="warning">
              {t("review.waits-for", { name: nameOfAuthor(by, reader, t) })}
            </Callout>
          ))}
          {review.mayNotDecide === null ? null : (
            <MayNotDecide why={review.mayNotDecide} courseId={review.courseId} sentence={`review.${review.mayNotDecide}`} />
          )}
        </div>
        {preview === null ? null : <Content preview={preview} language={language} threads={threads} reply={remarked} busy={busy} />}
        <Elsewhere preview={preview} threads={threads} reply={remarked} busy={busy} />
        {/* Who could decide if it were not for what they owe keeps the form, and what is in it. */}
        {review.mayNotDecide === null || decided !== null ? <Decide courseId={review.courseId} reply={decided} busy={busy} /> : null}
      </div>
    </Page>
  );
}

type RemarksProps = { readonly threads: readonly CommentThread[]; readonly reply: DecisionReply | null; readonly busy: boolean };

const threadOf = (threads: readonly CommentThread[], part: string, blockId: string | null): CommentThread | null =>
  threads.find((thread) => thread.part === part && thread.blockId === blockId) ?? null;

function Content({ preview, language: reader, threads, reply, busy }: { preview: DraftPreview; language: Language } & RemarksProps) {
  const t = useMessages();
  const language = contentLanguage(preview, reader);
  const hasReply = (part: string) => reply !== null && valueOf(reply, "part") === part;
  return (
    <section aria-labelledby="content" className="space-y-6">
      <h2 id="content" className="text-xl">
        {t("review.content")}
      </h2>
      <CourseLanguage course={preview}>
        <OtherLanguages />
      </CourseLanguage>
      <details className="border-line bg-surface-raised rounded-2xl border" open>
        <summary className="min-h-12 cursor-pointer px-5 py-3 font-semibold">{t("plan.nav-plan")}</summary>
        <div className="border-line space-y-4 border-t px-5 py-4">
          <CoursePlan plan={preview.plan} language={language} />
          <Remarks
            thread={threadOf(threads, "metadata", null)}
            place={{ part: "metadata", blockId: null, revision: preview.planRevision }}
            label="review.comment-on-part"
            reply={reply}
            busy={busy}
          />
        </div>
      </details>
      {preview.lessons.map((lesson, index) => {
        const { part, revision } = lesson;
        const open = openComments(threads.filter((thread) => thread.part === part && thread.isThere));
        return (
          <details key={lesson.id} className="border-line bg-surface-raised rounded-2xl border" open={index === 0 || hasReply(part)}>
            <summary className="min-h-12 cursor-pointer px-5 py-3 font-semibold">
              {index + 1}. <Bdi lang={language}>{lesson.title}</Bdi>
              {open === 0 ? null : <span className="text-brass ms-2 text-sm">{t("review.comments-count", { count: open })}</span>}
            </summary>
            <div className="border-line space-y-2 border-t px-5 py-4">
              {lesson.blocks.map((block) => (
                <div key={block.id}>
                  <div className="lesson" lang={language} dir={directionOf(language)} dangerouslySetInnerHTML={{ __html: block.html }} />
                  <Remarks
                    thread={threadOf(threads, part, block.id)}
                    place={{ part, blockId: block.id, revision }}
                    label="review.comment-on-block"
                    reply={reply}
                    busy={busy}
                  />
                </div>
              ))}
              <div className="lesson" lang={language} dir={directionOf(language)} dangerouslySetInnerHTML={{ __html: lesson.references }} />
              <Remarks
                thread={threadOf(threads, part, null)}
                place={{ part, blockId: null, revision }}
                label="review.comment-on-part"
                reply={reply}
                busy={busy}
              />
            </div>
          </details>
        );
      })}
      <details className="border-line bg-surface-raised rounded-2xl border" open={hasReply("items")}>
        <summary className="min-h-12 cursor-pointer px-5 py-3 font-semibold">
          {t("workshop.part-items")} ({preview.items.length})
        </summary>
        <ol className="border-line divide-line divide-y border-t">
          {preview.items.map((item) => (
            <li key={item.id} className="space-y-3 px-5 py-4">
              <CourseLanguage course={preview}>
                <ItemForReview item={item} language={language} files={preview.files} />
              </CourseLanguage>
              <Remarks
                thread={threadOf(threads, "items", item.id)}
                place={{ part: "items", blockId: item.id, revision: preview.itemsRevision }}
                label="review.comment-on-item"
                reply={reply}
                busy={busy}
              />
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

/** Remarks that stand beside nothing that is shown: in another language, or on what has been taken out since. */
function Elsewhere({ preview, threads, ...form }: { preview: DraftPreview | null } & RemarksProps) {
  const t = useMessages();
  const isShown = ({ part, blockId }: CommentThread) =>
    part === "metadata"
      ? preview !== null && blockId === null
      : part === "items"
        ? (preview?.items.some(({ id }) => (id as string) === blockId) ?? false)
        : (preview?.lessons.some(
            (lesson) => lesson.part === part && (blockId === null || lesson.blocks.some(({ id }) => id === blockId)),
          ) ?? false);
  const rest = threads.filter((thread) => !isShown(thread));
  if (rest.length === 0) return null;
  return (
    <section aria-labelledby="remarks" className="space-y-4">
      <h2 id="remarks" className="text-xl">
        {t("review.comments")}
      </h2>
      <ul className="space-y-4">
        {rest.map((thread) => (
          <ThreadCard key={`${thread.part} ${thread.blockId ?? ""}`} thread={thread} {...form} />
        ))}
      </ul>
    </section>
  );
}

function Decide({ courseId, reply, busy }: { courseId: string; reply: DecisionReply | null; busy: boolean }) {
  const t = useMessages();
  const refusal = reply?.refusal ?? null;
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="intent" value="decide" />
      <Card className="space-y-6">
        <h2 className="text-xl">{t("review.decision")}</h2>
        <FormAlert errors={reply?.errors} />
        {refusal === null || refusal === "reason-missing" ? null : (
          <div role="alert">
            <MayNotDecide why={refusal} courseId={courseId} sentence={`review.refused-${refusal}`} />
          </div>
        )}
        {REVIEW_QUESTIONS.map((question) => (
          <ChoiceGroup
            key={question}
            name={`answers.${question}`}
            kind="one"
            inline
            required
            legend={t(`review.question-${question}`)}
            choices={[
              { value: "yes", label: t("review.answer-yes") },
              { value: "no", label: t("review.answer-no") },
            ]}
            defaultValue={valueOf(reply, `answers.${question}`)}
            error={errorText(t, reply?.errors, `answers.${question}`)}
          />
        ))}
        <ChoiceGroup
          name="decision"
          kind="one"
          required
          legend={t("review.decision")}
          choices={[
            { value: "approve", label: t("review.approve") },
            { value: "ask-changes", label: t("review.ask-changes") },
          ]}
          defaultValue={valueOf(reply, "decision")}
          error={errorText(t, reply?.errors, "decision")}
        />
        <TextArea
          name="reason"
          label={t("review.reason")}
          description={t("review.reason-hint")}
          maxLength={5000}
          defaultValue={valueOf(reply, "reason")}
          error={refusal === "reason-missing" ? t("review.reason-missing") : errorText(t, reply?.errors, "reason")}
        />
        <Button busy={busy}>{t("review.give")}</Button>
      </Card>
    </Form>
  );
}
