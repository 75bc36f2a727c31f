import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import { topicName } from "#app/domain/catalog/topic.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { FieldError } from "#app/ui/kit/field-frame.tsx";
import { useFault } from "#app/ui/trainer/plan/field-faults.ts";
import { FieldGroup } from "#app/ui/trainer/plan/field-group.tsx";
import { NumberField } from "#app/ui/trainer/plan/number-field.tsx";
import { fieldId } from "#app/ui/trainer/plan/plan-pages.ts";
import type { PlanPageProps } from "#app/ui/trainer/plan/plan-props.ts";

type Quiz = NonNullable<DraftMetadata["quiz"]>;

/** How the quiz is passed, how often it may be tried, and how many questions of each topic it draws. */
export function QuizPage({ metadata, change, facts }: PlanPageProps) {
  const t = useMessages();
  const language = useLanguage();
  const quiz = metadata.quiz ?? {};
  const quota = quiz.quota ?? {};
  const fault = useFault("quiz.quota", false);
  const say = (part: Partial<Quiz>): void => change((now) => ({ ...now, quiz: { minutesAllowed: null, ...now.quiz, ...part } }));
  const topics = [...new Set([...Object.keys(facts.pool), ...Object.keys(quota)])];
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
            <NumberField
              key={topic}
              field={`quiz.quota.${topic}`}
              label={topicName(topic, language)}
              description={t("plan.quota-pool", { count: facts.pool[topic] ?? 0 })}
              value={quota[topic]}
              onChange={(count) =>
                change((now) => {
                  const { [topic]: _before, ...rest } = now.quiz?.quota ?? {};
                  const next = count === null || count === 0 ? rest : { ...rest, [topic]: count };
                  return { ...now, quiz: { minutesAllowed: null, ...now.quiz, quota: next } };
                })
              }
            />
          ))}
          {fault === null ? null : <FieldError id={fieldId("quiz.quota")}>{fault}</FieldError>}
        </FieldGroup>
      </div>
    </>
  );
}
