import type { Policy } from "#app/domain/compliance/policy.ts";
import type { Otherwise } from "#app/domain/compliance/try-case.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { otherwiseSaid } from "#app/ui/auditor/policy-form/case-words.ts";
import { Badge } from "#app/ui/kit/badge.tsx";

/** Whether a worked case comes out as expected, and if not, what comes out instead. */
export function CaseOutcome({ otherwise, rules }: { otherwise: readonly Otherwise[]; rules: Policy["rules"] }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <div className="space-y-1">
      <Badge tone={otherwise.length === 0 ? "success" : "danger"} icon={otherwise.length === 0 ? "check" : "close"}>
        {t(otherwise.length === 0 ? "policy-form.case-right" : "policy-form.case-wrong")}
      </Badge>
      {otherwise.length === 0 ? null : (
        <ul className="list-disc ps-6">
          {otherwise.map((each) => (
            <li key={each.what}>{otherwiseSaid(each, { rules, language, t })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
