import type { OpenReview } from "#app/domain/authoring/draft-answers.ts";
import { APPROVALS_NEEDED } from "#app/domain/authoring/review-questions.ts";
import { REVIEW_WORKING_DAYS } from "#app/domain/authoring/review-term.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { OwnDisclosure } from "#app/queries/authoring/own-disclosure.server.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { DueBadge } from "#app/ui/reviewer/due-badge.tsx";
import { DisclosureNotice } from "#app/ui/trainer/disclosure-notice.tsx";
import { nameOfAuthor, textIn } from "#app/ui/trainer/draft-words.ts";

/** What waits for an independent reading, what is due first, and why this reader may not decide where that is so. */
export function OpenReviewsScreen({ reviews, own }: { reviews: readonly OpenReview[]; own: Pick<OwnDisclosure, "state" | "lastDay"> }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <Page title={t("review.title")} lead={t("review.lead")}>
      <div className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
        <LinkButton look="secondary" icon="shield" to="/review/disclosure">
          {t("disclosure.title")}
        </LinkButton>
        <LinkButton look="secondary" icon="key" to="/review/regrades">
          {t("regrade.waiting-link")}
        </LinkButton>
        <p className="text-ink-muted text-sm">{t("review.term", { days: REVIEW_WORKING_DAYS })}</p>
      </div>
      <DisclosureNotice own={own} door="review" />
      <p className="mb-6">
        <LinkButton look="quiet" icon="globe" to="/review/translations">
          {t("translation.review-title")}
        </LinkButton>
      </p>
      {reviews.length === 0 ? (
        <EmptyState icon="eye" title={t("review.none")}>
          {t("review.none-text")}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 lg:grid-cols-2">
          {reviews.map((review) => {
            const title = textIn(review.title, language);
            return (
              <Card as="li" key={review.submissionId} className="flex flex-col gap-3">
                <h2 className="text-xl">{title === null ? t("workshop.untitled") : <Bdi lang={title.language}>{title.text}</Bdi>}</h2>
                <p className="text-ink-muted text-sm">
                  {t("review.handed-in", {
                    name: nameOfAuthor(review.by, language, t),
                    moment: formatDate(language, review.at, "moment"),
                  })}
                </p>
                <p className="flex flex-wrap gap-2">
                  <DueBadge review={review} />
                  <Badge tone={review.approvals > 0 ? "success" : "neutral"} icon="check">
                    {t("review.approvals", { approvals: review.approvals, needed: APPROVALS_NEEDED })}
                  </Badge>
                  {review.changesAsked === 0 ? null : (
                    <Badge tone="warning" icon="warning">
                      {t("workshop.decision-ask-changes")}
                    </Badge>
                  )}
                </p>
                {review.waitsFor.map((by) => (
                  <p key={by.accountId} className="text-sm">
                    {t("review.waits-for", { name: nameOfAuthor(by, language, t) })}
                  </p>
                ))}
                {review.mayNotDecide === null ? null : <p className="text-sm">{t(`review.${review.mayNotDecide}`)}</p>}
                <p className="mt-auto pt-1">
                  <LinkButton
                    look={review.mayNotDecide === null ? "primary" : "secondary"}
                    icon="book"
                    to={`/review/${review.submissionId}`}
                  >
                    {t("review.read")}
                  </LinkButton>
                </p>
              </Card>
            );
          })}
        </ul>
      )}
    </Page>
  );
}
