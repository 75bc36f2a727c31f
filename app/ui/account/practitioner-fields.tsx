import { useState } from "react";
import type { Coded } from "#app/domain/identity/code-list.ts";
import { DIRECTORATES } from "#app/domain/identity/directorate.ts";
import { FACILITY_TYPES } from "#app/domain/identity/facility-type.ts";
import { GOVERNORATES } from "#app/domain/identity/governorate.ts";
import { ISSUING_BODIES, type IssuingBodyEntry } from "#app/domain/identity/issuing-body.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import { SPECIALTIES } from "#app/domain/identity/specialty.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { byName } from "#app/i18n/by-name.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { type Errors, errorText } from "#app/ui/account/error-text.ts";
import { useHydrated } from "#app/ui/account/use-hydrated.ts";
import { ComboBoxField } from "#app/ui/kit/combo-box-field.tsx";
import type { SelectGroup, SelectOption } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

export type FieldValues = Readonly<Record<string, string | string[] | null | undefined>>;
type Part = { readonly values: FieldValues; readonly errors: Errors | undefined };

/** What was typed or chosen before; the empty text when nothing was. */
export function typed(values: FieldValues, name: string): string {
  const value = values[name];
  return typeof value === "string" ? value : "";
}

/** In the alphabet of the language, so that a name is found where it is looked for. */
function optionsOf(list: readonly Coded[], language: Language): SelectOption[] {
  return byName(list, language).map(({ code, name }) => ({ value: code, label: name[language], also: Object.values(name) }));
}

/** The choices that belong to what was chosen above; all of them, grouped, where no script can narrow them. */
function dependent(
  groups: readonly (SelectGroup & { readonly of: string })[],
  chosen: string,
  narrow: boolean,
): readonly (SelectGroup | SelectOption)[] {
  if (!narrow) return groups;
  return groups.find(({ of }) => of === chosen)?.options ?? [];
}

/** The name as registered, in two writings and, if wished, in a third. */
export function NameFields({ values, errors }: Part) {
  const t = useMessages();
  return (
    <>
      <TextField
        name="nameAr"
        label={t("account.name-ar")}
        description={t("account.name-ar-hint")}
        error={errorText(t, errors, "nameAr")}
        defaultValue={typed(values, "nameAr")}
        lang="ar"
        dir="rtl"
        autoComplete="off"
        maxLength={120}
        required
      />
      <TextField
        name="nameLatin"
        label={t("account.name-latin")}
        description={t("account.name-latin-hint")}
        error={errorText(t, errors, "nameLatin")}
        defaultValue={typed(values, "nameLatin")}
        lang="en"
        dir="ltr"
        autoComplete="name"
        autoCapitalize="words"
        maxLength={120}
        required
      />
      <TextField
        name="nameCkb"
        label={t("account.name-ckb")}
        optional={t("common.optional")}
        error={errorText(t, errors, "nameCkb")}
        defaultValue={typed(values, "nameCkb")}
        lang="ckb"
        dir="rtl"
        autoComplete="off"
        maxLength={120}
      />
    </>
  );
}

/** Profession, specialty and, when signing up, the licence. */
export function ProfessionFields({ values, errors, licence }: Part & { licence: boolean }) {
  const t = useMessages();
  const language = useLanguage();
  const hydrated = useHydrated();
  const [profession, setProfession] = useState(typed(values, "profession"));
  const specialties = byName(PROFESSIONS, language)
    .map(({ code, name }) => ({
      of: code,
      label: name[language],
      options: optionsOf(
        SPECIALTIES.filter((entry) => entry.profession === code),
        language,
      ),
    }))
    .filter(({ options }) => options.length > 0);
  const specialtyChoices = dependent(specialties, profession, hydrated);
  return (
    <>
      <ComboBoxField
        name="profession"
        label={t("account.profession")}
        placeholder={t("account.choose")}
        options={optionsOf(PROFESSIONS, language)}
        error={errorText(t, errors, "profession")}
        defaultValue={typed(values, "profession")}
        onChoose={setProfession}
        required
      />
      {specialtyChoices.length === 0 ? null : (
        <ComboBoxField
          key={hydrated ? profession : "all"}
          name="specialty"
          label={t("account.specialty")}
          optional={t("common.optional")}
          placeholder={t("account.no-specialty")}
          options={specialtyChoices}
          error={errorText(t, errors, "specialty")}
          defaultValue={typed(values, "specialty")}
        />
      )}
      {licence ? <LicenceFields values={values} errors={errors} profession={hydrated ? profession : ""} /> : null}
    </>
  );
}

/** The number of a licence and who issued it. With a profession, only the bodies that may have. */
export function LicenceFields({
  values,
  errors,
  profession,
  numberName = "licenceNumber",
}: Part & { profession: string; numberName?: string }) {
  const t = useMessages();
  const language = useLanguage();
  const bodies = (ISSUING_BODIES as readonly IssuingBodyEntry[]).filter(
    (body) => profession === "" || body.professions === null || body.professions.some((code) => code === profession),
  );
  return (
    <>
      <TextField
        name={numberName}
        label={t("account.licence-number")}
        description={t("account.licence-hint")}
        error={errorText(t, errors, numberName)}
        defaultValue={typed(values, numberName)}
        autoComplete="off"
        maxLength={40}
        required
      />
      <ComboBoxField
        key={profession}
        name="issuingBody"
        label={t("account.issuing-body")}
        placeholder={t("account.choose")}
        options={optionsOf(bodies, language)}
        error={errorText(t, errors, "issuingBody")}
        defaultValue={typed(values, "issuingBody")}
        required
      />
    </>
  );
}

/** Where the person works. */
export function PlaceFields({ values, errors }: Part) {
  const t = useMessages();
  const language = useLanguage();
  const hydrated = useHydrated();
  const [governorate, setGovernorate] = useState(typed(values, "governorate"));
  const directorates = byName(GOVERNORATES, language).map(({ code, name }) => ({
    of: code,
    label: name[language],
    options: optionsOf(
      DIRECTORATES.filter((entry) => entry.governorate === code),
      language,
    ),
  }));
  const choices = dependent(directorates, governorate, hydrated);
  return (
    <>
      <ComboBoxField
        name="governorate"
        label={t("account.governorate")}
        placeholder={t("account.choose")}
        options={optionsOf(GOVERNORATES, language)}
        error={errorText(t, errors, "governorate")}
        defaultValue={typed(values, "governorate")}
        onChoose={setGovernorate}
        required
      />
      <ComboBoxField
        key={hydrated ? governorate : "all"}
        name="directorate"
        label={t("account.directorate")}
        {...(hydrated && choices.length === 1 ? {} : { placeholder: t("account.choose") })}
        options={choices}
        error={errorText(t, errors, "directorate")}
        defaultValue={typed(values, "directorate")}
        required
      />
      <ComboBoxField
        name="facilityType"
        label={t("account.facility-type")}
        placeholder={t("account.choose")}
        options={optionsOf(FACILITY_TYPES, language)}
        error={errorText(t, errors, "facilityType")}
        defaultValue={typed(values, "facilityType")}
        required
      />
      <TextField
        name="facilityName"
        label={t("account.facility-name")}
        optional={t("common.optional")}
        error={errorText(t, errors, "facilityName")}
        defaultValue={typed(values, "facilityName")}
        autoComplete="organization"
        maxLength={160}
      />
    </>
  );
}
