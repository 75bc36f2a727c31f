import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { languagesOf } from "#app/domain/shared/content-language.ts";
import type { Rejection } from "#app/domain/sync/receipt.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Facts } from "#app/ui/kit/facts.tsx";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { CourseAudience, CourseChanges } from "#app/ui/learner/course-audience.tsx";
import { CourseEvidence } from "#app/ui/learner/course-evidence.tsx";
import { CourseFaculty } from "#app/ui/learner/course-faculty.tsx";
import { CourseLanguage, CourseText, OtherLanguages } from "#app/ui/learner/course-language.tsx";
import { CourseLessons } from "#app/ui/learner/course-lessons.tsx";
import { CourseOnwards, type CourseOnwardsProps } from "#app/ui/learner/course-onwards.tsx";
import { changesPath, coursePath } from "#app/ui/learner/course-paths.ts";
import { CourseWithoutLine } from "#app/ui/learner/course-without-line.tsx";
import { HelpContact } from "#app/ui/learner/help-contact.tsx";
import { SupportSentence } from "#app/ui/learner/support-sentence.tsx";
import { TakenBack } from "#app/ui/learner/taken-back.tsx";
import type { KeepControlProps } from "#app/ui/learner/keep-control.tsx";
import { megabytes } from "#app/ui/learner/megabytes.ts";
import { questionsDrawn } from "#app/ui/learner/questions-drawn.ts";
import { startRefusal } from "#app/ui/learner/rejection-sentence.ts";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";

export type CourseScreenProps = CourseOnwardsProps & {
  /** Names of topics and, for each credit offer, of its professions, in the reader's language. */
  topics: readonly string[];
  offers: readonly { readonly professions: readonly string[]; readonly maximumHundredths: number }[];
  /** Why the course could not be begun just now. */
  refusal: Rejection | "later" | null;
  /** The start is kept on this device: no server could be told. */
  startKept: boolean;
  /** For a learner: keeping the course on this device. */
  keep: Pick<KeepControlProps, "accountId" | "useKeeping"> | null;
};

/** A course before its start: everything that a learner is owed to know first, and the one button that begins or goes on. */
export function CourseScreen({
  course,
  topics,
  offers,
  reader,
  expired,
  helpContact,
  eventId,
  busy,
  refusal,
  startKept,
  keep,
}: CourseScreenProps) {
  const t = useMessages();
  const language = useLanguage();
  const most = Math.max(...course.creditOffers.map((offer) => offer.maximumHundredths));
  const related = course.faculty.filter((member) => member.relationships.length > 0);
  return (
    <CourseLanguage course={course}>
      <Page eyebrow={topics.join(" · ")} title={<CourseText>{course.title}</CourseText>} lead={<CourseText>{course.summary}</CourseText>}>
        <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_21rem]">
          <div className="min-w-0 space-y-10 max-lg:order-2">
            <Section id="objectives" title={t("course.objectives")}>
              <ul className="space-y-2">
                {course.objectives.map((objective) => (
                  <li key={objective} className="flex gap-3">
                    <Icon name="check" className="text-accent mt-1 size-5" />
                    <CourseText>{objective}</CourseText>
                  </li>
                ))}
              </ul>
              <CourseChanges levels={course.outcomeLevels ?? []} />
            </Section>
            <Section id="lessons" title={t("course.lessons", { count: course.lessons.length })}>
              <CourseLessons course={course} />
            </Section>
            <Section id="about" title={t("course.about")}>
              <Facts
                facts={[
                  [t("course.gap"), <CourseText key="gap">{course.practiceGap}</CourseText>],
                  ...(course.desired === undefined
                    ? []
                    : [[t("course.desired"), <CourseText key="desired">{course.desired}</CourseText>] as const]),
                  [t("course.audience"), <CourseAudience key="audience" audience={course.audience} audienceOf={course.audienceOf} />],
                  [t("course.method"), <CourseText key="method">{course.method}</CourseText>],
                  [t("course.format"), t("course.format-text")],
                  [t("course.privacy"), t("course.privacy-text")],
                  [t("course.help"), helpContact === null ? t("course.help-nobody") : <HelpContact key="help" contact={helpContact} />],
                ]}
              />
            </Section>
            <Section id="credits" title={t("course.credits")}>
              <p className="mb-3">{t("course.credits-text", { credits: formatCredits(language, most), minutes: course.minutes })}</p>
              <ul className="border-line divide-line bg-surface-raised divide-y rounded-2xl border">
                {offers.map((offer) => (
                  <li key={offer.professions.join()} className="p-4">
                    <p className="font-semibold">
                      {t("catalogue.up-to-credits", { credits: formatCredits(language, offer.maximumHundredths) })}
                    </p>
                    <p className="text-ink-muted">{offer.professions.join(language === "en" ? ", " : "، ")}</p>
                  </li>
                ))}
              </ul>
              <p className="text-ink-muted mt-3 text-sm">{t(`course.repeat-${course.repeat}`)}</p>
            </Section>
            <Section id="quiz" title={t("course.quiz")}>
              <Facts
                facts={[
                  [t("course.quiz-items"), questionsDrawn(t, course.quiz.questions)],
                  [
                    t("course.minimum-performance"),
                    <bdi key="level" dir="ltr">
                      {course.quiz.minimumPerformanceLevel}%
                    </bdi>,
                  ],
                  [t("course.attempts"), t("course.attempts-text", { count: course.quiz.attempts, hours: course.quiz.lockOutHours })],
                  [
                    t("course.time-limit"),
                    course.quiz.minutesAllowed === null
                      ? t("course.time-limit-none")
                      : t("common.minutes", { count: course.quiz.minutesAllowed }),
                  ],
                ]}
              />
            </Section>
            <Section id="faculty" title={t("course.faculty")}>
              <CourseFaculty faculty={course.faculty} />
              <div className="mt-4 space-y-2">
                <p>{related.length === 0 ? t("course.no-relationships") : t("course.relationships-mitigated")}</p>
                <p>
                  <SupportSentence support={course.commercialSupport} />
                </p>
              </div>
            </Section>
            <Section id="references" title={t("course.references", { count: course.references.length })}>
              <CourseEvidence references={course.references} />
              <details className="border-line bg-surface-raised rounded-2xl border">
                <summary className="text-accent flex min-h-12 items-center gap-2 px-4 font-semibold">
                  <Icon name="chevron-down" /> {t("course.show-references")}
                </summary>
                <ol dir="ltr" lang="en" className="border-line list-decimal space-y-2 border-t py-4 ps-10 pe-4 text-sm">
                  {course.references.map((reference) => (
                    <li key={reference.id} className="break-words">
                      {reference.authors.replace(/\.$/, "")}. <cite>{reference.title.replace(/\.$/, "")}</cite>.{" "}
                      {reference.source.replace(/\.$/, "")}. {reference.year}.{" "}
                      <a
                        href={reference.doi === undefined ? reference.url : `https://doi.org/${reference.doi}`}
                        rel="noopener noreferrer"
                        className="text-accent underline underline-offset-2 [overflow-wrap:anywhere]"
                      >
                        {reference.doi === undefined ? reference.url : `doi:${reference.doi}`}
                      </a>
                    </li>
                  ))}
                </ol>
              </details>
            </Section>
          </div>

          <aside className="max-lg:order-1 lg:sticky lg:top-22">
            <Card>
              <div className="mb-5 space-y-3">
                <OtherLanguages />
                {course.newerVersion === null || course.withdrawn !== null || course.enrolment?.claimed === true ? null : (
                  <Callout>
                    <Link to={changesPath(course.courseId)} reloadDocument className="underline">
                      {t("course.newer-version", { mine: course.versionNumber, newer: course.newerVersion })}
                    </Link>
                  </Callout>
                )}
                {course.withdrawn === null ? null : (
                  <TakenBack courseId={course.courseId} kind={course.withdrawn} concerns={course.enrolment !== null} />
                )}
                {refusal === null ? null : (
                  <Callout kind="danger" role="alert">
                    {startRefusal(t, refusal)}
                  </Callout>
                )}
                {startKept ? <Callout role="status">{t("course.start-kept")}</Callout> : null}
                {startKept && course.enrolment === null ? null : (
                  <CourseOnwards
                    course={course}
                    reader={reader}
                    expired={expired}
                    helpContact={helpContact}
                    eventId={eventId}
                    busy={busy}
                  />
                )}
              </div>
              {keep === null ? null : <CourseWithoutLine course={course} keep={keep} />}
              <dl className="max-lg:grid max-lg:grid-cols-2 max-lg:gap-x-4 sm:max-lg:grid-cols-3 lg:divide-line text-[0.9375rem] lg:divide-y">
                <Fact
                  icon="award"
                  name={t("course.credits")}
                  value={t("catalogue.up-to-credits", { credits: formatCredits(language, most) })}
                />
                <Fact icon="clock" name={t("course.time")} value={t("common.minutes", { count: course.minutes })} />
                <Fact
                  icon="download"
                  name={t("course.size")}
                  value={t("catalogue.size", { megabytes: megabytes(language, course.bytes[language]) })}
                />
                <Fact icon="person" name={t("course.provider")} value={<Bdi>{course.providerName}</Bdi>} />
                <Fact icon="calendar" name={t("course.released")} value={formatDate(language, course.releasedOn)} />
                <Fact icon="calendar" name={t("course.reviewed")} value={formatDate(language, course.reviewedOn)} />
                <Fact icon="calendar" name={t("course.expires")} value={formatDate(language, course.expiresOn)} />
                <Fact icon="file" name={t("course.version")} value={String(course.versionNumber)} />
                <Fact
                  icon="book"
                  name={t("course.licence")}
                  value={
                    <bdi dir="ltr" lang="en">
                      {course.licence}
                    </bdi>
                  }
                />
              </dl>
              <div className="border-line mt-1 border-t pt-4">
                <h2 className="mb-2 text-base">{t("catalogue.languages")}</h2>
                <ul className="space-y-2">
                  {languagesOf(course).map((one) => (
                    <li key={one} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
                      <span lang={one} className="font-medium">
                        {LANGUAGE_NAMES[one]}
                      </span>
                      <Badge
                        tone={course.translations[one] === "awaiting-clinical-review" ? "warning" : "success"}
                        icon={course.translations[one] === "awaiting-clinical-review" ? "pencil" : "check"}
                      >
                        {t(`course.state-${course.translations[one]}`)}
                      </Badge>
                    </li>
                  ))}
                </ul>
              </div>
              <p className="border-line mt-4 border-t pt-3">
                <Link
                  to={`${coursePath(course.courseId)}/print`}
                  className="text-accent inline-flex min-h-11 items-center gap-2 hover:underline"
                >
                  <Icon name="print" /> {t("lesson.print")}
                </Link>
              </p>
            </Card>
          </aside>
        </div>
      </Page>
    </CourseLanguage>
  );
}

function Section({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="mb-3 text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Fact({ icon, name, value }: { icon: IconName; name: string; value: ReactNode }) {
  return (
    <div className="relative min-w-0 py-2 lg:py-2.5 lg:ps-8">
      <dt className="text-ink-muted text-sm">
        <Icon name={icon} className="text-accent absolute start-0 top-3.5 size-5 max-lg:hidden" />
        {name}
      </dt>
      <dd className="font-medium">{value}</dd>
    </div>
  );
}
