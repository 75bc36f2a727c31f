import { useEffect, useRef, useState } from "react";
import { type Instant, millisecondsOf } from "#app/domain/shared/time.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useAnnounce } from "#app/ui/kit/live-region.tsx";

/** Minutes before the end at which the time left is said aloud (R68). */
const SAY_AT = [30, 5, 1] as const;

/** Counts down to the server's deadline on the server's clock: `serverNow` is what that clock said when the page was made (R25). */
export function QuizTimer({ deadlineAt, serverNow, onTimeUp }: { deadlineAt: Instant; serverNow: Instant; onTimeUp: () => void }) {
  const t = useMessages();
  const announce = useAnnounce();
  const [left, setLeft] = useState(() => millisecondsOf(deadlineAt) - millisecondsOf(serverNow));
  const latest = useRef({ announce, onTimeUp, t });
  latest.current = { announce, onTimeUp, t };
  useEffect(() => {
    const ahead = Date.now() - millisecondsOf(serverNow);
    let before = Number.POSITIVE_INFINITY;
    const tick = () => {
      const now = millisecondsOf(deadlineAt) - (Date.now() - ahead);
      for (const minutes of SAY_AT) {
        if (before > minutes * 60_000 && now <= minutes * 60_000 && now > (minutes - 1) * 60_000) {
          latest.current.announce(latest.current.t("quiz.time-left", { minutes }), minutes === 1 ? "assertive" : "polite");
        }
      }
      if (before > 0 && now <= 0) latest.current.onTimeUp();
      before = now;
      setLeft(now);
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [deadlineAt, serverNow]);
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
  return (
    <p className={classNames("inline-flex items-center gap-1.5 font-semibold tabular-nums", seconds <= 300 ? "text-danger" : "text-ink")}>
      <Icon name="clock" className="size-4.5" />
      <span className="sr-only">{t("quiz.time")}</span>
      <span role="timer" aria-live="off" dir="ltr">
        {clock}
      </span>
    </p>
  );
}
