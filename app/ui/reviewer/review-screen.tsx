import { Form } from "@remix-run/react";
import type { OpenReview } from "#app/domain/authoring/draft-answers.ts";
import { APPROVALS_NEEDED, REVIEW_QUESTIONS } from "#app/domain/authoring/review-questions.ts";
import type { Language } from "#app/domain/shared/language.ts";
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
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { LessonText } from "#app/ui/learner/lesson-text.tsx";
import { type RefusedForm, valueOf } from "#app/ui/learner/typed-values.ts";
import { ItemForReview } from "#app/ui/reviewer/item-for-review.tsx";
import { nameOfAuthor, textIn } from "#app/ui/trainer/draft-words.ts";

/** What was decided in vain: faults of fields, or why the decision was not recorded. */
export type DecisionReply = RefusedForm & {
  readonly refusal:
    "not-yours" | "not-independent" | "decided-already" | "withdrawn" | "outdated" | "answers-against-approval" | "reason-missing" | null;
};

export type ReviewScreenProps = {
  readonly review: OpenReview;
  /** The language in which the course is shown: that of the page. */
  readonly language: Language;
  /** null: the draft was changed since, and is not ready to be read. */
  readonly preview: DraftPreview | null;
  readonly reply: DecisionReply | null;
  readonly busy: boolean;
};

/** A course as it was handed in, lesson by lesson and question by question, and the reviewer's decision below it. */
export function ReviewScreen({ review, language, preview, reply, busy }: ReviewScreenProps) {
  const t = useMessages();
  const reader = useLanguage();
  const title = textIn(review.title, reader);
  return (
    <Page
      width="text"
      eyebrow={t("review.approvals", { approvals: review.approvals, needed: APPROVALS_NEEDED })}
      title={title === null ? t("workshop.untitled") : <Bdi lang={title.language}>{title.text}</Bdi>}
      lead={t("review.handed-in", { name: nameOfAuthor(review.by, reader, t), moment: formatDate(reader, review.at, "moment") })}
    >
      <div className="space-y-10">
        {review.mayNotDecide === null ? null : <Callout>{t(`review.${review.mayNotDecide}`)}</Callout>}
        {preview === null ? null : <Content preview={preview} language={language} />}
        {review.mayNotDecide === null ? <Decide reply={reply} busy={busy} /> : null}
      </div>
    </Page>
  );
}

function Content({ preview, language }: { preview: DraftPreview; language: Language }) {
  const t = useMessages();
  return (
    <section aria-labelledby="content" className="space-y-6">
      <h2 id="content" className="text-xl">
        {t("review.content")}
      </h2>
      <ul className="list-disc space-y-1 ps-6">
        {preview.objectives.map((objective) => (
          <li key={objective}>
            <Bdi lang={language}>{objective}</Bdi>
          </li>
        ))}
      </ul>
      {preview.lessons.map((lesson, index) => (
        <details key={lesson.id} className="border-line bg-surface-raised rounded-2xl border" open={index === 0}>
          <summary className="min-h-12 cursor-pointer px-5 py-3 font-semibold">
            {index + 1}. <Bdi lang={language}>{lesson.title}</Bdi>
          </summary>
          <div className="border-line border-t px-5 py-4">
            <LessonText id={`lesson-${lesson.id}`} lessonId={lesson.id} text={lesson.html} />
          </div>
        </details>
      ))}
      <details className="border-line bg-surface-raised rounded-2xl border">
        <summary className="min-h-12 cursor-pointer px-5 py-3 font-semibold">
          {t("workshop.part-items")} ({preview.items.length})
        </summary>
        <ol className="border-line divide-line divide-y border-t">
          {preview.items.map((item) => (
            <li key={item.id} className="space-y-3 px-5 py-4">
              <ItemForReview item={item} language={language} />
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

function Decide({ reply, busy }: { reply: DecisionReply | null; busy: boolean }) {
  const t = useMessages();
  const refusal = reply?.refusal ?? null;
  return (
    <Form method="post" noValidate>
      <Card className="space-y-6">
        <h2 className="text-xl">{t("review.decision")}</h2>
        <FormAlert errors={reply?.errors} />
        {refusal === null || refusal === "reason-missing" ? null : (
          <Callout kind="danger" role="alert">
            {t(`review.refused-${refusal}`)}
          </Callout>
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
