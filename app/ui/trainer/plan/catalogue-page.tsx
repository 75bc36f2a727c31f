import { keptLanguages } from "#app/domain/shared/content-language.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { useFault } from "#app/ui/trainer/plan/field-faults.ts";
import { FieldGroup } from "#app/ui/trainer/plan/field-group.tsx";
import { ticked } from "#app/ui/trainer/plan/list-edit.ts";
import { fieldId } from "#app/ui/trainer/plan/plan-pages.ts";
import type { PlanPageProps } from "#app/ui/trainer/plan/plan-props.ts";
import { TrilingualField } from "#app/ui/trainer/plan/trilingual-field.tsx";

const LICENCES = ["CC BY-SA 4.0", "CC BY 4.0", "CC BY-NC-SA 4.0", "CC0 1.0"] as const;

/** What the catalogue shows: title, summary, topics; in which language it was written first, in which it is published, and under which licence. */
export function CataloguePage({ metadata, change, choices }: PlanPageProps) {
  const t = useMessages();
  const topicsFault = useFault("topics");
  const languagesFault = useFault("languages");
  const sourceFault = useFault("translations");
  const licenceFault = useFault("licence");
  const source = LANGUAGES.find((language) => metadata.translations?.[language] === "source");
  const known: readonly { value: string; label: string }[] = choices.topics;
  const strays = (metadata.topics ?? []).filter((topic) => !known.some(({ value }) => value === topic));
  return (
    <FieldGroup>
      <TrilingualField
        field="title"
        label={t("plan.title")}
        rows={2}
        value={metadata.title}
        onChange={(title) => change((now) => ({ ...now, title }))}
      />
      <TrilingualField
        field="summary"
        label={t("plan.summary")}
        description={t("plan.summary-text")}
        value={metadata.summary}
        onChange={(summary) => change((now) => ({ ...now, summary }))}
      />
      <SelectField
        id={fieldId("translations")}
        name="translations"
        label={t("plan.first-written")}
        description={t("plan.first-written-text")}
        placeholder={t("plan.not-chosen")}
        error={sourceFault}
        value={source ?? ""}
        options={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          change((now) => ({ ...now, translations: translationsFrom(chosen as Language, now.translations) }));
        }}
      />
      <ChoiceGroup
        id={fieldId("languages")}
        name="languages"
        kind="several"
        legend={t("plan.published-in")}
        description={t("plan.published-in-text")}
        choices={LANGUAGES.map((language) => ({ value: language, label: <span lang={language}>{LANGUAGE_NAMES[language]}</span> }))}
        value={metadata.languages ?? LANGUAGES}
        error={languagesFault}
        onChange={(language, isTicked) => change((now) => publishedIn(now, ticked(now.languages ?? LANGUAGES, language, isTicked)))}
      />
      <ChoiceGroup
        id={fieldId("topics")}
        name="topics"
        kind="several"
        legend={t("plan.topics")}
        choices={[...known, ...strays.map((topic) => ({ value: topic, label: topic }))]}
        value={metadata.topics ?? []}
        error={topicsFault}
        onChange={(topic, isTicked) => change((now) => ({ ...now, topics: ticked(now.topics ?? [], topic, isTicked) }))}
      />
      <TextField
        id={fieldId("licence")}
        name="licence"
        label={t("plan.licence")}
        description={t("plan.licence-text")}
        error={licenceFault}
        dir="ltr"
        list="licences"
        value={metadata.licence ?? ""}
        onChange={(event) => {
          const licence = event.currentTarget.value;
          change((now) => ({ ...now, licence }));
        }}
      />
      <datalist id="licences">
        {LICENCES.map((licence) => (
          <option key={licence} value={licence} />
        ))}
      </datalist>
    </FieldGroup>
  );
}

/** The draft to be published in these languages. */
function publishedIn({ languages: _before, ...metadata }: PlanPageProps["metadata"], chosen: readonly string[]): PlanPageProps["metadata"] {
  return { ...metadata, ...keptLanguages(chosen as readonly Language[]) };
}

type Translations = NonNullable<PlanPageProps["metadata"]["translations"]>;

/** One language is the source; what was signed off in another one stays so. */
function translationsFrom(source: Language, before: Translations | undefined): Translations {
  return Object.fromEntries(
    LANGUAGES.map((language) => {
      const was = before?.[language];
      return [language, language === source ? "source" : was === undefined || was === "source" ? "awaiting-clinical-review" : was];
    }),
  );
}
