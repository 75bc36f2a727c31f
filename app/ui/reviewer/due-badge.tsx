import type { OpenReview } from "#app/domain/authoring/draft-answers.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";

/** By when reviewers should have decided, or since when they should have. */
export function DueBadge({ review }: { review: Pick<OpenReview, "dueOn" | "overdue"> }) {
  const t = useMessages();
  const language = useLanguage();
  const day = formatDate(language, review.dueOn);
  return (
    <Badge tone={review.overdue ? "danger" : "neutral"} icon="clock">
      {t(review.overdue ? "review.overdue" : "review.due", { day })}
    </Badge>
  );
}
