import type { Language } from "#app/domain/shared/language.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { CourseThatHelps } from "#app/queries/learning/standing.server.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { coursePath } from "#app/ui/learner/course-paths.ts";
import { askedAbout } from "#app/ui/learner/standing-words.ts";

function closedWords(floor: CourseThatHelps["closes"][number], language: Language, t: Translate): string {
  const amount = formatCredits(language, floor.hundredths);
  const what = askedAbout(floor, language);
  return what === null ? t("standing.closes-whole", { amount }) : t("standing.closes", { amount, what });
}

/** The courses that would close what is missing, first those that close most in the same time. */
export function StandingGap({ helps }: { helps: readonly CourseThatHelps[] }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <section aria-labelledby="gap" className="space-y-3 print:hidden">
      <h2 id="gap" className="text-xl">
        {t("standing.gap")}
      </h2>
      <p className="text-ink-muted">{t(helps.length === 0 ? "standing.gap-none" : "standing.gap-text")}</p>
      {helps.length === 0 ? null : (
        <ul className="border-line bg-surface-raised divide-line divide-y rounded-2xl border">
          {helps.map((course) => (
            <li key={course.courseId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 p-4 sm:px-6">
              <div className="min-w-0 grow basis-60 space-y-2">
                <h3 className="text-lg">
                  <Bdi>{course.title}</Bdi>
                </h3>
                <p className="flex flex-wrap gap-2">
                  {course.closes.map((floor) => (
                    <Badge key={`${floor.clause}${floor.from}${JSON.stringify(floor.which)}`} tone="accent" icon="check">
                      {closedWords(floor, language, t)}
                    </Badge>
                  ))}
                  <Badge icon="clock">{t("common.minutes", { count: course.minutes })}</Badge>
                  <Badge tone="brass" icon="award">
                    {t("common.credits-up-to", { credits: formatCredits(language, course.maximumHundredths) })}
                  </Badge>
                  <Badge icon={course.isOffline ? "download" : "note"}>
                    {t(course.isOffline ? "standing.offline" : "standing.online")}
                  </Badge>
                </p>
              </div>
              <LinkButton to={coursePath(course.courseId)} look="secondary" iconAfter="chevron-forward">
                {t("home.to-course")}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
