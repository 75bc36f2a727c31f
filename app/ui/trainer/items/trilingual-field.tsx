import { memo } from "react";
import type { FieldPath } from "#app/domain/authoring/item-draft.ts";
import { directionOf, LANGUAGES } from "#app/domain/shared/language.ts";
import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { classNames } from "#app/ui/kit/class-names.ts";
import { CONTROL } from "#app/ui/kit/field-frame.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { faultSentence } from "#app/ui/trainer/fault-sentence.ts";
import { fieldId, useItemForm } from "#app/ui/trainer/items/item-form.ts";

type Props = { readonly path: FieldPath; readonly label: string; readonly value: DraftText; readonly rows?: number };

/** An opened question may have ninety fields, and one of them is typed in: the others are not drawn anew. */
function isSame(one: Props, other: Props): boolean {
  return (
    one.label === other.label &&
    one.rows === other.rows &&
    one.path.join(".") === other.path.join(".") &&
    LANGUAGES.every((language) => one.value[language] === other.value[language])
  );
}

/** One text in its three languages beside each other, on a telephone one of them; what is missing is marked, what is wrong said below it. */
export const TrilingualField = memo(function TrilingualField({ path, label, value, rows = 2 }: Props) {
  const t = useMessages();
  const { set, faultsAt, shown } = useItemForm();
  const id = fieldId(path);
  return (
    <div role="group" aria-labelledby={`${id}-label`} id={id} tabIndex={-1} className="space-y-1.5 outline-offset-4">
      <p id={`${id}-label`} className="font-medium">
        {label}
      </p>
      <div className="grid gap-3 lg:grid-cols-3">
        {LANGUAGES.map((language) => {
          const text = value[language] ?? "";
          const isMissing = text.trim() === "";
          const own = [...path, language];
          const faults = faultsAt(own).filter(({ code }) => code !== "value-missing");
          const below = `${fieldId(own)}-below`;
          return (
            <div key={language} className={classNames("min-w-0 space-y-1", language !== shown && "max-lg:hidden")}>
              <label htmlFor={fieldId(own)} className="text-ink-muted block text-sm">
                <span className="sr-only">{label}: </span>
                <span lang={language}>{LANGUAGE_NAMES[language]}</span>
              </label>
              <textarea
                id={fieldId(own)}
                name={fieldId(own)}
                lang={language}
                dir={directionOf(language)}
                rows={rows}
                value={text}
                aria-describedby={below}
                aria-invalid={faults.length > 0 ? true : undefined}
                onChange={({ currentTarget }) => set(own, currentTarget.value)}
                className={classNames(CONTROL, "field-sizing-content", isMissing && "border-warning border-dashed")}
              />
              <p id={below} className="text-sm">
                {isMissing ? <span className="text-warning">{t("items.missing")}</span> : null}
                {faults.map((fault, index) => (
                  <span key={index} className="text-danger block font-medium">
                    {faultSentence(t, fault)}
                  </span>
                ))}
              </p>
            </div>
          );
        })}
      </div>
    </div>
  );
}, isSame);
