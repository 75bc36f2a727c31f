import type { QuizClosed } from "#app/domain/learning/admit-to-attempt.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Callout } from "#app/ui/kit/callout.tsx";
import { HelpContact } from "#app/ui/learner/help-contact.tsx";

/** That no attempt at the quiz can begin: until when, or that none can any more, and then whom to ask. */
export function QuizClosedNote({ closed, helpContact }: { closed: QuizClosed; helpContact: string | null }) {
  const t = useMessages();
  const language = useLanguage();
  if (closed.kind === "locked-out")
    return <Callout>{t("quiz.locked-until", { moment: formatDate(language, closed.until, "moment") })}</Callout>;
  return (
    <Callout>
      <p>
        {t(`quiz.reason-${closed.kind}`)} {t("quiz.lessons-stay-open")}
      </p>
      {helpContact === null ? null : (
        <p className="mt-1">
          {t("quiz.questions-to")} <HelpContact contact={helpContact} />
        </p>
      )}
    </Callout>
  );
}
