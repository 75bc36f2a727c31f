import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import type { PolicyShown } from "#app/queries/compliance/policies.server.ts";
import { CaseOutcome } from "#app/ui/auditor/policy-form/case-outcome.tsx";
import { Card } from "#app/ui/kit/card.tsx";

/** The worked cases that a version's author stored with it, each with what it comes to under the text that is signed. */
export function PolicyCases({ shown: { cases, policy } }: { shown: PolicyShown }) {
  const t = useMessages();
  const language = useLanguage();
  const right = cases.filter(({ otherwise }) => otherwise.length === 0).length;
  return (
    <section aria-labelledby="cases" className="space-y-4">
      <h2 id="cases" className="text-xl font-semibold">
        {t("policy-form.cases")}
      </h2>
      {cases.length === 0 ? (
        <p>{t("policy-form.cases-none")}</p>
      ) : (
        <>
          <p>{t("policy-form.cases-shown")}</p>
          <p className="font-semibold">{t("policy-form.cases-tried", { right, all: cases.length })}</p>
          <ul className="space-y-3">
            {cases.map(({ worked: { name, clauses, day }, otherwise }) => (
              <Card as="li" key={name} className="space-y-2">
                <h3 dir="auto" className="font-semibold">
                  {name}
                </h3>
                <p className="text-ink-muted flex flex-wrap gap-x-3 text-sm">
                  <span>{formatDate(language, day)}</span>
                  {clauses.map((clause) => (
                    <a key={clause} href={`#clause-${clause}`} className="text-accent inline-block py-1 underline">
                      {t("policies.clause", { clause })}
                    </a>
                  ))}
                </p>
                <CaseOutcome otherwise={otherwise} rules={policy.rules} />
              </Card>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
