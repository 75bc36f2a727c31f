import type { CandidateQuestion } from "#app/domain/assessment/paper.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon } from "#app/ui/kit/icon.tsx";

/** All questions at a glance: answered, marked for review, where one is. Each is a submit button of the question's form. */
export function QuizOverview({
  questions,
  current,
  answered,
  flagged,
}: {
  questions: readonly CandidateQuestion[];
  current: number;
  answered: ReadonlySet<string>;
  flagged: ReadonlySet<string>;
}) {
  const t = useMessages();
  return (
    <section aria-labelledby="quiz-overview" className="border-line mt-8 border-t pt-5">
      <h2 id="quiz-overview" className="mb-3 text-base font-semibold">
        {t("quiz.overview")}
      </h2>
      <ol className="grid grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))] gap-2">
        {questions.map(({ id, number }) => {
          const state = [
            t(answered.has(id) ? "quiz.is-answered" : "quiz.is-unanswered"),
            ...(flagged.has(id) ? [t("quiz.is-flagged")] : []),
          ].join(", ");
          return (
            <li key={id}>
              <button
                type="submit"
                name="go"
                value={number}
                aria-current={number === current ? "step" : undefined}
                aria-label={t("quiz.overview-item", { number, state })}
                className={classNames(
                  "relative inline-flex h-11 w-full items-center justify-center rounded-lg border font-semibold tabular-nums",
                  answered.has(id) ? "bg-accent-soft border-accent text-accent-strong" : "bg-surface-raised border-line-strong text-ink",
                  number === current && "outline-accent outline-2 outline-offset-2",
                )}
              >
                {number}
                {flagged.has(id) ? <Icon name="star" className="text-brass absolute end-0.5 top-0.5 size-3.5" /> : null}
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
