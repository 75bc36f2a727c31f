import { Form } from "@remix-run/react";
import type { OwnDraft } from "#app/domain/authoring/draft-answers.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { OwnDisclosure } from "#app/queries/authoring/own-disclosure.server.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { DisclosureNotice } from "#app/ui/trainer/disclosure-notice.tsx";
import { draftPath, nameOfAuthor, textIn } from "#app/ui/trainer/draft-words.ts";
import { StandingBadge } from "#app/ui/trainer/standing-badge.tsx";

/** The courses of a trainer's provider, each with where it stands and the one way on. */
export function OwnCoursesScreen({
  courses,
  own,
  refused,
  busy,
}: {
  courses: readonly OwnDraft[];
  own: Pick<OwnDisclosure, "state" | "lastDay">;
  /** Why a draft was not begun. */
  refused: MessageKey | null;
  busy: boolean;
}) {
  const t = useMessages();
  return (
    <Page
      title={t("workshop.title")}
      lead={t("workshop.lead")}
      actions={
        courses.length === 0 ? null : (
          <LinkButton to="/teach/new" icon="plus">
            {t("plan.new-course")}
          </LinkButton>
        )
      }
    >
      <p className="mb-6 flex flex-wrap gap-3">
        <LinkButton look="secondary" icon="shield" to="/teach/disclosure">
          {t("disclosure.title")}
        </LinkButton>
        <LinkButton look="secondary" icon="list" to="/teach/items">
          {t("items.bank")}
        </LinkButton>
        <LinkButton look="secondary" icon="file" to="/teach/media">
          {t("media-library.title")}
        </LinkButton>
      </p>
      {refused === null ? null : (
        <div className="mb-6">
          <Callout kind="danger" role="alert">
            {t(refused)}
          </Callout>
        </div>
      )}
      <DisclosureNotice own={own} door="teach" />
      {courses.length === 0 ? (
        <EmptyState icon="book" title={t("workshop.none")}>
          <p>{t("plan.none-text")}</p>
          <p className="mt-4 flex flex-wrap justify-center gap-3">
            <LinkButton to="/teach/new" icon="plus">
              {t("plan.new-course")}
            </LinkButton>
            <LinkButton to="/teach/import" look="secondary" icon="file">
              {t("plan.import-course")}
            </LinkButton>
          </p>
        </EmptyState>
      ) : (
        <ul className="grid gap-4 lg:grid-cols-2">
          {courses.map((course) => (
            <OwnCourse key={course.courseId} course={course} busy={busy} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function OwnCourse({ course, busy }: { course: OwnDraft; busy: boolean }) {
  const t = useMessages();
  const language = useLanguage();
  const title = textIn(course.title, language);
  return (
    <Card as="li" className="flex flex-col gap-3">
      <StandingBadge standing={course.standing} />
      <h2 className="text-xl">{title === null ? t("workshop.untitled") : <Bdi lang={title.language}>{title.text}</Bdi>}</h2>
      <ul className="text-ink-muted space-y-1 text-sm">
        {course.published === null ? null : (
          <li>{t("workshop.version", { number: course.published.number, day: formatDate(language, course.published.expiresOn) })}</li>
        )}
        {course.changedAt === null ? null : (
          <li>
            {t("workshop.changed", { moment: formatDate(language, course.changedAt, "moment") })}
            {course.changedBy === null ? null : <> {t("workshop.changed-by", { name: nameOfAuthor(course.changedBy, language, t) })}</>}
          </li>
        )}
      </ul>
      {course.published !== null && course.expiresInDays !== null ? (
        <Callout kind="warning">{t("publication.expires-in", { count: course.expiresInDays })}</Callout>
      ) : null}
      <div className="mt-auto flex flex-wrap items-start gap-3 pt-1">
        {course.hasDraft ? (
          <LinkButton to={draftPath(course.courseId)} icon="pencil">
            {t("workshop.open")}
          </LinkButton>
        ) : (
          <Form method="post" className="space-y-2">
            <input type="hidden" name="courseId" value={course.courseId} />
            <p className="text-ink-muted text-sm">{t("workshop.revise-text")}</p>
            <Button name="way" value="revise" look="secondary" icon="pencil" busy={busy}>
              {t("workshop.revise")}
            </Button>
          </Form>
        )}
        <details className="border-line min-w-0 rounded-lg border">
          <summary className="min-h-11 cursor-pointer after:ms-2 after:content-['▾'] px-3 py-2.5 text-sm font-semibold">
            {t("plan.more-ways")}
          </summary>
          <div className="flex flex-col items-start gap-1 px-2 pb-2">
            {course.published === null ? null : (
              <LinkButton to={`/learn/courses/${course.courseId}`} look="quiet" size="small" icon="eye" reloadDocument>
                {t("workshop.see-course")}
              </LinkButton>
            )}
            <Form method="post">
              <input type="hidden" name="courseId" value={course.courseId} />
              <Button name="way" value="copy" look="quiet" size="small" icon="plus" busy={busy}>
                {t("plan.make-copy")}
              </Button>
            </Form>
            <LinkButton
              to={`${draftPath(course.courseId)}/archive.zip${course.hasDraft ? "" : "?of=published"}`}
              look="quiet"
              size="small"
              icon="download"
              reloadDocument
            >
              {t("plan.export")}
            </LinkButton>
          </div>
        </details>
      </div>
    </Card>
  );
}
