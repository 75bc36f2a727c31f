import { useLocation, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { Instant } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";

/** How long before the end it is announced: time enough to finish a sentence and find the telephone. */
const NOTICE_MS = 10 * 60 * 1000;

/** Says that the session, or the time of its second factor, is about to end, and how to go on (R60). */
export function SessionNotice({ endsAt, byCode }: { endsAt: Instant; byCode: boolean }) {
  const t = useMessages();
  const language = useLanguage();
  const { pathname, search } = useLocation();
  const revalidator = useRevalidator();
  const [near, setNear] = useState(false);
  useEffect(() => {
    const wait = Date.parse(endsAt) - NOTICE_MS - Date.now();
    setNear(wait <= 0);
    // Timers hold 24 days at most; a session lasts seven.
    const timer = setTimeout(
      () => {
        setNear(true);
      },
      Math.max(0, wait),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [endsAt]);
  if (!near) return null;
  return (
    <div
      role="status"
      className="bg-warning-soft text-warning flex flex-wrap items-center justify-center gap-3 px-4 py-2 font-medium print:hidden"
    >
      <Icon name="clock" />
      <span>{t("security.ending", { moment: formatDate(language, endsAt, "moment") })}</span>
      {byCode ? (
        <LinkButton to={`/account/second-factor?next=${encodeURIComponent(`${pathname}${search}`)}`} look="secondary" size="small">
          {t("security.give-code-again")}
        </LinkButton>
      ) : (
        <Button
          type="button"
          look="secondary"
          size="small"
          onClick={() => {
            revalidator.revalidate();
          }}
        >
          {t("security.stay")}
        </Button>
      )}
    </div>
  );
}
