import { useMessages } from "#app/i18n/use-messages.ts";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { DateField } from "#app/ui/kit/date-field.tsx";
import { useFault } from "#app/ui/trainer/plan/field-faults.ts";
import { FieldGroup } from "#app/ui/trainer/plan/field-group.tsx";
import { fieldId } from "#app/ui/trainer/plan/plan-pages.ts";
import type { PlanPageProps } from "#app/ui/trainer/plan/plan-props.ts";

const RULES = ["once-ever", "once-per-cycle", "each-time"] as const;

/** When the course begins and ends, when it was reviewed last, and whether its credit may be earned again (R87). */
export function DatesPage({ metadata, change }: PlanPageProps) {
  const t = useMessages();
  const faults = { releasedOn: useFault("releasedOn"), reviewedOn: useFault("reviewedOn"), expiresOn: useFault("expiresOn") };
  const repeatFault = useFault("repeat");
  return (
    <FieldGroup>
      <div className="grid gap-5 sm:grid-cols-3">
        {(["releasedOn", "reviewedOn", "expiresOn"] as const).map((day) => (
          <DateField
            key={day}
            id={fieldId(day)}
            name={day}
            label={t(`plan.${day}`)}
            description={t(`plan.${day}-text`)}
            error={faults[day]}
            value={metadata[day] ?? ""}
            onChange={(event) => {
              const value = event.currentTarget.value;
              change((now) => ({ ...now, [day]: value }));
            }}
          />
        ))}
      </div>
      <ChoiceGroup
        id={fieldId("repeat")}
        name="repeat"
        kind="one"
        legend={t("plan.repeat")}
        choices={RULES.map((rule) => ({ value: rule, label: t(`plan.repeat-${rule}`) }))}
        value={metadata.repeat ?? ""}
        error={repeatFault}
        onChange={(rule) => change((now) => ({ ...now, repeat: rule }))}
      />
    </FieldGroup>
  );
}
