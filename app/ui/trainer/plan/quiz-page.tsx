import { Link } from "@remix-run/react";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { FieldError } from "#app/ui/kit/field-frame.tsx";
import { useFault } from "#app/ui/trainer/plan/field-faults.ts";
import { FieldNote } from "#app/ui/trainer/plan/field-note.tsx";
import { FieldGroup } from "#app/ui/trainer/plan/field-group.tsx";
import { NumberField } from "#app/ui/trainer/plan/number-field.tsx";
import { fieldId } from "#app/ui/trainer/plan/plan-pages.ts";
import type { PlanPageProps } from "#app/ui/trainer/plan/plan-props.ts";
import { TrilingualField } from "#app/ui/trainer/plan/trilingual-field.tsx";
import { nameOfTopic } from "#app/ui/trainer/topic-name.ts";
import { topicPath } from "#app/ui/trainer/items/item-words.ts";

type Quiz = NonNullable<DraftMetadata["quiz"]>;

/** How the quiz is passed, how often it may be tried, and how many questions of each topic it draws. */
export function QuizPage({ courseId, metadata, change, facts }: PlanPageProps) {
  const t = useMessages();
  const quiz = metadata.quiz ?? {};
  const quota = quiz.quota ?? {};
  const fault = useFault("quiz.quota", false);
  const say = (part: Partial<Quiz>): void => change((now) => ({ ...now, quiz: { minutesAllowed: null, ...now.quiz, ...part } }));
  const names = quiz.topics ?? {};
  const topics = [...new Set([...Object.keys(facts.pool), ...Object.keys(quota), ...Object.keys(names)])];
  return (
    <>
      <FieldGroup title={t("plan.passing")} text={t("plan.passing-text")}>
        <NumberField
          field="quiz.minimumPerformanceLevel"
          label={t("plan.minimum-performance")}
          description={t("plan.minimum-performance-text")}
          value={quiz.minimumPerformanceLevel}
          onChange={(minimumPerformanceLevel) => say({ minimumPerformanceLevel })}
        />
        <NumberField field="quiz.attempts" label={t("plan.attempts")} value={quiz.attempts} onChange={(attempts) => say({ attempts })} />
        <NumberField
          field="quiz.lockOutHours"
          label={t("plan.lock-out")}
          description={t("plan.lock-out-text")}
          value={quiz.lockOutHours}
          onChange={(lockOutHours) => say({ lockOutHours })}
        />
        <NumberField
          field="quiz.minutesAllowed"
          label={t("plan.minutes-allowed")}
          optional={t("plan.optional")}
          description={t("plan.minutes-allowed-text")}
          value={quiz.minutesAllowed}
          onChange={(minutesAllowed) => say({ minutesAllowed })}
        />
      </FieldGroup>
      <div id={fieldId("quiz.quota")} tabIndex={-1}>
        <FieldGroup title={t("plan.quota")} text={t("plan.quota-text")}>
          {topics.length === 0 ? <p>{t("plan.quota-none")}</p> : null}
          {topics.map((topic) => (
            <Topic key={topic} topic={topic} courseId={courseId} metadata={metadata} change={change} pool={facts.pool[topic] ?? 0} />
          ))}
          {fault === null ? null : <FieldError id={fieldId("quiz.quota")}>{fault}</FieldError>}
        </FieldGroup>
      </div>
    </>
  );
}

/** How many questions of one topic a paper draws, against how many there are, and what the topic is called. */
function Topic({
  topic,
  courseId,
  metadata,
  change,
  pool,
}: Pick<PlanPageProps, "courseId" | "metadata" | "change"> & { topic: string; pool: number }) {
  const t = useMessages();
  const language = useLanguage();
  const { quota = {}, topics } = metadata.quiz ?? {};
  const drawn = quota[topic] ?? 0;
  return (
    <div className="border-line space-y-3 border-t pt-4 first-of-type:border-t-0 first-of-type:pt-0">
      <NumberField
        field={`quiz.quota.${topic}`}
        label={nameOfTopic(topic, topics, language)}
        description={t("plan.quota-pool", { count: pool })}
        value={quota[topic]}
        onChange={(count) =>
          change((now) => {
            const { [topic]: _before, ...rest } = now.quiz?.quota ?? {};
            const next = count === null || count === 0 ? rest : { ...rest, [topic]: count };
            return { ...now, quiz: { minutesAllowed: null, ...now.quiz, quota: next } };
          })
        }
      />
      {drawn > pool ? <FieldNote>{t("plan.quota-short", { drawn, pool })}</FieldNote> : null}
      <Link className="text-accent inline-flex min-h-11 items-center underline" to={topicPath(courseId, topic)}>
        {t("plan.quota-questions")}
      </Link>
      <details open={topics?.[topic] !== undefined || undefined}>
        <summary className="inline-flex min-h-11 cursor-pointer items-center underline">
          {t("plan.topic-name-of")} <bdi dir="ltr">{topic}</bdi>
        </summary>
        <TrilingualField
          field={`quiz.topics.${topic}`}
          label={t("plan.topic-name")}
          description={t("plan.topic-name-text")}
          rows={1}
          value={topics?.[topic]}
          onChange={(name) =>
            change((now) => {
              const { [topic]: _before, ...rest } = now.quiz?.topics ?? {};
              const isNamed = LANGUAGES.some((one) => (name[one] ?? "") !== "");
              return { ...now, quiz: { minutesAllowed: null, ...now.quiz, topics: isNamed ? { ...rest, [topic]: name } : rest } };
            })
          }
        />
      </details>
    </div>
  );
}
