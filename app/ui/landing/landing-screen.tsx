import { Form, Link } from "@remix-run/react";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { Courtyard } from "#app/ui/landing/courtyard.tsx";
import type { Landing } from "#app/queries/catalog/landing.server.ts";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";

const STEPS: readonly { icon: IconName; title: MessageKey; text: MessageKey }[] = [
  { icon: "book", title: "landing.step-learn", text: "landing.step-learn-text" },
  { icon: "check", title: "landing.step-quiz", text: "landing.step-quiz-text" },
  { icon: "star", title: "landing.step-claim", text: "landing.step-claim-text" },
  { icon: "award", title: "landing.step-certificate", text: "landing.step-certificate-text" },
];

const PROMISES: readonly { icon: IconName; title: MessageKey; text: MessageKey }[] = [
  { icon: "cloud", title: "landing.promise-power", text: "landing.promise-power-text" },
  { icon: "globe", title: "landing.promise-languages", text: "landing.promise-languages-text" },
  { icon: "shield", title: "landing.promise-proof", text: "landing.promise-proof-text" },
];

function Hero() {
  const t = useMessages();
  return (
    <section className="mx-auto grid max-w-6xl items-center gap-8 px-4 pt-8 pb-10 sm:px-6 lg:grid-cols-[1.05fr_1fr] lg:gap-12 lg:pt-14 lg:pb-16">
      <div>
        <p className="text-brass mb-3 font-semibold">{t("landing.eyebrow")}</p>
        <h1 tabIndex={-1} className="text-3xl sm:text-4xl lg:text-5xl">
          {t("landing.title")}
        </h1>
        <p className="text-ink-muted mt-4 max-w-prose text-lg">{t("landing.lead")}</p>
        <div className="mt-6 flex flex-wrap gap-3">
          <LinkButton to="/account/sign-up" size="large" iconAfter="arrow-forward">
            {t("common.sign-up")}
          </LinkButton>
          <LinkButton to="/learn/catalogue" size="large" look="secondary">
            {t("landing.see-courses")}
          </LinkButton>
        </div>
        <p className="text-ink-muted mt-5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <Icon name="globe" className="size-4.5" />
          {LANGUAGES.map((language) => (
            <span key={language} lang={language}>
              {LANGUAGE_NAMES[language]}
            </span>
          ))}
        </p>
      </div>
      <Courtyard className="h-auto w-full max-lg:max-w-xl" />
    </section>
  );
}

function Steps() {
  const t = useMessages();
  return (
    <section aria-labelledby="how" className="border-line bg-surface-raised border-y">
      <div className="mx-auto max-w-6xl px-4 py-10 sm:px-6 sm:py-14">
        <h2 id="how" className="text-2xl">
          {t("landing.how")}
        </h2>
        <ol className="mt-6 grid gap-6 sm:grid-cols-2 lg:grid-cols-4">
          {STEPS.map((step, index) => (
            <li key={step.title} className="flex gap-4 lg:block">
              <span className="bg-accent text-accent-ink inline-flex size-11 shrink-0 items-center justify-center rounded-xl">
                <Icon name={step.icon} className="size-6" />
              </span>
              <div className="lg:mt-4">
                <h3 className="text-lg">
                  <span className="text-brass me-2 tabular-nums">{index + 1}</span>
                  {t(step.title)}
                </h3>
                <p className="text-ink-muted mt-1">{t(step.text)}</p>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Promises() {
  const t = useMessages();
  return (
    <section aria-labelledby="made-for" className="mx-auto max-w-6xl px-4 py-10 sm:px-6 sm:py-14">
      <h2 id="made-for" className="text-2xl">
        {t("landing.made-for")}
      </h2>
      <ul className="mt-6 grid gap-4 md:grid-cols-3">
        {PROMISES.map((promise) => (
          <li key={promise.title} className="border-line bg-surface-raised shadow-card rounded-2xl border p-6">
            <Icon name={promise.icon} className="text-accent size-7" />
            <h3 className="mt-3 text-lg">{t(promise.title)}</h3>
            <p className="text-ink-muted mt-1">{t(promise.text)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NewestCourses({ courses }: { courses: Landing["courses"] }) {
  const t = useMessages();
  const language = useLanguage();
  if (courses.length === 0) return null;
  return (
    <section aria-labelledby="newest" className="mx-auto max-w-6xl px-4 pb-10 sm:px-6 sm:pb-14">
      <h2 id="newest" className="text-2xl">
        {t("landing.newest")}
      </h2>
      <ul className="mt-6 grid gap-4 md:grid-cols-3">
        {courses.map((course) => (
          <li key={course.courseId} className="border-line bg-surface-raised shadow-card relative flex flex-col rounded-2xl border p-6">
            <h3 className="text-lg">
              <Link
                to={`/learn/courses/${course.courseId}`}
                className="underline-offset-4 after:absolute after:inset-0 after:rounded-2xl hover:underline"
              >
                {course.title}
              </Link>
            </h3>
            <p className="text-ink-muted mt-1 grow">{course.summary}</p>
            <p className="mt-4 flex flex-wrap gap-2">
              <Badge icon="clock">{t("common.minutes", { count: course.minutes })}</Badge>
              <Badge tone="brass" icon="star">
                {t("common.credits-up-to", { credits: formatCredits(language, course.maximumHundredths) })}
              </Badge>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function VerifyBox() {
  const t = useMessages();
  return (
    <section aria-labelledby="verify" className="mx-auto max-w-6xl px-4 pb-12 sm:px-6 sm:pb-16">
      <div className="bg-accent-soft grid items-center gap-6 rounded-2xl p-6 sm:p-8 md:grid-cols-2">
        <div>
          <h2 id="verify" className="text-xl">
            {t("landing.verify")}
          </h2>
          <p className="text-ink-muted mt-1">{t("landing.verify-text")}</p>
        </div>
        <Form method="get" action="/verify" reloadDocument noValidate className="flex flex-wrap items-end gap-3">
          <div className="min-w-52 grow">
            <TextField
              name="code"
              label={t("landing.verify-code")}
              required
              maxLength={60}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              dir="ltr"
            />
          </div>
          <Button type="submit" icon="search">
            {t("landing.verify-do")}
          </Button>
        </Form>
      </div>
    </section>
  );
}

/** What a stranger sees first: what this is, for whom, how it goes, and the three ways in. */
export function LandingScreen({ landing }: { landing: Landing }) {
  const t = useMessages();
  return (
    <>
      <Hero />
      {landing.demo ? (
        <div className="mx-auto max-w-6xl px-4 pb-8 sm:px-6">
          <Callout kind="key" title={t("landing.demo")}>
            <p>{t("landing.demo-text")}</p>
          </Callout>
        </div>
      ) : null}
      <Steps />
      <Promises />
      <NewestCourses courses={landing.courses} />
      <VerifyBox />
    </>
  );
}
