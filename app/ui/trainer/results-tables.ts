import type { AnswerCount } from "#app/domain/assessment/answer-counts.ts";
import type { CourseResults, Minutes } from "#app/domain/learning/course-results.ts";
import type { Language, Trilingual } from "#app/domain/shared/language.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { nameOfTopic } from "#app/ui/trainer/topic-name.ts";

/** A table of the results as a spreadsheet takes it: numbers are numbers. */
export type ResultsTable = {
  readonly name: ResultsTableName;
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};

export const RESULTS_TABLES = ["funnel", "time", "questions", "answers", "evaluation", "comments"] as const;
export type ResultsTableName = (typeof RESULTS_TABLES)[number];

/** The steps of the funnel in their order, each with its sentence. */
export function funnelSteps({ funnel }: CourseResults, language: Language, t: Translate) {
  return [
    { key: "began", label: t("results.began"), learners: funnel.began },
    ...funnel.lessons.map(({ lessonId, title, finished }) => ({
      key: `lesson:${lessonId}`,
      label: t("results.finished-lesson", { lesson: title[language] }),
      learners: finished,
    })),
    { key: "attempted", label: t("results.attempted"), learners: funnel.attempted },
    { key: "passed", label: t("results.passed"), learners: funnel.passed },
    { key: "evaluated", label: t("results.evaluated"), learners: funnel.evaluated },
    { key: "claimed", label: t("results.claimed"), learners: funnel.claimed },
  ];
}

/** What was timed, in its order. `estimate`: minutes, null where the author gave none. */
export function timedParts({ time }: CourseResults, language: Language, t: Translate) {
  return [
    ...time.lessons.map(({ lessonId, title, estimate, taken }) => ({ key: lessonId, label: title[language], estimate, taken })),
    { key: "quiz:", label: t("results.quiz"), estimate: null, taken: time.quiz },
    { key: "whole:", label: t("results.whole"), estimate: time.whole.estimate, taken: time.whole.taken },
    { key: "stated:", label: t("results.stated"), estimate: null, taken: time.stated },
  ] satisfies readonly { key: string; label: string; estimate: number | null; taken: Minutes | null }[];
}

/** What an answer says, in one line. */
export function answerText({ stem, text, typed }: AnswerCount, language: Language): string {
  const said = [typed, text?.[language]].filter((part) => part !== null && part !== undefined).join(" ");
  return stem === null ? said : `${stem[language]} – ${said}`;
}

/** Whole per cent of a whole; 0 of nothing. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole);
}

const textOf = (text: Trilingual, language: Language): string => text[language].replaceAll(/\s+/g, " ").trim();

/** A question's answers to "what did you think", with how often each was given, in the words of the form that asked. */
export function evaluationCounts(results: CourseResults, t: Translate) {
  const { answers } = results.evaluation;
  if (answers === null) return [];
  return [
    {
      question: t("evaluation.relevance"),
      counts: answers.relevance.map((times, index) => ({ answer: t(`evaluation.relevance-${GRADES[index] ?? 1}`), times })),
    },
    {
      question: t("evaluation.intent"),
      counts: [
        { answer: t("evaluation.intent-yes"), times: answers.intents.yes },
        { answer: t("evaluation.intent-perhaps"), times: answers.intents.perhaps },
        { answer: t("evaluation.intent-no"), times: answers.intents.no },
        { answer: t("evaluation.intent-already"), times: answers.intents["already-do"] },
      ],
    },
    {
      question: t("evaluation.barriers"),
      counts: BARRIERS.map((barrier) => ({ answer: t(`evaluation.barrier-${barrier}`), times: answers.barriers[barrier] })),
    },
    {
      question: t("evaluation.bias"),
      counts: [
        { answer: t("evaluation.bias-none"), times: answers.bias.none },
        { answer: t("evaluation.bias-some"), times: answers.bias.some },
        { answer: t("evaluation.bias-much"), times: answers.bias.much },
      ],
    },
  ];
}
const GRADES = [1, 2, 3, 4, 5] as const;
const BARRIERS = ["none", "time", "supplies", "staff", "policy", "knowledge", "patients", "other"] as const;

/** What was written, question by question. */
export function evaluationTexts(results: CourseResults, t: Translate) {
  const { answers } = results.evaluation;
  if (answers === null) return [];
  return [
    { question: t("evaluation.intended-change"), texts: answers.intendedChanges },
    { question: t("evaluation.bias-comment"), texts: answers.biasComments },
    { question: t("evaluation.comment"), texts: answers.comments },
  ];
}

/** The results as tables, for CSV and XLSX: the same numbers as on the page, by the same functions. */
export function resultsTables(results: CourseResults, language: Language, t: Translate): readonly ResultsTable[] {
  const { funnel, questions } = results;
  return [
    {
      name: "funnel",
      title: t("results.funnel"),
      header: [t("results.step"), t("results.learners"), t("results.share")],
      rows: funnelSteps(results, language, t).map(({ label, learners }) => [label, learners, percentOf(learners, funnel.began)]),
    },
    {
      name: "time",
      title: t("results.time"),
      header: [
        t("results.lesson"),
        t("results.estimate"),
        t("results.measured"),
        t("results.quarter"),
        t("results.middle"),
        t("results.three-quarters"),
      ],
      rows: timedParts(results, language, t).map(({ label, estimate, taken }) => [
        label,
        estimate ?? "",
        taken?.learners ?? 0,
        taken?.quarter ?? "",
        taken?.median ?? "",
        taken?.threeQuarters ?? "",
      ]),
    },
    {
      name: "questions",
      title: t("results.questions"),
      header: [
        t("results.question"),
        t("results.topic"),
        t("results.times-asked"),
        t("results.percent-right"),
        t("results.difficulty-index"),
        t("results.discrimination-index"),
      ],
      rows: questions.map(({ stem, topic, topicName, asked, percentRight, judgement }) => [
        textOf(stem, language),
        nameOfTopic(topic, topicName === null ? undefined : { [topic]: topicName }, language),
        asked,
        percentRight ?? "",
        judgement?.difficultyIndex ?? "",
        judgement === null ? "" : judgement.discriminationHundredths / 100,
      ]),
    },
    {
      name: "answers",
      title: t("results.answer"),
      header: [t("results.question"), t("results.answer"), t("results.key"), t("results.chosen"), t("results.share")],
      rows: questions.flatMap(({ stem, answered, answers }) =>
        answers.map((one) => [
          textOf(stem, language),
          answerText(one, language),
          one.isKey ? t("results.key") : "",
          one.chosen,
          percentOf(one.chosen, answered),
        ]),
      ),
    },
    {
      name: "evaluation",
      title: t("results.evaluation"),
      header: [t("results.question"), t("results.answer"), t("results.given")],
      rows: evaluationCounts(results, t).flatMap(({ question, counts }) => counts.map(({ answer, times }) => [question, answer, times])),
    },
    {
      name: "comments",
      title: t("results.comments"),
      header: [t("results.question"), t("results.answer")],
      rows: evaluationTexts(results, t).flatMap(({ question, texts }) => texts.map((text) => [question, text])),
    },
  ];
}
