import { useMessages } from "#app/i18n/use-messages.ts";
import { FieldGroup } from "#app/ui/trainer/plan/field-group.tsx";
import type { PlanPageProps } from "#app/ui/trainer/plan/plan-props.ts";
import { TrilingualField } from "#app/ui/trainer/plan/trilingual-field.tsx";

/** The practice gap: what is done, what should be, and how one knows. */
export function NeedPage({ metadata, change }: PlanPageProps) {
  const t = useMessages();
  return (
    <FieldGroup>
      <TrilingualField
        field="practiceGap"
        label={t("plan.gap")}
        description={t("plan.gap-text")}
        value={metadata.practiceGap}
        onChange={(practiceGap) => change((now) => ({ ...now, practiceGap }))}
      />
      <TrilingualField
        field="need.desired"
        label={t("plan.desired")}
        description={t("plan.desired-text")}
        value={metadata.need?.desired}
        onChange={(desired) => change((now) => ({ ...now, need: { ...now.need, desired } }))}
      />
      <TrilingualField
        field="need.source"
        label={t("plan.source")}
        description={t("plan.source-text")}
        value={metadata.need?.source}
        onChange={(source) => change((now) => ({ ...now, need: { ...now.need, source } }))}
      />
    </FieldGroup>
  );
}
