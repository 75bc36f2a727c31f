import type { PolicyFault } from "#app/domain/compliance/policy-faults.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Callout } from "#app/ui/kit/callout.tsx";

/** A fault of a policy as a sentence, with the clause that it contradicts where that is another than its own. */
export function faultSaid(t: Translate, { code, clause, other }: PolicyFault): string {
  const fault = t(`policies.fault-${code}`);
  return other === undefined || other === clause ? fault : t("policies.fault-against", { fault, clause: other });
}

/** What keeps a version from its next step, clause by clause; `isBesideClauses`: the page shows the clauses, and they are led to. */
export function PolicyFaultsList({ faults, isBesideClauses = true }: { faults: readonly PolicyFault[]; isBesideClauses?: boolean }) {
  const t = useMessages();
  return (
    <Callout kind="warning" title={t("policies.faults")}>
      <ul className="space-y-1">
        {faults.map((fault) => (
          <li key={JSON.stringify(fault)}>
            {isBesideClauses ? (
              <a href={`#clause-${fault.clause}`} className="text-accent inline-block py-1 underline">
                {t("policies.clause", { clause: fault.clause })}
              </a>
            ) : (
              `${t("policies.clause", { clause: fault.clause })}:`
            )}{" "}
            {faultSaid(t, fault)}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
