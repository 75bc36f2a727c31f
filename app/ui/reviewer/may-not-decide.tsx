import type { MessageKey } from "#app/i18n/message-key.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Callout } from "#app/ui/kit/callout.tsx";
import { teamPath } from "#app/ui/trainer/draft-words.ts";

/** Why somebody may not decide, with the way to mend what can be mended. */
export function MayNotDecide({ why, courseId, sentence }: { why: string; courseId: string; sentence: MessageKey }) {
  const t = useMessages();
  const own = why === "disclosure-owed" || why === "disclosure-expired";
  return (
    <Callout kind={own || why === "relationships-to-judge" ? "warning" : "note"}>
      <p>{t(sentence)}</p>
      {/* Without script the decision would be lost by leaving the page: it opens beside. */}
      {own ? (
        <p>
          <a href="/review/disclosure" target="_blank" rel="noopener" className="text-accent inline-flex min-h-11 items-center underline">
            {t("disclosure.to-disclosure")}
          </a>
        </p>
      ) : null}
      {why === "relationships-to-judge" || why === "excluded" ? (
        <p>
          <a
            href={teamPath("review", courseId)}
            target="_blank"
            rel="noopener"
            className="text-accent inline-flex min-h-11 items-center underline"
          >
            {t("disclosure.to-team")}
          </a>
        </p>
      ) : null}
    </Callout>
  );
}
