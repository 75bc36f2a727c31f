import { Form } from "@remix-run/react";
import type { DraftToEdit, GivenDecision } from "#app/domain/authoring/draft-answers.ts";
import { APPROVALS_NEEDED } from "#app/domain/authoring/review-questions.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { errorText } from "#app/ui/account/error-text.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button, type ButtonProps } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { nameOfAuthor, publicationPath } from "#app/ui/trainer/draft-words.ts";

/** What a trainer can do with a whole draft. */
export type Way = "submit" | "withdraw";
/** Why it could not be done just now; a checklist that is not empty shows itself. */
export type WayRefusal = "not-yours" | "not-ready" | "not-approved" | "not-independent" | "other";
export type WayAnswer = {
  readonly refusal: WayRefusal;
  /** Why it did not reach the server, or the server could not take it: a code of errors.json. */
  readonly unsent: string | null;
};

function wordOf({ refusal, unsent }: WayAnswer, t: Translate): string | undefined {
  if (unsent !== null) return errorText(t, { "": [unsent] }, "");
  return t(refusal === "not-yours" || refusal === "not-independent" ? `workshop.refused-${refusal}` : "workshop.refused");
}

/** The steps from a draft to the learners: what has been done, and the one that is next. */
export function WayToLearners({
  draft,
  faults,
  answer,
  busy,
}: {
  draft: DraftToEdit;
  faults: number;
  answer: WayAnswer | null;
  busy: boolean;
}) {
  const t = useMessages();
  const language = useLanguage();
  const { standing, submission } = draft;
  const isOpen = submission !== null && standing.draft !== null;
  const approvals = submission?.decisions.filter(({ decision }) => decision === "approve").length ?? 0;
  return (
    <Card className="space-y-5">
      {answer === null ? null : (
        <Callout kind="danger" role="alert">
          {wordOf(answer, t)}
        </Callout>
      )}
      {isOpen ? (
        <>
          <p>
            {t("workshop.in-review", {
              moment: formatDate(language, submission.at, "moment"),
              approvals,
              needed: APPROVALS_NEEDED,
            })}
          </p>
          {submission.current ? null : <Callout kind="warning">{t("workshop.outdated")}</Callout>}
          {submission.waitsFor.map((by) => (
            <Callout key={by.accountId} kind="warning">
              {t("review.waits-for", { name: nameOfAuthor(by, language, t) })}
            </Callout>
          ))}
          <Decisions decisions={submission.decisions} />
        </>
      ) : null}
      {standing.draft === "changes-asked" && submission?.current === true ? (
        <p className="text-ink-muted text-sm">{t("workshop.submit-again")}</p>
      ) : null}
      <LinkButton
        look={standing.draft === "approved" ? "primary" : "secondary"}
        to={publicationPath(draft.courseId)}
        icon="calendar"
        className="w-full"
      >
        {t("publication.open")}
      </LinkButton>
      {mayBeSubmitted(draft) && faults === 0 ? (
        <Step way="submit" label={t("workshop.submit")} text={t("workshop.submit-text")} busy={busy} iconAfter="arrow-forward" />
      ) : null}
      {mayBeSubmitted(draft) && faults > 0 ? <p>{t("workshop.checklist-count", { count: faults })}</p> : null}
      {standing.draft === "in-review" ? (
        <Step way="withdraw" label={t("workshop.withdraw")} text={null} busy={busy} look="secondary" />
      ) : null}
      {standing.published === null ? null : (
        <LinkButton look="secondary" to={`/learn/courses/${draft.courseId}`} icon="eye">
          {t("workshop.see-course")}
        </LinkButton>
      )}
    </Card>
  );
}

/** There is something that is not in review as it is now. */
function mayBeSubmitted({ standing, submission }: DraftToEdit): boolean {
  if (standing.draft === "draft" || standing.draft === "changes-asked") return true;
  return standing.draft === "in-review" && submission?.current === false;
}

function Step({ way, label, text, busy, ...look }: { way: Way; label: string; text: string | null; busy: boolean } & ButtonProps) {
  return (
    <Form method="post" className="space-y-2">
      {text === null ? null : <p className="text-ink-muted text-sm">{text}</p>}
      <Button {...look} name="way" value={way} busy={busy} className="w-full">
        {label}
      </Button>
    </Form>
  );
}

function Decisions({ decisions }: { decisions: readonly GivenDecision[] }) {
  const t = useMessages();
  const language = useLanguage();
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby="decisions" className="space-y-3">
      <h2 id="decisions" className="text-base">
        {t("workshop.decisions")}
      </h2>
      <ul className="space-y-3">
        {decisions.map((given) => (
          <li key={given.at}>
            <Callout kind={given.decision === "approve" ? "success" : "warning"} title={t(`workshop.decision-${given.decision}`)}>
              <p className="text-sm">
                <Bdi>{nameOfAuthor(given.by, language, t)}</Bdi> · {formatDate(language, given.at, "moment")}
              </p>
              {given.reason === "" ? null : (
                <p className="whitespace-pre-wrap">
                  <Bdi>{given.reason}</Bdi>
                </p>
              )}
            </Callout>
          </li>
        ))}
      </ul>
    </section>
  );
}
