import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { CandidatePaper } from "#app/domain/assessment/paper.ts";
import type { Response } from "#app/domain/assessment/response.ts";
import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import type { TrialResult } from "#app/domain/authoring/trial-paper.ts";
import { directionOf, LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { loadMessages } from "#app/i18n/load-messages.ts";
import { type ActiveMessages, MessagesContext, useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { PaperForAttempt } from "#app/queries/learning/paper-for-attempt.server.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { QuizExplained } from "#app/ui/learner/quiz-explained.tsx";
import { type AttemptHere, QuizPlayer } from "#app/ui/learner/quiz-player.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { textIn } from "#app/ui/trainer/draft-words.ts";
import { questionPath, questionsPath } from "#app/ui/trainer/items/item-words.ts";

export type TryScreenProps = {
  readonly courseId: string;
  /** The one item that is tried; null for a whole paper. */
  readonly item: string | null;
  readonly language: Language;
  readonly seed: string;
  readonly savedAt: Instant | null;
  readonly title: DraftText;
  readonly minimumPerformanceLevel: number | null;
  readonly paper: CandidatePaper;
  readonly leftOut: readonly string[];
  readonly result: TrialResult | null;
  /** `refused`, or why it did not reach the server, as a code of errors.json. */
  readonly refusal: string | null;
  readonly busy: boolean;
  readonly onFinish: (answers: Readonly<Record<string, Response>>) => void;
};

/** A paper from a draft in the learners' own player, marked and explained as theirs are; nothing of it is kept. */
export function TryScreen(props: TryScreenProps) {
  const { courseId, item, language, savedAt, paper, leftOut, result, refusal } = props;
  const t = useMessages();
  const reader = useLanguage();
  const tryWith = (more: Readonly<Record<string, string>>): string =>
    `${questionsPath(courseId)}/try?${new URLSearchParams({ ...(item === null ? {} : { item }), language, ...more }).toString()}`;
  return (
    <div className="space-y-4 pt-4">
      <aside aria-label={t("items.try-title")} className="border-line mx-auto max-w-3xl space-y-2 border-b px-4 pb-4 sm:px-6">
        <p className="font-semibold">{t(item === null ? "items.try-about-paper" : "items.try-about-item")}</p>
        <p className="text-ink-muted text-sm">
          {savedAt === null ? null : t("items.try-saved", { moment: formatDate(reader, savedAt, "moment") })} {t("items.try-kept")}
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <LinkButton
            look="quiet"
            size="small"
            icon="arrow-back"
            to={item === null ? questionsPath(courseId) : questionPath(courseId, item)}
          >
            {t(item === null ? "items.back" : "items.back-to-item")}
          </LinkButton>
          <LinkButton look="secondary" size="small" to={tryWith({})}>
            {t(item === null ? "items.try-another" : "items.try-again")}
          </LinkButton>
          <nav aria-label={t("workshop.language")} className="flex flex-wrap gap-1">
            {LANGUAGES.map((one) => (
              <LinkButton
                key={one}
                size="small"
                look={one === language ? "secondary" : "quiet"}
                aria-current={one === language ? "true" : undefined}
                lang={one}
                to={tryWith({ language: one })}
              >
                {LANGUAGE_NAMES[one]}
              </LinkButton>
            ))}
          </nav>
        </div>
        {leftOut.length === 0 || item !== null ? null : (
          <Callout kind="warning">{t("items.try-left-out", { count: leftOut.length })}</Callout>
        )}
        {refusal !== null ? (
          <Callout kind="danger" role="alert">
            {refusal === "refused" ? t("items.try-refused") : errorText(t, { "": [refusal] }, "")}
          </Callout>
        ) : null}
      </aside>
      {paper.questions.length === 0 ? (
        <div className="mx-auto max-w-3xl px-4">
          <EmptyState icon="question" title={t("items.try-nothing")}>
            {t(item === null ? "items.try-nothing-text" : "items.try-unfinished")}
          </EmptyState>
        </div>
      ) : (
        <InLanguage language={language}>
          {result === null ? <Player {...props} /> : <Marked result={result} title={props.title} />}
        </InLanguage>
      )}
    </div>
  );
}

/** What stands inside says everything in that language, as a learner's page would. */
function InLanguage({ language, children }: { language: Language; children: ReactNode }) {
  const reader = useLanguage();
  const t = useMessages();
  const [other, setOther] = useState<ActiveMessages | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (language === reader) return;
    loadMessages(language, location.pathname).then(
      (words) => setOther({ language, t: words }),
      () => setFailed(true),
    );
  }, [language, reader]);
  if (failed) throw new Error("The words of the language could not be fetched.");
  if (language === reader) return children;
  if (other === null || other.language !== language) return <p className="px-4 text-center">{t("items.try-loading")}</p>;
  return (
    <MessagesContext.Provider value={other}>
      <div lang={language} dir={directionOf(language)}>
        {children}
      </div>
    </MessagesContext.Provider>
  );
}

function Player({ courseId, language, seed, title, minimumPerformanceLevel, paper, busy, onFinish }: TryScreenProps) {
  const [answers, setAnswers] = useState<Readonly<Record<string, Response>>>({});
  const latest = useRef(answers);
  latest.current = answers;
  const here: AttemptHere = {
    answers,
    answer: (itemId, response) => setAnswers((before) => ({ ...before, [itemId]: response })),
    flush: () => undefined,
    finish: () => onFinish(latest.current),
    finished: "no",
    rejection: null,
    // Nothing is saved, and nothing says so.
    saving: busy ? { word: "saving" } : { word: "saved", at: null },
  };
  const view = useMemo(
    (): PaperForAttempt => ({
      attemptId: seed,
      courseId,
      title: textIn(title, language)?.text ?? "",
      languages: LANGUAGES,
      number: 1,
      attemptsAllowed: 1,
      minimumPerformanceLevel: minimumPerformanceLevel ?? 0,
      isOpen: true,
      startedAt: EPOCH,
      deadlineAt: null,
      paper,
      answers: [],
    }),
    [seed, courseId, title, language, minimumPerformanceLevel, paper],
  );
  return <QuizPlayer view={view} place={1} serverNow={EPOCH} reportLabel={null} formEventId={seed} reply={null} here={here} />;
}

/** A trial has no time: nothing of it is timed. */
const EPOCH = "1970-01-01T00:00:00.000Z" as Instant;

function Marked({ result, title }: { result: TrialResult; title: DraftText }) {
  const t = useMessages();
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    window.scrollTo({ top: 0 });
  }, []);
  const percent = t("quiz.percent", { percent: formatNumber(language, result.percent) });
  const level = t("quiz.percent", { percent: formatNumber(language, result.minimumPerformanceLevel) });
  return (
    <div className="mx-auto w-full max-w-3xl space-y-8 px-4 py-6 sm:px-6">
      <Card as="section" className="space-y-4">
        <p className="text-ink-muted text-sm">
          <bdi>{textIn(title, language)?.text ?? ""}</bdi>
        </p>
        <h1 ref={heading} tabIndex={-1} className="text-2xl">
          {t(result.passed ? "quiz.passed-title" : "quiz.not-passed-title")}
        </h1>
        <p className="text-accent-strong text-5xl font-bold tabular-nums">
          <bdi>{percent}</bdi>
        </p>
        <ProgressBar value={result.percent} label={t("quiz.score")} valueText={percent} />
        <p>{t(result.passed ? "quiz.passed-text" : "quiz.not-passed-text", { level })}</p>
      </Card>
      <QuizExplained feedback={result.feedback} references={result.references} />
    </div>
  );
}
