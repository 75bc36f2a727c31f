import { useId } from "react";
import type { Instant } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { type Refused, rejectionSentence } from "#app/ui/learner/rejection-sentence.ts";

type Props = {
  readonly refusals: readonly { readonly eventId: string; readonly reason: Refused; readonly at: Instant }[];
  readonly isOld: boolean;
  readonly onSeen: () => void;
};

/** On every page: what the server did not accept of what was done on this device, until it was seen, and what has waited for days. */
export function OutboxNotice({ refusals, isOld, onSeen }: Props) {
  const t = useMessages();
  const language = useLanguage();
  const heading = useId();
  if (refusals.length === 0 && !isOld) return null;
  return (
    <div className="mx-auto w-full max-w-3xl space-y-3 px-4 pt-4 sm:px-6 print:hidden">
      {isOld ? <Callout kind="warning">{t("common.unsent-old")}</Callout> : null}
      {refusals.length === 0 ? null : (
        <section aria-labelledby={heading}>
          <Callout kind="warning" role="alert" title={<span id={heading}>{t("common.refused-title", { count: refusals.length })}</span>}>
            <ul className="list-disc space-y-1 ps-5">
              {refusals.map(({ eventId, reason, at }) => (
                <li key={eventId}>
                  {formatDate(language, at, "moment")}: {rejectionSentence(t, reason)}
                </li>
              ))}
            </ul>
            <Button type="button" look="secondary" size="small" className="mt-2" onClick={onSeen}>
              {t("common.refused-seen")}
            </Button>
          </Callout>
        </section>
      )}
    </div>
  );
}
