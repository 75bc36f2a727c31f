import { NavLink } from "@remix-run/react";
import type { ComponentType } from "react";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { classNames } from "#app/ui/kit/class-names.ts";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { draftPath, textIn } from "#app/ui/trainer/draft-words.ts";
import { AudiencePage } from "#app/ui/trainer/plan/audience-page.tsx";
import { CataloguePage } from "#app/ui/trainer/plan/catalogue-page.tsx";
import { CreditsPage } from "#app/ui/trainer/plan/credits-page.tsx";
import { DatesPage } from "#app/ui/trainer/plan/dates-page.tsx";
import { FormatPage } from "#app/ui/trainer/plan/format-page.tsx";
import { MetadataEditor, type MetadataEditorProps } from "#app/ui/trainer/plan/metadata-editor.tsx";
import { NeedPage } from "#app/ui/trainer/plan/need-page.tsx";
import { ObjectivesPage } from "#app/ui/trainer/plan/objectives-page.tsx";
import { PeoplePage } from "#app/ui/trainer/plan/people-page.tsx";
import { DETAIL_PAGES, PLAN_PAGES, PLAN_STEPS, type PlanPage, planPath, structurePath } from "#app/ui/trainer/plan/plan-pages.ts";
import type { PlanChoices, PlanFacts, PlanPageProps } from "#app/ui/trainer/plan/plan-props.ts";
import { QuizPage } from "#app/ui/trainer/plan/quiz-page.tsx";
import { ReferencesPage } from "#app/ui/trainer/plan/references-page.tsx";
import { useCurrentInView } from "#app/ui/trainer/use-current-in-view.ts";

const PAGES: Readonly<Record<PlanPage, ComponentType<PlanPageProps>>> = {
  need: NeedPage,
  objectives: ObjectivesPage,
  audience: AudiencePage,
  format: FormatPage,
  credits: CreditsPage,
  catalogue: CataloguePage,
  references: ReferencesPage,
  quiz: QuizPage,
  dates: DatesPage,
  people: PeoplePage,
};

export type PlanScreenProps = Omit<MetadataEditorProps, "children"> & {
  readonly page: PlanPage;
  readonly choices: PlanChoices;
  readonly facts: PlanFacts;
};

/** One page of what a course says of itself: the five steps of planning, then the details; each can be left, and come back to. */
export function PlanScreen({ page, choices, facts, ...editor }: PlanScreenProps) {
  const t = useMessages();
  const language = useLanguage();
  const { courseId, metadata } = editor;
  const course = textIn(metadata.title, language);
  const Fields = PAGES[page];
  const [place, step] = [PLAN_PAGES.indexOf(page), (PLAN_STEPS as readonly string[]).indexOf(page)];
  const [before, after] = [PLAN_PAGES[place - 1], PLAN_PAGES[place + 1]];
  return (
    <Page
      eyebrow={course === null ? t("workshop.untitled") : <Bdi lang={course.language}>{course.text}</Bdi>}
      title={t(`plan.step-${page}`)}
      lead={
        step < 0 ? t(`plan.lead-${page}`) : `${t("plan.step-of", { step: step + 1, steps: PLAN_STEPS.length })} ${t(`plan.lead-${page}`)}`
      }
    >
      <DraftNav courseId={courseId} />
      <div className="grid items-start gap-6 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <PlanNav courseId={courseId} />
        <div className="min-w-0 space-y-6">
          <MetadataEditor {...editor} place={page}>
            {(content, change) => (
              <div className="space-y-5">
                <Fields courseId={courseId} metadata={content} change={change} choices={choices} facts={facts} />
              </div>
            )}
          </MetadataEditor>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <LinkButton look="secondary" icon="arrow-back" to={before === undefined ? draftPath(courseId) : planPath(courseId, before)}>
              {before === undefined ? t("workshop.back-to-draft") : t(`plan.step-${before}`)}
            </LinkButton>
            <LinkButton iconAfter="arrow-forward" to={after === undefined ? structurePath(courseId) : planPath(courseId, after)}>
              {after === undefined ? t("plan.structure") : t(`plan.step-${after}`)}
            </LinkButton>
          </div>
          {step < 0 ? null : <p className="text-ink-muted text-sm">{t("plan.skip-text")}</p>}
        </div>
      </div>
    </Page>
  );
}

function PlanNav({ courseId }: { courseId: string }) {
  const t = useMessages();
  const row = useCurrentInView<HTMLElement>();
  const link = (page: PlanPage, number: number | null) => (
    <li key={page} className="shrink-0">
      <NavLink
        to={planPath(courseId, page)}
        className={({ isActive }) =>
          classNames(
            "flex min-h-11 items-center gap-2 rounded-lg px-3 py-1.5 whitespace-nowrap lg:whitespace-normal",
            isActive ? "bg-accent-soft text-accent-strong font-semibold" : "hover:bg-surface-sunken",
          )
        }
      >
        {number === null ? null : <span aria-hidden="true">{number}</span>}
        {t(`plan.step-${page}`)}
      </NavLink>
    </li>
  );
  return (
    <nav ref={row} aria-label={t("plan.nav")} className="min-w-0 max-lg:overflow-x-auto lg:sticky lg:top-22">
      <ul className="flex gap-1 lg:flex-col">
        {PLAN_STEPS.map((page, index) => link(page, index + 1))}
        <li aria-hidden="true" className="border-line shrink-0 max-lg:border-s lg:my-2 lg:border-t" />
        {DETAIL_PAGES.map((page) => link(page, null))}
      </ul>
    </nav>
  );
}
