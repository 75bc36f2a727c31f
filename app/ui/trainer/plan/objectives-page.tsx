import type { DraftMetadata, DraftText } from "#app/domain/authoring/draft-content.ts";
import { MEASURABLE_VERBS, unmeasurableVerb, VERB_LEVELS } from "#app/domain/authoring/objective-verbs.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { FieldError } from "#app/ui/kit/field-frame.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { useFault } from "#app/ui/trainer/plan/field-faults.ts";
import { FieldGroup } from "#app/ui/trainer/plan/field-group.tsx";
import { movedAt, withoutAt } from "#app/ui/trainer/plan/list-edit.ts";
import { fieldId } from "#app/ui/trainer/plan/plan-pages.ts";
import type { PlanPageProps } from "#app/ui/trainer/plan/plan-props.ts";
import { RowButtons } from "#app/ui/trainer/plan/row-buttons.tsx";
import { TrilingualField } from "#app/ui/trainer/plan/trilingual-field.tsx";

type Objective = { readonly text: DraftText; readonly level: number | null };
const LEVELS = [1, 2, 3, 4, 5, 6, 7] as const;

function objectivesOf({ objectives = [], outcomeLevels = [] }: DraftMetadata): readonly Objective[] {
  return objectives.map((text, index) => ({ text, level: outcomeLevels[index] ?? null }));
}

/** Texts and levels lie in two lists, so that what was published before there were levels stays the same: they are only changed together. */
function withObjectives(metadata: DraftMetadata, next: (objectives: readonly Objective[]) => readonly Objective[]): DraftMetadata {
  const objectives = next(objectivesOf(metadata));
  return { ...metadata, objectives: objectives.map(({ text }) => text), outcomeLevels: objectives.map(({ level }) => level) };
}

/** What learners will be able to do: each with a verb that can be measured, and the level at which it is to show. */
export function ObjectivesPage({ metadata, change }: PlanPageProps) {
  const t = useMessages();
  const objectives = objectivesOf(metadata);
  const fault = useFault("objectives", false);
  const levels = useFault("outcomeLevels", false);
  return (
    <div className="space-y-5">
      <VerbList />
      <ol className="space-y-4" id={fieldId("objectives")} tabIndex={-1}>
        {objectives.map(({ text, level }, index) => {
          const name = t("plan.objective", { number: index + 1 });
          return (
            <li key={index}>
              <FieldGroup>
                <div className="flex flex-wrap items-center justify-between gap-3">
                  <h2 className="font-semibold">{name}</h2>
                  <RowButtons
                    name={name}
                    isFirst={index === 0}
                    isLast={index === objectives.length - 1}
                    onMove={(by) => change((now) => withObjectives(now, (list) => movedAt(list, index, by)))}
                    onRemove={() => change((now) => withObjectives(now, (list) => withoutAt(list, index)))}
                  />
                </div>
                <TrilingualField
                  field={`objectives.${index}`}
                  label={t("plan.objective-text")}
                  rows={2}
                  value={text}
                  warn={(written, language) => {
                    const verb = unmeasurableVerb(written, language);
                    return verb === null ? null : t("plan.verb-warning", { verb });
                  }}
                  onChange={(value) =>
                    change((now) => withObjectives(now, (list) => list.map((one, at) => (at === index ? { ...one, text: value } : one))))
                  }
                />
                <SelectField
                  id={fieldId(`outcomeLevels.${index}`)}
                  name={`outcomeLevels.${index}`}
                  label={t("plan.outcome-level")}
                  description={t("plan.outcome-level-text")}
                  placeholder={t("plan.not-chosen")}
                  error={level === null ? null : levels}
                  value={level ?? ""}
                  options={LEVELS.map((one) => ({ value: String(one), label: t(`plan.moore-${one}`) }))}
                  onChange={(event) => {
                    const chosen = event.currentTarget.value === "" ? null : Number(event.currentTarget.value);
                    change((now) => withObjectives(now, (list) => list.map((one, at) => (at === index ? { ...one, level: chosen } : one))));
                  }}
                />
                <LevelFault index={index} />
              </FieldGroup>
            </li>
          );
        })}
      </ol>
      {fault === null ? null : <FieldError id={fieldId("objectives")}>{fault}</FieldError>}
      <Button
        type="button"
        look="secondary"
        icon="plus"
        onClick={() => change((now) => withObjectives(now, (list) => [...list, { text: {}, level: null }]))}
      >
        {t("plan.add-objective")}
      </Button>
    </div>
  );
}

function LevelFault({ index }: { index: number }) {
  const fault = useFault(`outcomeLevels.${index}`);
  return fault === null ? null : <FieldError id={fieldId(`outcomeLevels.${index}`)}>{fault}</FieldError>;
}

function VerbList() {
  const t = useMessages();
  return (
    <details className="border-line bg-surface-raised rounded-xl border">
      <summary className="min-h-11 cursor-pointer after:ms-2 after:content-['▾'] px-4 py-2.5 font-medium">{t("plan.verbs")}</summary>
      <div className="space-y-4 px-4 pb-4">
        <p className="text-ink-muted text-sm">{t("plan.verbs-text")}</p>
        <dl className="grid gap-4 sm:grid-cols-2">
          {VERB_LEVELS.map((level) => (
            <div key={level} className="space-y-1">
              <dt className="font-semibold">{t(`plan.verbs-${level}`)}</dt>
              {LANGUAGES.map((language) => (
                <dd key={language} lang={language} dir={language === "en" ? "ltr" : "rtl"} className="text-sm">
                  <span className="text-ink-muted">{LANGUAGE_NAMES[language]}: </span>
                  {MEASURABLE_VERBS[level][language].join(language === "en" ? ", " : "، ")}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}
