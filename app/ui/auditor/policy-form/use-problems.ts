import { useMemo } from "react";
import type { Gap } from "#app/domain/compliance/read-form.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { faultSaid } from "#app/ui/auditor/policy-faults-list.tsx";
import { gapText } from "#app/ui/auditor/policy-form/field-words.ts";
import type { PolicyRead } from "#app/ui/auditor/policy-form/use-policy-form.ts";

const IS_EMPTY: ReadonlySet<Gap["code"]> = new Set(["missing", "none-chosen"]);

/**
 * What is wrong, by place and in words. That a field is still empty is said once somebody has asked to store it. `jurisdiction` is the one that
 * they may write for.
 */
export function useProblems(
  { gaps, faults, cases, policy }: PolicyRead,
  jurisdiction: string,
  withEmpty: boolean,
): ReadonlyMap<string, string> {
  const t = useMessages();
  return useMemo(() => {
    const problems = new Map<string, string>();
    const add = (place: string, text: string) => problems.set(place, [problems.get(place), text].filter(Boolean).join(" "));
    for (const gap of [...gaps, ...cases.flatMap((each) => each.gaps)])
      if (withEmpty || !IS_EMPTY.has(gap.code)) add(gap.place, gapText(t, gap));
    for (const { place, fault } of faults) add(place, `${t("policies.clause", { clause: fault.clause })}: ${faultSaid(t, fault)}`);
    if (policy !== null && policy.jurisdiction !== jurisdiction) add("jurisdiction", t("policies.draft-not-your-jurisdiction"));
    return problems;
  }, [t, gaps, faults, cases, policy, jurisdiction, withEmpty]);
}
