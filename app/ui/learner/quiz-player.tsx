import { Form, Link } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { CandidateQuestion } from "#app/domain/assessment/paper.ts";
import { isAnswered, responseFromFields } from "#app/domain/assessment/response-fields.ts";
import type { Response } from "#app/domain/assessment/response.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import type { Rejection } from "#app/domain/sync/receipt.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import type { PaperForAttempt } from "#app/queries/learning/paper-for-attempt.server.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { ClinicalText } from "#app/ui/learner/clinical-text.tsx";
import { CourseLanguage, CourseText, CourseTitle, OtherLanguages } from "#app/ui/learner/course-language.tsx";
import { QuestionMedia } from "#app/ui/learner/question-media.tsx";
import { QuizFinish } from "#app/ui/learner/quiz-finish.tsx";
import { QuizOverview } from "#app/ui/learner/quiz-overview.tsx";
import { QuizQuestion } from "#app/ui/learner/quiz-question.tsx";
import { QuizTimer } from "#app/ui/learner/quiz-timer.tsx";
import { rejectionSentence } from "#app/ui/learner/rejection-sentence.ts";
import { SaveLabel, type SaveState } from "#app/ui/learner/save-label.tsx";
import { useFlags } from "#app/ui/learner/use-flags.ts";

/** What the browser knows of the attempt beyond the page that came from the server. */
export type AttemptHere = {
  readonly answers: Readonly<Record<string, Response>>;
  readonly answer: (itemId: string, response: Response, how: "chosen" | "typing") => void;
  readonly flush: () => void;
  readonly finish: () => void;
  readonly finished: "no" | "kept" | "stored";
  readonly rejection: Rejection | null;
  readonly saving: SaveState;
};

/** What a plain form got back: the answer was changed elsewhere meanwhile (R26), or was refused. */
export type FormAnswer = { readonly problem: "stale" | Rejection | "later"; readonly itemId: string; readonly response: Response | null };

type Props = {
  readonly view: PaperForAttempt;
  /** A question from 1, or the page that asks whether to finish. */
  readonly place: number | "finish";
  readonly serverNow: Instant;
  readonly formEventId: string;
  readonly reply: FormAnswer | null;
  readonly here: AttemptHere;
  /** What the way to say that a question is wrong is called; null: there is none here. */
  readonly reportLabel: string | null;
};

/** One question at a time. Each button also is a plain form's, so that the quiz can be taken without script. */
export function QuizPlayer({ view, place: first, serverNow, formEventId, reply, here, reportLabel }: Props) {
  const t = useMessages();
  const { questions } = view.paper;
  const [place, setPlace] = useState(first);
  // What a plain form sent and the server did not take stays in the form, over what the server holds.
  const [sent, setSent] = useState(reply);
  const flags = useFlags(view.attemptId);
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const question = place === "finish" ? undefined : (questions[place - 1] ?? questions[0]);

  const go = (next: number | "finish") => {
    here.flush();
    setPlace(next);
    // The address follows without a request, so that a reload or a bookmark comes back here, also when there is no connection now.
    const asked = new URLSearchParams(location.search);
    asked.set("q", String(next));
    history.replaceState(history.state, "", `?${asked.toString()}`);
  };
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
    }
  }, [place]);
  useTakeOver(form, question, here);

  if (here.finished !== "no") return <Finished state={here.finished} saving={here.saving} view={view} />;
  const answered = new Set<string>(questions.filter(({ id }) => isAnswered(here.answers[id])).map(({ id }) => id));
  const chooses = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (!(submitter instanceof HTMLButtonElement) || submitter.name !== "go") return;
    go(submitter.value === "finish" ? "finish" : Number(submitter.value));
  };
  return (
    <CourseLanguage course={view}>
      <div className="mx-auto w-full max-w-3xl px-4 py-4 sm:px-6 sm:py-8">
        <p className="text-ink-muted mb-1 text-sm">
          <CourseText>{view.title}</CourseText>
        </p>
        <div className="bg-surface border-line sticky top-16 z-10 -mx-4 mb-4 space-y-2 border-b px-4 py-2 sm:-mx-6 sm:px-6">
          <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-4">
            <p className="text-ink-muted text-sm">{t("quiz.answered-of", { count: answered.size, of: questions.length })}</p>
            {view.deadlineAt === null ? null : <QuizTimer deadlineAt={view.deadlineAt} serverNow={serverNow} onTimeUp={here.finish} />}
            <SaveLabel state={here.saving} />
          </div>
          <ProgressBar
            value={answered.size}
            maximum={questions.length}
            label={t("quiz.progress")}
            valueText={t("quiz.answered-of", { count: answered.size, of: questions.length })}
          />
        </div>

        {place === 1 ? <OtherLanguages /> : null}
        {here.saving.word === "nowhere" ? (
          <Callout kind="danger" role="alert" title={t("quiz.nowhere-title")}>
            {t("quiz.nowhere-text")}
          </Callout>
        ) : null}
        {here.rejection === null ? null : (
          <Callout kind="warning" role="alert" title={t("quiz.rejected-title")}>
            {rejectionSentence(t, here.rejection)}
          </Callout>
        )}

        {question === undefined ? (
          <QuizFinish
            questions={questions}
            answered={answered}
            flagged={flags.flagged}
            formEventId={formEventId}
            onGo={go}
            onFinish={here.finish}
            heading={heading}
          />
        ) : (
          <Form ref={form} method="post" action={`?q=${String(question.number)}`} preventScrollReset onSubmit={chooses}>
            <input type="hidden" name="intent" value="answer" />
            <input type="hidden" name="eventId" value={formEventId} />
            <input type="hidden" name="itemId" value={question.id} />
            <input type="hidden" name="basedOn" value={view.answers.find(({ itemId }) => itemId === question.id)?.eventId ?? ""} />
            {/* The first submit button is what the Enter key presses. */}
            <button
              type="submit"
              name="go"
              value={question.number < questions.length ? question.number + 1 : "finish"}
              tabIndex={-1}
              aria-hidden="true"
              className="sr-only"
            />
            {reply !== null && reply.itemId === question.id ? (
              <Callout kind="warning" role="alert" title={t(reply.problem === "stale" ? "quiz.stale-title" : "quiz.rejected-title")}>
                {reply.problem === "stale"
                  ? t("quiz.stale-text")
                  : reply.problem === "later"
                    ? t("quiz.later-text")
                    : rejectionSentence(t, reply.problem)}
              </Callout>
            ) : null}
            <div className="my-4 flex flex-wrap items-center justify-between gap-2">
              <h1 ref={heading} tabIndex={-1} className="text-xl sm:text-2xl">
                {t("quiz.question-of", { number: question.number, of: questions.length })}
              </h1>
              <Button
                type="button"
                look="quiet"
                size="small"
                icon="star"
                aria-pressed={flags.flagged.has(question.id)}
                className="aria-pressed:bg-brass-soft aria-pressed:text-brass"
                onClick={() => {
                  flags.toggle(question.id);
                }}
              >
                {t("quiz.flag")}
              </Button>
            </div>
            {question.vignette === null ? null : (
              <Card as="section" className="mb-5 space-y-2">
                <h2 className="text-brass text-sm font-semibold">
                  {t("quiz.case-of", { place: question.vignette.place, of: question.vignette.of })}
                </h2>
                <p className="whitespace-pre-line">
                  <ClinicalText>{question.vignette.text}</ClinicalText>
                </p>
                <QuestionMedia media={question.vignette.media} />
              </Card>
            )}
            <p className="mb-4 whitespace-pre-line">
              <ClinicalText>{question.stem}</ClinicalText>
            </p>
            <QuestionMedia media={question.media} />
            <QuizQuestion
              key={question.id}
              question={question}
              response={sent !== null && sent.itemId === question.id && sent.response !== null ? sent.response : here.answers[question.id]}
              onAnswer={(response, how) => {
                setSent(null);
                here.answer(question.id, response, how);
              }}
            />
            <nav aria-label={t("quiz.steps")} className="mt-8 flex flex-wrap justify-between gap-3">
              <Button look="secondary" icon="arrow-back" name="go" value={question.number - 1} disabled={question.number === 1}>
                {t("quiz.previous")}
              </Button>
              {question.number < questions.length ? (
                <Button iconAfter="arrow-forward" name="go" value={question.number + 1}>
                  {t("quiz.next")}
                </Button>
              ) : (
                <Button iconAfter="arrow-forward" name="go" value="finish">
                  {t("quiz.to-finish")}
                </Button>
              )}
            </nav>
            {reportLabel === null ? null : (
              <p className="mt-4 text-end">
                <Link
                  to={`/learn/courses/${view.courseId}/quiz/${view.attemptId}/report/${question.id}`}
                  onClick={here.flush}
                  className="text-ink-muted inline-flex min-h-11 items-center text-sm underline underline-offset-4"
                >
                  {reportLabel}
                </Link>
              </p>
            )}
            <QuizOverview questions={questions} current={question.number} answered={answered} flagged={flags.flagged} />
          </Form>
        )}
      </div>
    </CourseLanguage>
  );
}

/** What was chosen before the script arrived is in the form, but nobody kept it: take it over. */
function useTakeOver(form: React.RefObject<HTMLFormElement>, question: CandidateQuestion | undefined, here: AttemptHere) {
  const done = useRef(false);
  useEffect(() => {
    if (done.current || form.current === null || question === undefined) return;
    done.current = true;
    const stems = question.type === "extended-matching" ? question.stems.map((stem) => stem.id) : [];
    const chosen = responseFromFields(question.type, new FormData(form.current), stems);
    if (chosen !== null && JSON.stringify(chosen) !== JSON.stringify(here.answers[question.id])) here.answer(question.id, chosen, "chosen");
  }, [form, question, here]);
}

function Finished({ state, saving, view }: { state: "kept" | "stored"; saving: SaveState; view: PaperForAttempt }) {
  const t = useMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <div className="mx-auto w-full max-w-xl px-4 py-10">
      <Card className="space-y-4">
        <p className="text-ink-muted text-sm">
          <CourseTitle course={view}>{view.title}</CourseTitle>
        </p>
        <h1 ref={heading} tabIndex={-1} className="text-2xl">
          {t(state === "stored" ? "quiz.finished-stored" : saving.word === "kept" ? "quiz.finished-kept" : "quiz.finished-sending")}
        </h1>
        <p>{t(saving.word === "kept" ? "quiz.finished-kept-text" : "quiz.finished-sending-text")}</p>
        <SaveLabel state={saving} />
      </Card>
    </div>
  );
}
