import type { QuestionFeedback, ShownReference } from "#app/domain/assessment/explained-paper.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { QuizFeedback, type SaidOfQuestion } from "#app/ui/learner/quiz-feedback.tsx";

/** Every question of a marked paper with its reasons, and below them the sources. */
export function QuizExplained({
  feedback,
  references,
  said,
}: {
  feedback: readonly QuestionFeedback[];
  references: readonly ShownReference[];
  /** What belongs to each question besides, by its id; nothing where it is only tried. */
  said?: Readonly<Record<string, SaidOfQuestion>> | undefined;
}) {
  const t = useMessages();
  return (
    <>
      <section aria-labelledby="feedback" className="space-y-4">
        <h2 id="feedback" className="text-xl font-semibold">
          {t("quiz.feedback")}
        </h2>
        {feedback.map((one, index) => (
          <QuizFeedback
            key={one.itemId}
            feedback={one}
            showVignette={one.vignette !== null && feedback[index - 1]?.vignette !== one.vignette}
            references={references}
            said={said?.[one.itemId]}
          />
        ))}
      </section>
      <section aria-labelledby="references" className="space-y-3">
        <h2 id="references" className="text-xl font-semibold">
          {t("quiz.references")}
        </h2>
        <ol className="list-decimal space-y-2 ps-8 text-sm">
          {references.map((reference) => (
            // The direction is the text's, not the entry's: a number of two digits would stand outside the page on the other side.
            <li key={reference.id} id={`ref-${reference.id}`}>
              <div dir="ltr" lang="en" className="text-start wrap-anywhere">
                {reference.text}{" "}
                {reference.url === null ? null : (
                  <a href={reference.url} rel="noreferrer" className="text-accent underline underline-offset-4">
                    {reference.url}
                  </a>
                )}
              </div>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
