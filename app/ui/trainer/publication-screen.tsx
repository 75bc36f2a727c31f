import { Form, Link } from "@remix-run/react";
import type { NoticeFault, PublicationNotice } from "#app/domain/authoring/publication-notice.ts";
import type { DraftToEdit } from "#app/domain/authoring/draft-answers.ts";
import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import type { CourseStanding } from "#app/domain/authoring/draft.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { PublicationPage } from "#app/queries/authoring/publication-page.server.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { DateField } from "#app/ui/kit/date-field.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { draftPath, textIn, withdrawalPath } from "#app/ui/trainer/draft-words.ts";
import { NotYet, OwedLater } from "#app/ui/trainer/independence-notice.tsx";
import { MaterialReasons } from "#app/ui/trainer/material-reasons.tsx";
import { StandingBadge } from "#app/ui/trainer/standing-badge.tsx";
import { VersionChanges } from "#app/ui/trainer/version-changes.tsx";

/** Why nothing was published, planned or saved. */
export type PublicationRefusal =
  "not-approved" | "not-independent" | "not-ready" | "expired" | "withdrawn" | "notice" | "dates-malformed" | "dates-refused" | "other";

export type PublicationScreenProps = {
  readonly courseId: string;
  readonly standing: CourseStanding;
  readonly page: PublicationPage;
  /** The revision of the metadata that the days were read from. */
  readonly basedOn: number;
  /** A new id for each wish to save. */
  readonly saveId: string;
  readonly answer: {
    readonly refusal: PublicationRefusal;
    readonly faults: readonly NoticeFault[];
    /** What was typed, so that nothing of it is lost. */
    readonly notice: PublicationNotice | null;
    /** Why it did not reach the server, or the server could not take it: a code of errors.json. */
    readonly unsent: string | null;
  } | null;
  readonly saved: boolean;
  /** Whether it was published just now. */
  readonly published: boolean;
  readonly title: DraftText | undefined;
  readonly independence: Pick<DraftToEdit["independence"], "toBegin" | "own">;
  readonly busy: boolean;
};

/** The last step to the learners: what changes for them, what that means for those who learned it already, and the day. */
export function PublicationScreen(props: PublicationScreenProps) {
  const t = useMessages();
  const language = useLanguage();
  const { courseId, standing, page, answer, saved, busy, independence } = props;
  const title = textIn(props.title, language);
  return (
    <Page
      eyebrow={
        <span className="flex flex-wrap items-center gap-3">
          {title === null ? t("workshop.untitled") : <Bdi lang={title.language}>{title.text}</Bdi>}
          <StandingBadge standing={standing} />
        </span>
      }
      title={t("publication.title")}
      lead={t("publication.lead")}
    >
      <DraftNav courseId={courseId} />
      {answer === null ? null : (
        <div className="mb-6">
          <Callout kind="danger" role="alert">
            {answer.unsent !== null
              ? errorText(t, { "": [answer.unsent] }, "")
              : t(
                  answer.refusal === "dates-malformed" || answer.refusal === "dates-refused"
                    ? `publication.${answer.refusal}`
                    : answer.refusal === "not-independent"
                      ? "workshop.refused-not-independent"
                      : `publication.refused-${answer.refusal}`,
                )}
          </Callout>
        </div>
      )}
      {saved ? (
        <div className="mb-6">
          <Callout kind="success" role="status">
            {t("publication.dates-saved")}
          </Callout>
        </div>
      ) : null}
      {props.published && page.published !== null ? (
        <div className="mb-6">
          <Callout kind="success" role="status" title={t("publication.done", { number: page.published.number })}>
            <LinkButton size="small" icon="eye" to={`/learn/courses/${courseId}`}>
              {t("workshop.see-course")}
            </LinkButton>
          </Callout>
        </div>
      ) : null}
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-10">
          <section aria-labelledby="changes" className="space-y-4">
            <h2 id="changes" className="text-xl">
              {t("publication.changes")}
            </h2>
            {page.published === null ? (
              <p>{t("publication.first")}</p>
            ) : (
              <p>{t("publication.against", { number: page.published.number })}</p>
            )}
            {page.faults > 0 ? (
              <Callout kind="warning">
                <Link to={`${draftPath(courseId)}#checklist`} className="underline">
                  {t("publication.not-ready", { count: page.faults })}
                </Link>
              </Callout>
            ) : null}
            {page.difference === null ? null : <VersionChanges courseId={courseId} difference={page.difference} looked={page.looked} />}
          </section>
          {page.published === null ? null : (
            <section aria-labelledby="learners" className="space-y-2">
              <h2 id="learners" className="text-xl">
                {t("publication.learners")}
              </h2>
              <p>{t("publication.under-way", { count: page.published.underWay })}</p>
              <p>{t("publication.completed", { count: page.published.completed })}</p>
            </section>
          )}
        </div>
        <aside className="space-y-6">
          <PublishForm courseId={courseId} standing={standing} page={page} answer={answer} busy={busy} />
          {independence.toBegin === null ? (
            <>
              <OwedLater courseId={courseId} obstacle={independence.own} />
              <Days {...props} />
            </>
          ) : (
            <NotYet courseId={courseId} obstacle={independence.toBegin} />
          )}
          {page.published === null ? null : (
            <LinkButton look="quiet" icon="danger" to={withdrawalPath(courseId)} className="w-full">
              {t("publication.withdraw-open")}
            </LinkButton>
          )}
        </aside>
      </div>
    </Page>
  );
}

function PublishForm({ standing, page, answer, busy }: Pick<PublicationScreenProps, "courseId" | "standing" | "page" | "answer" | "busy">) {
  const t = useMessages();
  const language = useLanguage();
  const { plan, published, releaseOn } = page;
  if (plan !== null) {
    return (
      <Card className="space-y-4">
        <p>{t("publication.planned", { day: formatDate(language, plan.releaseOn) })}</p>
        <Form method="post">
          <Button look="secondary" name="deed" value="cancel" busy={busy} className="w-full">
            {t("publication.cancel-plan")}
          </Button>
        </Form>
      </Card>
    );
  }
  if (standing.draft === null) return null;
  if (standing.draft !== "approved") {
    return (
      <Card>
        <p>{t("publication.not-approved")}</p>
      </Card>
    );
  }
  const typed = answer?.notice ?? null;
  const error = (fault: NoticeFault) => (answer?.faults.includes(fault) === true ? t(`publication.error-${fault}`) : undefined);
  return (
    <Card as="section">
      <Form method="post" className="space-y-5" aria-labelledby="publish-form">
        <h2 id="publish-form" className="text-xl">
          {t("publication.form")}
        </h2>
        {published === null ? null : (
          <>
            <MaterialReasons reasons={page.material} />
            <ChoiceGroup
              name="change"
              kind="one"
              legend={t("publication.change")}
              required
              defaultValue={typed?.change ?? (page.material.length > 0 ? "material" : "editorial")}
              choices={[
                { value: "editorial", label: t("publication.editorial"), description: t("publication.editorial-text") },
                { value: "material", label: t("publication.material"), description: t("publication.material-text") },
              ]}
            />
            <TextArea
              name="reason"
              label={t("publication.reason")}
              description={t("publication.reason-text")}
              error={error("reason-missing")}
              defaultValue={typed?.reason}
              maxLength={4000}
              dir="auto"
              required
            />
            {page.material.length === 0 ? null : (
              <TextArea
                name="belowReason"
                label={t("publication.below-reason")}
                description={t("publication.below-reason-text")}
                error={error("below-reason-missing")}
                defaultValue={typed?.belowReason}
                maxLength={4000}
                dir="auto"
                rows={2}
              />
            )}
            <fieldset className="space-y-3">
              <legend className="font-medium">{t("publication.summary")}</legend>
              <p className="text-ink-muted text-sm">{t("publication.summary-text")}</p>
              {LANGUAGES.map((one) => (
                <TextArea
                  key={one}
                  name={`summary-${one}`}
                  label={<span lang={one}>{LANGUAGE_NAMES[one]}</span>}
                  error={typed?.summary[one] === "" ? error("summary-missing") : undefined}
                  defaultValue={typed?.summary[one]}
                  lang={one}
                  dir={one === "en" ? "ltr" : "rtl"}
                  maxLength={4000}
                />
              ))}
            </fieldset>
          </>
        )}
        {releaseOn !== null ? <p className="text-ink-muted text-sm">{t("publication.plan-text")}</p> : null}
        <Button
          name="deed"
          value={releaseOn !== null ? "plan" : "publish"}
          busy={busy}
          icon={releaseOn !== null ? "calendar" : "check"}
          className="w-full"
        >
          {releaseOn === null ? t("publication.publish") : t("publication.plan", { day: formatDate(language, releaseOn) })}
        </Button>
      </Form>
    </Card>
  );
}

const DAYS = ["releasedOn", "reviewedOn", "expiresOn"] as const;

function Days({ standing, page, basedOn, saveId, busy }: PublicationScreenProps) {
  const t = useMessages();
  return (
    <Card as="section">
      <Form method="post" className="space-y-4" aria-labelledby="days">
        <h2 id="days" className="text-xl">
          {t("publication.dates")}
        </h2>
        <p className="text-ink-muted text-sm">{t("publication.dates-text")}</p>
        {standing.draft === "approved" || standing.draft === "in-review" ? (
          <Callout kind="warning">{t("publication.dates-void")}</Callout>
        ) : null}
        <input type="hidden" name="saveId" value={saveId} />
        <input type="hidden" name="basedOn" value={basedOn} />
        {DAYS.map((day) => (
          <DateField
            key={`${day} ${page.dates[day]}`}
            name={day}
            label={t(`publication.field-${day}`)}
            defaultValue={page.dates[day]}
            dir="ltr"
            required
          />
        ))}
        <Button look="secondary" name="deed" value="dates" busy={busy} className="w-full">
          {t("publication.dates-save")}
        </Button>
      </Form>
    </Card>
  );
}
