import { Form } from "@remix-run/react";
import type { BlockDifference } from "#app/domain/authoring/document-difference.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { CourseChanges, CourseNotice } from "#app/queries/learning/course-changes.server.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { coursePath } from "#app/ui/learner/course-paths.ts";
import { StartCourseForm } from "#app/ui/learner/start-course-form.tsx";

/** What became of a course that somebody took: said by its publisher, with the old and the new passages, and to be confirmed once. */
export function ChangesScreen({
  changes,
  eventId,
  refused,
  busy,
}: {
  changes: CourseChanges;
  eventId: string;
  refused: boolean;
  busy: boolean;
}) {
  const t = useMessages();
  const { courseId, notices, passages, beginAgain } = changes;
  return (
    <Page width="text" eyebrow={<Bdi>{changes.title}</Bdi>} title={t("course-changes.title")}>
      <div className="space-y-8">
        {refused ? (
          <Callout kind="danger" role="alert">
            {t("course-changes.refused")}
          </Callout>
        ) : null}
        {notices.length === 0 ? (
          <EmptyState icon="book" title={t("course-changes.none")}>
            {t("course-changes.none-text")}
          </EmptyState>
        ) : (
          <ol className="space-y-4">
            {notices.map((notice) => (
              <Notice key={notice.noticeId} notice={notice} busy={busy} />
            ))}
          </ol>
        )}
        {beginAgain === null ? null : (
          <section className="space-y-3">
            <p>{t("course-changes.begin-again-text")}</p>
            <StartCourseForm courseId={courseId} eventId={eventId} round={beginAgain} busy={busy} />
          </section>
        )}
        {passages.length === 0 ? null : (
          <section aria-labelledby="passages" className="space-y-4">
            <h2 id="passages" className="text-xl">
              {t("course-changes.passages")}
            </h2>
            {passages.map(({ lesson, blocks }) => (
              <section key={lesson} className="space-y-3">
                <h3 className="text-base font-semibold">
                  <Bdi>{lesson}</Bdi>
                </h3>
                {blocks.map((block) => (
                  <Passage key={block.blockId} block={block} />
                ))}
              </section>
            ))}
          </section>
        )}
        <LinkButton look="secondary" to={coursePath(courseId)}>
          {t("course-changes.back")}
        </LinkButton>
      </div>
    </Page>
  );
}

function Notice({ notice, busy }: { notice: CourseNotice; busy: boolean }) {
  const t = useMessages();
  const language = useLanguage();
  const { kind, reason, text, readAt } = notice;
  return (
    <Card as="li" className="space-y-4">
      <Callout kind={kind === "recalled" ? "danger" : kind === "newer" ? "note" : "warning"} title={t(`course-changes.kind-${kind}`)}>
        <p className="text-ink-muted text-sm">{formatDate(language, notice.at, "moment")}</p>
        {reason === null ? null : <p>{t(`course-changes.reason-${reason}`)}</p>}
        {kind === "changed" ? null : <p>{t(`course-changes.${kind}-text`)}</p>}
      </Callout>
      {text === null || text === "" ? null : (
        <p className="whitespace-pre-wrap">
          <Bdi>{text}</Bdi>
        </p>
      )}
      {kind === "newer" ? null : <p className="text-ink-muted text-sm">{t("course-changes.facts-stay")}</p>}
      {readAt === null ? (
        <Form method="post">
          <Button name="noticeId" value={notice.noticeId} icon="check" busy={busy}>
            {t("course-changes.read")}
          </Button>
        </Form>
      ) : (
        <p role="status" className="text-success font-medium">
          {t("course-changes.read-at", { moment: formatDate(language, readAt, "moment") })}
        </p>
      )}
    </Card>
  );
}

function Passage({ block }: { block: BlockDifference }) {
  const t = useMessages();
  const without = (kind: "added" | "removed") => block.words.filter((run) => run.kind !== kind);
  const fields = (side: "before" | "after") =>
    block.fields.flatMap((field) => (field[side] === null || field.name === "right" ? [] : [field[side]])).join(" · ");
  return (
    <dl className="border-line divide-line bg-surface-raised divide-y rounded-2xl border">
      <div className="p-4">
        <dt className="text-ink-muted text-sm">{t("course-changes.before")}</dt>
        <dd dir="auto" className="whitespace-pre-wrap">
          {block.change === "added" ? (
            <span className="text-ink-muted">{t("course-changes.not-there")}</span>
          ) : (
            without("added").map((run, index) =>
              run.kind === "removed" ? (
                <del key={index} className="bg-danger-soft text-danger">
                  {run.text}
                </del>
              ) : (
                <span key={index}>{run.text}</span>
              ),
            )
          )}
          {fields("before") === "" ? null : <del className="text-danger block">{fields("before")}</del>}
        </dd>
      </div>
      <div className="p-4">
        <dt className="text-ink-muted text-sm">{t("course-changes.after")}</dt>
        <dd dir="auto" className="whitespace-pre-wrap">
          {block.change === "removed" ? (
            <span className="text-ink-muted">{t("course-changes.not-there")}</span>
          ) : (
            without("removed").map((run, index) =>
              run.kind === "added" ? (
                <ins key={index} className="bg-success-soft text-success">
                  {run.text}
                </ins>
              ) : (
                <span key={index}>{run.text}</span>
              ),
            )
          )}
          {fields("after") === "" ? null : <ins className="text-success block">{fields("after")}</ins>}
        </dd>
      </div>
    </dl>
  );
}
