import type { ReactNode } from "react";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { LearnerHome } from "#app/queries/learning/home.server.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { askedAbout } from "#app/ui/learner/standing-words.ts";

function Measure({ label, earned, required, bold = false }: { label: ReactNode; earned: number; required: number; bold?: boolean }) {
  const t = useMessages();
  const language = useLanguage();
  const words = t("home.earned-of", { earned: formatCredits(language, earned), required: formatCredits(language, required) });
  return (
    <div className="space-y-1.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className={bold ? "sr-only" : ""}>{label}</span>
        <span className={bold ? "" : "text-ink-muted text-sm tabular-nums"}>
          {bold ? (
            <>
              <span className="text-accent text-4xl font-bold tabular-nums">{formatCredits(language, earned)}</span>{" "}
              <span className="text-ink-muted">{t("home.of-required", { required: formatCredits(language, required) })}</span>
            </>
          ) : (
            <>
              {words}
              {earned >= required ? <Icon name="check" className="text-success ms-1 inline size-4.5" /> : null}
            </>
          )}
        </span>
      </p>
      <ProgressBar value={earned} maximum={required} label={typeof label === "string" ? label : ""} valueText={words} />
    </div>
  );
}

/** What counted in the cycle beside what is asked in it. */
export function CreditsOfCycle({ home }: { home: LearnerHome }) {
  const t = useMessages();
  const language = useLanguage();
  const { standing } = home;
  return (
    <Card as="section">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 className="text-xl">
          {standing === null
            ? t("home.all-credits")
            : t("home.credits-until", { day: formatDate(language, standing.until ?? standing.to) })}
        </h2>
        {home.policy.state === "in-force" ? null : <Badge tone="warning">{t("home.example")}</Badge>}
      </div>
      {standing?.requiredHundredths == null ? (
        <p className="mt-3">
          <span className="text-accent text-4xl font-bold">{formatCredits(language, home.earnedHundredths)}</span>{" "}
          <span className="text-ink-muted">{t("home.no-requirement")}</span>
        </p>
      ) : (
        <div className="mt-3 space-y-4">
          <Measure label={t("home.all-credits")} earned={standing.countedHundredths} required={standing.requiredHundredths} bold />
          {standing.parts.map((part) => (
            <Measure
              key={`${part.clause}${part.from}${JSON.stringify(part.which)}`}
              label={askedAbout(part, language) ?? t("home.all-credits")}
              earned={part.counted}
              required={part.required}
            />
          ))}
        </div>
      )}
      <p className="text-ink-muted border-line mt-5 border-t pt-3 text-sm">{home.policy.source}</p>
      <LinkButton to="/learn/standing" look="quiet" size="small" iconAfter="chevron-forward" className="-ms-3 mt-1">
        {t("home.to-standing")}
      </LinkButton>
    </Card>
  );
}
