import type { Policy } from "#app/domain/compliance/policy.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Card } from "#app/ui/kit/card.tsx";

/** The clauses of a version, with where each stands and how certain it is; and what it leaves to people. */
export function PolicyClauses({ policy }: { policy: Policy }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <section aria-labelledby="clauses" className="space-y-4">
      <h2 id="clauses" className="text-xl font-semibold">
        {t("policies.clauses")}
      </h2>
      <ul className="space-y-3">
        {policy.clauses.map(({ id, text, translations, source, certainty, doubt }) => {
          const own = language === "en" ? undefined : translations?.[language];
          return (
            <Card as="li" key={id} className="space-y-2">
              <h3 id={`clause-${id}`} className="flex flex-wrap items-center gap-2 font-semibold">
                {t("policies.clause", { clause: id })}
                <Badge tone={certainty === "verified" ? "success" : "warning"}>{t(`policies.certainty-${certainty}`)}</Badge>
              </h3>
              {own === undefined ? null : <p>{own}</p>}
              {language === "en" ? null : <p className="text-ink-muted text-sm">{t("policies.original")}</p>}
              <p lang="en" dir="ltr">
                {text}
              </p>
              {doubt === undefined ? null : (
                <p lang="en" dir="ltr" className="text-ink-muted text-sm">
                  {doubt}
                </p>
              )}
              <p lang="en" dir="ltr" className="text-ink-muted text-sm">
                {source}
              </p>
            </Card>
          );
        })}
      </ul>
      {policy.remarks.length === 0 ? null : (
        <>
          <h3 className="font-semibold">{t("policies.remarks")}</h3>
          <ul lang="en" dir="ltr" className="list-disc space-y-1 ps-6">
            {policy.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
