import type { ReactNode } from "react";
import type { CoursePlan as Plan } from "#app/domain/authoring/course-plan.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Facts } from "#app/ui/kit/facts.tsx";
import { CourseAudience } from "#app/ui/learner/course-audience.tsx";
import { SupportSentence } from "#app/ui/learner/support-sentence.tsx";

/** What a course was planned to be, all of it: reviewers compare lessons and questions with it. */
export function CoursePlan({ plan, language }: { plan: Plan; language: Language }) {
  const t = useMessages();
  const reader = useLanguage();
  const comma = reader === "en" ? ", " : "، ";
  const text = (written: string): ReactNode => <Bdi lang={language}>{written}</Bdi>;
  const { need, quiz } = plan;
  return (
    <Facts
      facts={[
        [t("plan.summary"), text(plan.summary)],
        [t("plan.gap"), text(plan.practiceGap)],
        ...(need === null ? [] : [[t("plan.desired"), text(need.desired)] as const, [t("plan.source"), text(need.source)] as const]),
        [
          t("plan.step-objectives"),
          <ol key="objectives" className="list-decimal space-y-1 ps-6">
            {plan.objectives.map((objective, index) => (
              <li key={index}>
                {text(objective.text)}
                {objective.level === null ? null : (
                  <span className="text-ink-muted block text-sm">
                    {t("plan.outcome-level")}: {t(`plan.moore-${objective.level}` as MessageKey)}
                  </span>
                )}
              </li>
            ))}
          </ol>,
        ],
        [t("course.audience"), <CourseAudience key="audience" audience={plan.audience} audienceOf={plan.audienceOf} />],
        [t("course.method"), text(plan.method)],
        [t("course.time"), t("common.minutes", { count: plan.minutes })],
        [
          t("course.credits"),
          <ul key="credits">
            {plan.offers.map(({ professions, maximumHundredths }) => (
              <li key={professions.join()}>
                {t("catalogue.up-to-credits", { credits: formatCredits(reader, maximumHundredths) })}: {professions.join(comma)}
              </li>
            ))}
          </ul>,
        ],
        [
          t("course.minimum-performance"),
          <bdi key="level" dir="ltr">
            {quiz.minimumPerformanceLevel}%
          </bdi>,
        ],
        [t("course.attempts"), t("course.attempts-text", { count: quiz.attempts, hours: quiz.lockOutHours })],
        [t("course.released"), formatDate(reader, plan.releasedOn)],
        [t("course.reviewed"), formatDate(reader, plan.reviewedOn)],
        [t("course.expires"), formatDate(reader, plan.expiresOn)],
        [t("plan.step-people"), <SupportSentence key="support" support={plan.commercialSupport} />],
      ]}
    />
  );
}
