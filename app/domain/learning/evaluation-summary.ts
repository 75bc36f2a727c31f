import { ENOUGH_EVALUATIONS, type EvaluationSummary } from "#app/domain/learning/course-results.ts";
import { BARRIERS, BIAS_DEGREES, INTENTS } from "#app/domain/learning/evaluation-choices.ts";
import type { Evaluation } from "#app/domain/learning/evaluation.ts";

/** What learners thought, question by question. In whatever order the evaluations come, the summary is the same: it tells nothing of who came when. */
export function evaluationSummary(evaluations: readonly Evaluation[]): EvaluationSummary {
  const received = evaluations.length;
  if (received < ENOUGH_EVALUATIONS) return { received, answers: null };
  const count = <Choice extends string>(choices: readonly Choice[], chosen: (one: Evaluation) => readonly string[]) =>
    Object.fromEntries(choices.map((choice) => [choice, evaluations.filter((one) => chosen(one).includes(choice)).length])) as Record<
      Choice,
      number
    >;
  const texts = (of: (one: Evaluation) => string) =>
    evaluations
      .map(of)
      .filter((text) => text !== "")
      .sort();
  return {
    received,
    answers: {
      relevance: [1, 2, 3, 4, 5].map((grade) => evaluations.filter(({ relevance }) => relevance === grade).length),
      intents: count(INTENTS, ({ intentToChange }) => [intentToChange]),
      barriers: count(BARRIERS, ({ barriers }) => barriers),
      bias: count(BIAS_DEGREES, ({ perceivedBias }) => [perceivedBias]),
      intendedChanges: texts(({ intendedChange }) => intendedChange),
      biasComments: texts(({ biasComment }) => biasComment),
      comments: texts(({ comment }) => comment),
    },
  };
}
