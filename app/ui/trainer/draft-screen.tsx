import { Link } from "@remix-run/react";
import type { DraftToEdit } from "#app/domain/authoring/draft-answers.ts";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { Checklist } from "#app/ui/trainer/checklist.tsx";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { draftPath, historyPath, lessonDraftPath, nameOfAuthor, textIn } from "#app/ui/trainer/draft-words.ts";
import { TeamOwes } from "#app/ui/trainer/independence-notice.tsx";
import { StandingBadge } from "#app/ui/trainer/standing-badge.tsx";
import { translationPath } from "#app/ui/trainer/translation-words.ts";
import { type WayAnswer, WayToLearners } from "#app/ui/trainer/way-to-learners.tsx";

export type DraftScreenProps = {
  readonly draft: DraftToEdit;
  readonly metadata: DraftMetadata;
  readonly faults: readonly DraftFault[];
  /** How many translations say what their source said before. */
  readonly behind: number;
  readonly answer: WayAnswer | null;
  readonly busy: boolean;
};

/** A course in the workshop: where it stands on its way to the learners, its lessons in each language, and what is still to be mended. */
export function DraftScreen({ draft, metadata, faults, behind, answer, busy }: DraftScreenProps) {
  const t = useMessages();
  const language = useLanguage();
  const title = textIn(metadata.title, language);
  return (
    <Page
      eyebrow={<StandingBadge standing={draft.standing} />}
      title={title === null ? t("workshop.untitled") : <Bdi lang={title.language}>{title.text}</Bdi>}
    >
      <DraftNav courseId={draft.courseId} />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-10">
          <TeamOwes draft={draft} />
          <Lessons draft={draft} metadata={metadata} />
          <section aria-labelledby="checklist" className="space-y-4">
            <h2 id="checklist" className="text-xl">
              {t("workshop.checklist")}
            </h2>
            {behind === 0 ? null : (
              <Callout kind="warning">
                <p>{t("translation.behind", { count: behind })}</p>
                <p>
                  <Link to={translationPath(draft.courseId)} className="text-accent inline-flex min-h-11 items-center underline">
                    {t("translation.behind-open")}
                  </Link>
                </p>
              </Callout>
            )}
            <Checklist courseId={draft.courseId} metadata={metadata} faults={faults} />
          </section>
        </div>
        <aside className="space-y-6 max-lg:order-first lg:sticky lg:top-22">
          <WayToLearners draft={draft} faults={faults.length} answer={answer} busy={busy} />
          <p>
            <LinkButton to={`${draftPath(draft.courseId)}/archive.zip`} look="quiet" size="small" icon="download" reloadDocument>
              {t("plan.export")}
            </LinkButton>
          </p>
        </aside>
      </div>
    </Page>
  );
}

function Lessons({ draft, metadata }: Pick<DraftScreenProps, "draft" | "metadata">) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <section aria-labelledby="lessons" className="space-y-4">
      <h2 id="lessons" className="text-xl">
        {t("workshop.lessons")}
      </h2>
      <p className="text-ink-muted">{t("workshop.lessons-text")}</p>
      {(metadata.lessons ?? []).length === 0 ? (
        <p>
          {t("plan.no-lessons")}{" "}
          <Link to={`${draftPath(draft.courseId)}/structure`} className="text-accent inline-flex min-h-11 items-center underline">
            {t("plan.add-lesson")}
          </Link>
        </p>
      ) : null}
      <ol className="space-y-3">
        {(metadata.lessons ?? []).map((lesson, index) => {
          const title = textIn(lesson.title, language);
          const name = title?.text ?? lesson.id;
          return (
            <Card as="li" key={lesson.id} className="space-y-3">
              <h3 className="flex gap-3 text-base font-semibold">
                <span className="text-ink-muted">{index + 1}</span>
                <Bdi lang={title?.language ?? "en"}>{name}</Bdi>
              </h3>
              <ul className="grid gap-2 sm:grid-cols-3">
                {LANGUAGES.map((one) => {
                  const part = draft.parts.find((each) => each.part === lessonPart(lesson.id, one));
                  return (
                    <li key={one} className="border-line rounded-xl border">
                      <Link
                        to={lessonDraftPath(draft.courseId, lesson.id, one)}
                        aria-label={t("workshop.edit-lesson", { lesson: name, language: LANGUAGE_NAMES[one] })}
                        className="hover:bg-surface-sunken flex min-h-14 items-center gap-3 rounded-t-xl px-3 py-2"
                      >
                        <Icon name="pencil" className="text-accent size-5" />
                        <span className="min-w-0">
                          <span lang={one} className="block font-medium">
                            {LANGUAGE_NAMES[one]}
                          </span>
                          <span className="text-ink-muted block text-sm">
                            {part === undefined ? t("workshop.not-written") : t("workshop.words", { count: part.words })}
                          </span>
                        </span>
                      </Link>
                      {part === undefined ? null : (
                        <p className="border-line text-ink-muted border-t px-3 py-2 text-sm">
                          {nameOfAuthor(part.by, language, t)}
                          <br />
                          {formatDate(language, part.at, "moment")}
                          <br />
                          <Link
                            to={historyPath(draft.courseId, part.part)}
                            className="text-accent inline-flex min-h-11 items-center underline"
                          >
                            {t("workshop.changes", { count: part.revision })}
                          </Link>
                        </p>
                      )}
                    </li>
                  );
                })}
              </ul>
            </Card>
          );
        })}
      </ol>
    </section>
  );
}
