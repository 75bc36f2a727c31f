import type { PolicyFault } from "#app/domain/compliance/policy-faults.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Callout } from "#app/ui/kit/callout.tsx";

/** A fault of a policy as a sentence, with the clause that it contradicts. */
export function faultSaid(t: Translate, { code, other }: PolicyFault): string {
  const fault = t(`policies.fault-${code}`);
  return other === undefined ? fault : t("policies.fault-against", { fault, clause: other });
}

/** What keeps a version from its next step, clause by clause. */
export function PolicyFaultsList({ faults }: { faults: readonly PolicyFault[] }) {
  const t = useMessages();
  return (
    <Callout kind="warning" title={t("policies.faults")}>
      <ul className="space-y-1">
        {faults.map((fault) => (
          <li key={JSON.stringify(fault)}>
            <a href={`#clause-${fault.clause}`} className="text-accent inline-block py-1 underline">
              {t("policies.clause", { clause: fault.clause })}
            </a>{" "}
            {faultSaid(t, fault)}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
