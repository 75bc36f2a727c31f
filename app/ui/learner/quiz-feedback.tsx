import type { QuestionFeedback, ShownReference } from "#app/domain/assessment/explained-paper.ts";
import { Link } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { ClinicalText } from "#app/ui/learner/clinical-text.tsx";
import { QuestionMedia } from "#app/ui/learner/question-media.tsx";

/** What is said about the question besides, in the reader's language: what was corrected in it, and the way to say that it is wrong. */
export type SaidOfQuestion = {
  readonly corrections: readonly { readonly what: string; readonly sentence: string }[];
  /** It was dropped: said in the place of how it was answered. */
  readonly dropped: string | null;
  readonly report: { readonly to: string; readonly label: string };
};

type Props = {
  readonly feedback: QuestionFeedback;
  readonly showVignette: boolean;
  readonly references: readonly ShownReference[];
  readonly said: SaidOfQuestion | undefined;
};

/** One question afterwards: what was chosen, what is right, and why, for every option. */
export function QuizFeedback({ feedback, showVignette, references, said }: Props) {
  const t = useMessages();
  const outcome = !feedback.answered
    ? "unanswered"
    : feedback.points === feedback.maximumPoints
      ? "right"
      : feedback.points === 0
        ? "wrong"
        : "partly";
  const TONE = { right: "success", wrong: "danger", partly: "warning", unanswered: "neutral" } as const;
  return (
    <Card as="article" className="space-y-4">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">{t("quiz.question", { number: feedback.place })}</h3>
        {said === undefined || said.dropped === null ? (
          <Badge tone={TONE[outcome]} icon={outcome === "right" ? "check" : "note"}>
            {t(`quiz.outcome-${outcome}`)}
          </Badge>
        ) : (
          <Badge>{said.dropped}</Badge>
        )}
      </header>
      {said?.corrections.map(({ what, sentence }, index) => (
        <Callout key={index} kind="key" title={what}>
          <p>
            <ClinicalText>{sentence}</ClinicalText>
          </p>
        </Callout>
      ))}
      {showVignette && feedback.vignette !== null ? (
        <p className="border-brass whitespace-pre-line border-s-4 ps-4">
          <ClinicalText>{feedback.vignette}</ClinicalText>
        </p>
      ) : null}
      {showVignette ? <QuestionMedia media={feedback.vignetteMedia} /> : null}
      <p className="whitespace-pre-line">
        <ClinicalText>{feedback.stem}</ClinicalText>
      </p>
      <QuestionMedia media={feedback.media} />
      <p className="font-medium">
        <ClinicalText>{feedback.leadIn}</ClinicalText>
      </p>
      {feedback.number === null ? null : (
        <div className="bg-surface-sunken space-y-1 rounded-xl p-4">
          <dl className="space-y-1">
            <div>
              <dt className="text-ink-muted inline">{t("quiz.your-answer")} </dt>
              <dd className="inline font-semibold">
                <bdi dir="auto">
                  <ClinicalText>{feedback.number.given ?? t("quiz.outcome-unanswered")}</ClinicalText>
                </bdi>
              </dd>
            </div>
            <div>
              <dt className="text-ink-muted inline">{t("quiz.right-answer")} </dt>
              <dd className="inline font-semibold">
                <bdi dir="auto">
                  <ClinicalText>{feedback.number.wanted}</ClinicalText>
                </bdi>
              </dd>
            </div>
          </dl>
          <p className="whitespace-pre-line">
            <ClinicalText>{feedback.number.rationale}</ClinicalText>
          </p>
        </div>
      )}
      <ul className="space-y-3">
        {feedback.parts.map((part) => (
          <li
            key={part.id}
            className={classNames(
              "rounded-xl border p-4",
              part.right ? "border-success bg-success-soft" : part.chosen ? "border-danger bg-danger-soft" : "border-line",
            )}
          >
            <p className="flex items-start gap-2 font-medium">
              <Icon
                name={part.right ? "check" : part.chosen ? "close" : "note"}
                className={classNames("mt-1 size-4.5", part.right ? "text-success" : part.chosen ? "text-danger" : "text-ink-muted")}
              />
              <span className="min-w-0 grow">
                <ClinicalText>{part.text}</ClinicalText>
              </span>
            </p>
            <QuestionMedia media={part.media} />
            <p className="text-ink-muted mt-1 flex flex-wrap gap-x-4 text-sm">
              {part.wanted === null ? (
                <>
                  {part.right ? <span>{t("quiz.part-right")}</span> : null}
                  {part.chosen ? <span>{t("quiz.part-chosen")}</span> : null}
                </>
              ) : (
                <>
                  <span>
                    {t("quiz.your-answer")}{" "}
                    <bdi dir="auto">
                      <ClinicalText>{part.given ?? t("quiz.outcome-unanswered")}</ClinicalText>
                    </bdi>
                  </span>
                  {part.right ? null : (
                    <span>
                      {t("quiz.right-answer")}{" "}
                      <bdi dir="auto">
                        <ClinicalText>{part.wanted}</ClinicalText>
                      </bdi>
                    </span>
                  )}
                </>
              )}
            </p>
            <p className="mt-2">
              <ClinicalText>{part.rationale}</ClinicalText>
            </p>
          </li>
        ))}
      </ul>
      {feedback.references.length === 0 ? null : (
        <p className="text-sm">
          <span className="text-ink-muted">{t("quiz.references")}: </span>
          {references
            .filter(({ id }) => (feedback.references as readonly string[]).includes(id))
            .map(({ id, number }) => (
              <a key={id} href={`#ref-${id}`} className="text-accent me-2 underline underline-offset-4">
                [{number}]
              </a>
            ))}
        </p>
      )}
      {said === undefined ? null : (
        <p>
          <Link to={said.report.to} className="text-accent inline-flex min-h-11 items-center text-sm underline underline-offset-4">
            {said.report.label}
          </Link>
        </p>
      )}
    </Card>
  );
}
