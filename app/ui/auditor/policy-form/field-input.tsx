import { useState } from "react";
import type { FieldShape, Fields, Typed } from "#app/domain/compliance/form-field.ts";
import { within } from "#app/domain/compliance/read-form.ts";
import { emptyForm } from "#app/domain/compliance/write-form.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { CodesInput } from "#app/ui/auditor/policy-form/codes-input.tsx";
import { choiceLabel, codeOptions, fieldLabel, fieldName } from "#app/ui/auditor/policy-form/field-words.ts";
import { Fold } from "#app/ui/auditor/policy-form/fold.tsx";
import { type FormWires, idOf } from "#app/ui/auditor/policy-form/form-wires.ts";
import { AmountInput, OpenCodeInput } from "#app/ui/auditor/policy-form/leaf-inputs.tsx";
import { listAt, moved, typedAt } from "#app/ui/auditor/policy-form/set-at.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { DateField } from "#app/ui/kit/date-field.tsx";
import { FieldError } from "#app/ui/kit/field-frame.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type Props = {
  readonly field: FieldShape;
  readonly typed: Typed;
  readonly place: string;
  readonly wires: FormWires;
  readonly isOptional?: boolean;
};

type GroupProps = { readonly fields: Fields; readonly typed: Typed; readonly place: string; readonly wires: FormWires };

/** What few worked cases say of a person or of a credit. */
const SELDOM: ReadonlySet<string> = new Set(
  [
    ["specialty", "seniority", "governorate", "facilityType", "licenceYears", "licenceStates", "classes", "duties", "notices", "appeals"],
    ["topics", "format", "role", "grade", "provider", "activity", "accreditor", "id", "corrects"],
  ].flat(),
);
const HAS_SELDOM = /^cases\.\d+\.(person|credits\.\d+)$/;

/** The fields of a group, each as its kind asks for; what is seldom said is folded. */
export function FieldInputs(group: GroupProps) {
  const { fields, place } = group;
  const isSeldom = (key: string) => HAS_SELDOM.test(place) && SELDOM.has(key);
  const only = (seldom: boolean) => Object.fromEntries(Object.entries(fields).filter(([key]) => isSeldom(key) === seldom));
  const rest = only(true);
  return (
    <>
      <EachField {...group} fields={only(false)} />
      {Object.keys(rest).length === 0 ? null : <Seldom {...group} fields={rest} />}
    </>
  );
}

function EachField({ fields, typed, place, wires }: GroupProps) {
  return Object.entries(fields).map(([key, field]) => (
    <FieldInput key={key} field={field} typed={typedAt(typed, key)} place={within(place, key)} wires={wires} />
  ));
}

function Seldom(group: GroupProps) {
  const t = useMessages();
  const lacks = Object.keys(group.fields).some((key) => group.wires.problems.has(within(group.place, key)));
  return (
    <Fold
      className="min-w-0 sm:col-span-2"
      lacks={lacks}
      summaryClassName="text-accent min-h-11 cursor-pointer py-2.5"
      summary={t("policy-form.more")}
    >
      <div className="grid items-start gap-4 pt-2 sm:grid-cols-2">
        <EachField {...group} />
      </div>
    </Fold>
  );
}

/** One field of a form, whatever its kind: the table of fields says which. */
export function FieldInput({ field, typed, place, wires, isOptional = false }: Props) {
  const t = useMessages();
  const language = useLanguage();
  const text = typeof typed === "string" ? typed : "";
  const shared = {
    id: idOf(place),
    name: idOf(place),
    label: fieldLabel(t, place),
    optional: isOptional ? t("policy-form.optional") : undefined,
    error: wires.problems.get(place),
  };
  const control = {
    ...shared,
    value: text,
    onChange: (event: { currentTarget: { value: string } }) => wires.change(place, event.currentTarget.value),
  };
  switch (field.kind) {
    case "text":
      return field.long ? <TextArea {...control} rows={3} /> : <TextField {...control} />;
    case "code": {
      const { options, open } = codeOptions(field.list, wires.clauses, language, t);
      if (open) return <OpenCodeInput control={control} options={options} />;
      const isUnknown = text !== "" && !options.some(({ value }) => value === text);
      return (
        <SelectField
          {...control}
          placeholder={t("policy-form.choose")}
          options={isUnknown ? [...options, { value: text, label: text }] : options}
        />
      );
    }
    case "codes": {
      const list = codeOptions(field.list, wires.clauses, language, t);
      return <CodesInput {...shared} typed={text} list={list} onChange={(next) => wires.change(place, next)} />;
    }
    case "number":
      if (field.unit === "credits-or-times") return <AmountInput {...{ typed, place, wires }} />;
      return <TextField {...control} dir="ltr" inputMode={field.unit === "whole" ? "numeric" : "decimal"} />;
    case "numbers":
      return <TextField {...control} dir="ltr" inputMode="numeric" />;
    case "day":
      return <DateField {...control} />;
    case "choice":
      return (
        <SelectField
          {...control}
          placeholder={t("policy-form.choose")}
          options={field.values.map((value) => ({ value: String(value), label: choiceLabel(t, place, String(value)) }))}
        />
      );
    case "flag":
      return (
        <SelectField
          {...control}
          placeholder={t("policy-form.choose")}
          options={[
            { value: "true", label: t("policy-form.yes") },
            { value: "false", label: t("policy-form.no") },
          ]}
        />
      );
    case "group":
      return <Group fields={field.fields} {...{ typed, place, wires, isOptional }} />;
    case "rows":
      return <Rows of={field.of} {...{ typed, place, wires }} />;
    case "record":
      return <Rows of={{ kind: "group", fields: { key: field.key, of: field.of }, check: null }} {...{ typed, place, wires }} />;
    case "pair":
      return <Group fields={{ from: field.of, to: field.of }} {...{ typed, place, wires, isOptional }} />;
    case "one-of":
      return <Variants field={field} {...{ typed, place, wires }} />;
    case "optional":
    case "nullable":
      return <FieldInput field={field.of} {...{ typed, place, wires }} isOptional />;
    case "preset":
      return <FieldInput field={field.of} {...{ typed, place, wires }} />;
    case "asked": {
      const isAsked = typedAt(typed, "asked") === "yes";
      return (
        <div className="space-y-2">
          <Checkbox
            name={shared.id}
            id={`${shared.id}-asked`}
            label={t("policy-form.look-at", { what: shared.label })}
            checked={isAsked}
            onChange={(event) => wires.change(within(place, "asked"), event.currentTarget.checked ? "yes" : "")}
          />
          {isAsked ? <FieldInput field={field.of} typed={typedAt(typed, "of")} place={within(place, "of")} wires={wires} /> : null}
        </div>
      );
    }
  }
}

type Inner = Pick<Props, "typed" | "place" | "wires">;

/** Whom a rule concerns and which credits: folded until somebody narrows it, since most rules concern all. */
const FOLDED: Readonly<Record<string, "policy-form.nobody-left-out" | "policy-form.all-credits" | undefined>> = {
  who: "policy-form.nobody-left-out",
  which: "policy-form.all-credits",
};

function Group({ fields, typed, place, wires, isOptional }: Inner & { fields: Fields; isOptional: boolean }) {
  const t = useMessages();
  const [isOpen, setOpen] = useState(false);
  const error = wires.problems.get(place);
  const label = fieldLabel(t, place);
  const whole = FOLDED[fieldName(place)];
  const inputs = (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <FieldInputs {...{ fields, typed, place, wires }} />
    </div>
  );
  if (whole === undefined)
    return (
      <fieldset id={idOf(place)} tabIndex={-1} className="border-line min-w-0 space-y-3 rounded-lg border p-3 sm:col-span-2">
        <legend className="px-1 font-medium">
          {label}
          {isOptional ? <span className="text-ink-muted text-sm font-normal"> {t("policy-form.optional")}</span> : null}
        </legend>
        {inputs}
        {error === undefined ? null : <FieldError id={idOf(place)}>{error}</FieldError>}
      </fieldset>
    );
  const isWhole = Object.keys(fields).every((key) => typedAt(typed, key) === "");
  return (
    <div className="sm:col-span-2">
      <details
        id={idOf(place)}
        tabIndex={-1}
        className="border-line-strong rounded-lg border"
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary className="min-h-11 cursor-pointer px-3 py-2.5">
          <span className="font-medium">{label}</span>
          <span className="text-ink-muted"> · {isWhole ? t(whole) : t("policy-form.some-chosen")}</span>
        </summary>
        {isOpen ? <div className="border-line border-t p-3">{inputs}</div> : null}
      </details>
      {error === undefined ? null : <FieldError id={idOf(place)}>{error}</FieldError>}
    </div>
  );
}

function Variants({ field, typed, place, wires }: Inner & { field: Extract<FieldShape, { kind: "one-of" }> }) {
  const t = useMessages();
  const chosen = typedAt(typed, "choice");
  const fields = typeof chosen === "string" ? field.variants[chosen] : undefined;
  return (
    <div className="min-w-0 space-y-3">
      <SelectField
        id={idOf(place)}
        name={idOf(place)}
        label={fieldLabel(t, place)}
        placeholder={t("policy-form.choose")}
        options={Object.keys(field.variants).map((value) => ({ value, label: choiceLabel(t, place, value) }))}
        value={typeof chosen === "string" ? chosen : ""}
        error={wires.problems.get(place)}
        onChange={(event) => wires.change(within(place, "choice"), event.currentTarget.value)}
      />
      {fields === undefined || fields === null ? null : <FieldInputs {...{ fields, typed, place, wires }} />}
    </div>
  );
}

function Rows({ of, typed, place, wires }: Inner & { of: FieldShape }) {
  const t = useMessages();
  const list = listAt(typed, "");
  const label = fieldLabel(t, place);
  const error = wires.problems.get(place);
  const add = (words: string) => (
    <Button type="button" look="secondary" size="small" icon="plus" onClick={() => wires.change(place, [...list, emptyForm(of)])}>
      {words}
    </Button>
  );
  if (list.length === 0)
    return (
      <div id={idOf(place)} tabIndex={-1} className="space-y-1">
        {add(t("policy-form.row-add-to", { what: label }))}
        {error === undefined ? null : <FieldError id={idOf(place)}>{error}</FieldError>}
      </div>
    );
  return (
    <fieldset id={idOf(place)} tabIndex={-1} className="min-w-0 space-y-3 sm:col-span-2">
      <legend className="font-medium">{label}</legend>
      {error === undefined ? null : <FieldError id={idOf(place)}>{error}</FieldError>}
      {list.map((each, at) => (
        <div key={at} className="border-line flex flex-col gap-3 rounded-lg border p-3">
          {of.kind === "group" ? (
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <FieldInputs fields={of.fields} typed={each} place={within(place, at)} wires={wires} />
            </div>
          ) : (
            <FieldInput field={of} typed={each} place={within(place, at)} wires={wires} />
          )}
          <div className="flex flex-wrap gap-2">
            <Button
              type="button"
              look="quiet"
              size="small"
              icon="trash"
              onClick={() =>
                wires.change(
                  place,
                  list.filter((_, other) => other !== at),
                )
              }
            >
              {t("policy-form.row-remove", { place: at + 1 })}
            </Button>
            {at === 0 ? null : (
              <Button type="button" look="quiet" size="small" onClick={() => wires.change(place, moved(list, at, -1))}>
                {t("policy-form.move-up", { what: String(at + 1) })}
              </Button>
            )}
          </div>
        </div>
      ))}
      {add(t("policy-form.row-add"))}
    </fieldset>
  );
}
