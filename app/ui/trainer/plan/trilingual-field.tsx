import { useContext, useEffect, useState } from "react";
import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import { LANGUAGES, type Language, directionOf } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { classNames } from "#app/ui/kit/class-names.ts";
import { CONTROL, describedBy, FieldError } from "#app/ui/kit/field-frame.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { ChosenLanguages } from "#app/ui/trainer/plan/chosen-languages.ts";
import { FieldNote } from "#app/ui/trainer/plan/field-note.tsx";
import { fieldId } from "#app/ui/trainer/plan/plan-pages.ts";
import { useFault } from "#app/ui/trainer/plan/field-faults.ts";

/**
 * One text in three languages: beside each other where there is room, one at a time on a telephone. What is missing is marked, also on the
 * tab of a language that is not shown. `warn` says of a text, in its language, what speaks against it.
 */
export function TrilingualField({
  field,
  label,
  description,
  value,
  onChange,
  rows = 3,
  warn,
}: {
  field: string;
  label: string;
  description?: string;
  value: DraftText | undefined;
  onChange: (value: DraftText) => void;
  /** 1: a line. */
  rows?: number;
  warn?: (text: string, language: Language) => string | null;
}) {
  const t = useMessages();
  const reader = useLanguage();
  const [shown, setShown] = useState<Language>(reader);
  const general = useFault(field, false);
  const id = fieldId(field);
  useEffect(() => {
    // Who is led here by the checklist is led to the language that is meant.
    const meant = LANGUAGES.find((language) => window.location.hash === `#${id}.${language}`);
    if (meant !== undefined) setShown(meant);
  }, [id]);
  const chosen = useContext(ChosenLanguages);
  const isMissing = (language: Language): boolean => chosen.includes(language) && (value?.[language] ?? "").trim() === "";
  return (
    <fieldset id={id} tabIndex={-1} className="min-w-0 space-y-2 scroll-mt-36" aria-describedby={describedBy(id, description, general)}>
      <legend className="font-medium">{label}</legend>
      {description === undefined ? null : (
        <p id={`${id}-description`} className="text-ink-muted text-sm">
          {description}
        </p>
      )}
      <div className="flex gap-1 lg:hidden">
        {LANGUAGES.map((language) => (
          <button
            key={language}
            type="button"
            lang={language}
            aria-pressed={shown === language}
            onClick={() => setShown(language)}
            className="aria-pressed:border-accent aria-pressed:bg-accent-soft border-line inline-flex min-h-11 grow items-center justify-center gap-1.5 rounded-lg border px-2"
          >
            {LANGUAGE_NAMES[language]}
            {isMissing(language) ? <MissingMark /> : null}
          </button>
        ))}
      </div>
      <div className="grid gap-3 lg:grid-cols-3">
        {LANGUAGES.map((language) => (
          <OneLanguage
            key={language}
            field={field}
            language={language}
            label={label}
            rows={rows}
            isShown={shown === language}
            isMissing={isMissing(language)}
            text={value?.[language] ?? ""}
            warning={warn?.(value?.[language] ?? "", language) ?? null}
            onChange={(text) => onChange({ ...value, [language]: text })}
          />
        ))}
      </div>
      {general === null ? null : <FieldError id={id}>{general}</FieldError>}
    </fieldset>
  );

  function MissingMark() {
    return (
      <span className="text-warning inline-flex">
        <Icon name="warning" className="size-4" />
        <span className="sr-only">{t("plan.missing")}</span>
      </span>
    );
  }
}

function OneLanguage({
  field,
  language,
  label,
  rows,
  isShown,
  isMissing,
  text,
  warning,
  onChange,
}: {
  field: string;
  language: Language;
  label: string;
  rows: number;
  isShown: boolean;
  isMissing: boolean;
  text: string;
  warning: string | null;
  onChange: (text: string) => void;
}) {
  const t = useMessages();
  const id = fieldId(`${field}.${language}`);
  const fault = useFault(`${field}.${language}`);
  // That nothing is written is said by the mark; the sentence of the checklist would say it once more.
  const error = isMissing ? null : fault;
  const described = [error === null ? null : `${id}-error`, warning === null ? null : `${id}-note`].filter((one) => one !== null).join(" ");
  const common = {
    id,
    name: `${field}.${language}`,
    lang: language,
    dir: directionOf(language),
    value: text,
    "aria-label": t("plan.in-language", { field: label, language: LANGUAGE_NAMES[language] }),
    "aria-invalid": error === null ? undefined : true,
    "aria-describedby": described === "" ? undefined : described,
    className: CONTROL,
  };
  return (
    <div className={classNames("scroll-mt-36 space-y-1", !isShown && "max-lg:hidden")}>
      <p className="hidden items-center gap-2 text-sm lg:flex" aria-hidden="true">
        <span lang={language}>{LANGUAGE_NAMES[language]}</span>
        {isMissing ? (
          <span className="bg-warning-soft text-warning rounded-full px-2 py-0.5 text-xs font-medium">{t("plan.missing")}</span>
        ) : null}
      </p>
      {rows === 1 ? (
        <input {...common} onChange={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <textarea {...common} rows={rows} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
      {error === null ? null : <FieldError id={id}>{error}</FieldError>}
      {warning === null ? null : <FieldNote id={`${id}-note`}>{warning}</FieldNote>}
    </div>
  );
}
