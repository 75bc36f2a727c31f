import { SENIORITIES } from "#app/domain/authoring/seniority.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { useFault } from "#app/ui/trainer/plan/field-faults.ts";
import { FieldGroup } from "#app/ui/trainer/plan/field-group.tsx";
import { ticked } from "#app/ui/trainer/plan/list-edit.ts";
import { fieldId } from "#app/ui/trainer/plan/plan-pages.ts";
import type { PlanPageProps } from "#app/ui/trainer/plan/plan-props.ts";
import { TrilingualField } from "#app/ui/trainer/plan/trilingual-field.tsx";

/** Whom it is for: in words for learners, and as professions and seniority. */
export function AudiencePage({ metadata, change, choices }: PlanPageProps) {
  const t = useMessages();
  const { professions = [], seniority = [] } = metadata.audienceOf ?? {};
  const professionsFault = useFault("audienceOf.professions");
  const seniorityFault = useFault("audienceOf.seniority");
  return (
    <FieldGroup>
      <TrilingualField
        field="audience"
        label={t("plan.audience")}
        description={t("plan.audience-text")}
        rows={2}
        value={metadata.audience}
        onChange={(audience) => change((now) => ({ ...now, audience }))}
      />
      <div className="grid gap-6 lg:grid-cols-2">
        <ChoiceGroup
          id={fieldId("audienceOf.professions")}
          name="audienceOf.professions"
          kind="several"
          legend={t("plan.professions")}
          choices={choices.professions}
          value={professions}
          error={professionsFault}
          onChange={(code, isTicked) =>
            change((now) => ({
              ...now,
              audienceOf: { ...now.audienceOf, professions: ticked(now.audienceOf?.professions ?? [], code, isTicked) },
            }))
          }
        />
        <ChoiceGroup
          id={fieldId("audienceOf.seniority")}
          name="audienceOf.seniority"
          kind="several"
          legend={t("plan.seniority")}
          choices={SENIORITIES.map((one) => ({ value: one, label: t(`plan.seniority-${one}`) }))}
          value={seniority}
          error={seniorityFault}
          onChange={(code, isTicked) =>
            change((now) => ({
              ...now,
              audienceOf: { ...now.audienceOf, seniority: ticked(now.audienceOf?.seniority ?? [], code, isTicked) },
            }))
          }
        />
      </div>
    </FieldGroup>
  );
}
