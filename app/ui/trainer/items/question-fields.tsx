import { MOST_PARTS, type FieldPath, type ItemDraft, type PartDraft, type PartsName } from "#app/domain/authoring/item-draft.ts";
import { moved } from "#app/domain/assessment/response-fields.ts";
import type { ItemType } from "#app/domain/assessment/item-tags.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { FieldError } from "#app/ui/kit/field-frame.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { textIn } from "#app/ui/trainer/draft-words.ts";
import { faultSentence } from "#app/ui/trainer/fault-sentence.ts";
import { fieldId, useItemForm } from "#app/ui/trainer/items/item-form.ts";
import { MediaField } from "#app/ui/trainer/items/media-field.tsx";
import { PartList } from "#app/ui/trainer/items/part-list.tsx";
import { TrilingualField } from "#app/ui/trainer/items/trilingual-field.tsx";

type Props = {
  readonly item: ItemDraft;
  /** Where this question stands in the item that is saved: nowhere, or `items`, its place. */
  readonly within: FieldPath;
  readonly onAddPart: (within: FieldPath, name: PartsName) => void;
  readonly onRemovePart: (within: FieldPath, name: PartsName, id: string) => void;
};

/** Stem, question and what is to be answered of one question, by its type. */
export function QuestionFields(props: Props) {
  const { item, within } = props;
  const t = useMessages();
  const isSet = item.type === "vignette-set";
  return (
    <div className="space-y-6">
      <TrilingualField
        path={[...within, "stem"]}
        label={t(isSet ? "items.vignette" : item.type === "extended-matching" ? "items.theme" : "items.field-stem")}
        value={item.stem}
        rows={4}
      />
      <MediaField path={[...within, "media"]} media={item.media} label={t("items.media-stem")} />
      <TrilingualField path={[...within, "leadIn"]} label={t("items.field-leadIn")} value={item.leadIn} />
      <Answers {...props} />
    </div>
  );
}

function Answers(props: Props) {
  switch (props.item.type as ItemType) {
    case "single-best-answer":
    case "multiple-response":
      return <Choices {...props} />;
    case "extended-matching":
      return <Matching {...props} />;
    case "ordering":
      return <Ordering {...props} />;
    case "numeric":
      return <Numeric {...props} />;
    case "vignette-set":
      return null;
  }
}

const inPlace = (parts: readonly PartDraft[]) => parts.map((part, index) => ({ part, index }));
const mostOf = (item: ItemDraft, name: PartsName): number => MOST_PARTS[item.type as ItemType][name] ?? 0;

/** What the checklist says of the key. */
function KeyFaults({ within }: { within: FieldPath }) {
  const t = useMessages();
  const faults = useItemForm().faultsAt([...within, "key"]);
  return (
    <div id={fieldId([...within, "key"])} tabIndex={-1}>
      {faults.map((fault, index) => (
        <FieldError key={index} id={`${fieldId([...within, "key"])}-${String(index)}`}>
          {fault.code === "value-missing" || fault.code === "too-few" ? t("items.key-missing") : faultSentence(t, fault)}
        </FieldError>
      ))}
    </div>
  );
}

function Choices({ item, within, onAddPart, onRemovePart }: Props) {
  const t = useMessages();
  const { set } = useItemForm();
  const path = [...within, "key"];
  const isOne = item.type === "single-best-answer";
  return (
    <>
      <KeyFaults within={within} />
      <PartList
        within={within}
        name="options"
        parts={inPlace(item.options)}
        most={mostOf(item, "options")}
        onAdd={() => onAddPart(within, "options")}
        onRemove={(id) => onRemovePart(within, "options", id)}
        mark={(part) => {
          const isRight = item.key.includes(part.id);
          return isOne ? (
            <label className="flex min-h-11 items-center gap-3">
              <input type="radio" name={fieldId(path)} checked={isRight} onChange={() => set(path, part.id)} className="size-5 shrink-0" />
              {t("items.is-right")}
            </label>
          ) : (
            <Checkbox
              name={`${fieldId(path)}-${part.id}`}
              label={t("items.is-right")}
              checked={isRight}
              onChange={({ currentTarget }) =>
                set(path, currentTarget.checked ? [...item.key, part.id] : item.key.filter((one) => one !== part.id))
              }
            />
          );
        }}
      />
    </>
  );
}

function Matching({ item, within, onAddPart, onRemovePart }: Props) {
  const t = useMessages();
  const language = useLanguage();
  const { set, faultsAt } = useItemForm();
  const options = item.options.map((option) => ({
    value: option.id,
    label: `${option.id}: ${textIn(option.text, language)?.text ?? t("items.not-written")}`,
  }));
  return (
    <>
      <PartList
        within={within}
        name="options"
        parts={inPlace(item.options)}
        most={mostOf(item, "options")}
        onAdd={() => onAddPart(within, "options")}
        onRemove={(id) => onRemovePart(within, "options", id)}
        mark={() => null}
      />
      <PartList
        within={within}
        name="stems"
        parts={inPlace(item.stems)}
        most={mostOf(item, "stems")}
        onAdd={() => onAddPart(within, "stems")}
        onRemove={(id) => onRemovePart(within, "stems", id)}
        mark={(part, index) => {
          const path = [...within, "stems", index, "key"];
          const faults = faultsAt(path);
          return (
            <SelectField
              id={fieldId(path)}
              name={fieldId(path)}
              label={t("items.belongs")}
              placeholder={t("items.choose")}
              options={options}
              value={part.key}
              error={part.key === "" ? t("items.key-missing") : faults[0] === undefined ? undefined : faultSentence(t, faults[0])}
              onChange={({ currentTarget }) => set(path, currentTarget.value)}
            />
          );
        }}
      />
    </>
  );
}

function Ordering({ item, within, onAddPart, onRemovePart }: Props) {
  const t = useMessages();
  const { set } = useItemForm();
  const path = [...within, "key"];
  const known = item.elements.map(({ id }) => id);
  // An order that lost an element, or names a strange one, is shown whole: the others come last.
  const order = [...item.key.filter((id) => known.includes(id)), ...known.filter((id) => !item.key.includes(id))];
  const parts = order.flatMap((id) => inPlace(item.elements).filter(({ part }) => part.id === id));
  return (
    <>
      <p className="text-ink-muted">{t("items.order-how")}</p>
      <KeyFaults within={within} />
      <PartList
        within={within}
        name="elements"
        parts={parts}
        most={mostOf(item, "elements")}
        onAdd={() => onAddPart(within, "elements")}
        onRemove={(id) => onRemovePart(within, "elements", id)}
        mark={(part, _index, place) => (
          <span className="flex flex-wrap items-center gap-2">
            <span>{t("items.place-of", { place: place + 1, of: order.length })}</span>
            {(["up", "down"] as const).map((direction) => (
              <button
                key={direction}
                type="button"
                aria-label={t(`items.part-${direction}`, { name: part.id })}
                aria-disabled={place === (direction === "up" ? 0 : order.length - 1)}
                onClick={() => set(path, moved(order, `${direction}:${part.id}`))}
                className="border-line-strong hover:bg-accent-soft inline-flex size-11 shrink-0 items-center justify-center rounded-lg border aria-disabled:opacity-40"
              >
                <Icon name="chevron-down" className={direction === "up" ? "size-5 rotate-180" : "size-5"} />
              </button>
            ))}
          </span>
        )}
      />
    </>
  );
}

function Numeric({ item, within, onAddPart, onRemovePart }: Props) {
  const t = useMessages();
  const { set, faultsAt } = useItemForm();
  const path = [...within, "key"];
  const said = (name: "value" | "tolerance", current: string) => {
    const [fault] = faultsAt([...path, name]);
    if (current === "") return t("items.number-missing");
    return fault === undefined || fault.code === "value-missing" ? undefined : t("items.number-malformed");
  };
  return (
    <>
      <div id={fieldId(path)} tabIndex={-1} className="grid items-start gap-4 sm:grid-cols-2">
        {(["value", "tolerance"] as const).map((name) => (
          <TextField
            key={name}
            id={fieldId([...path, name])}
            name={fieldId([...path, name])}
            label={t(name === "value" ? "items.number" : "items.tolerance")}
            description={t(name === "value" ? "items.number-how" : "items.tolerance-how")}
            inputMode="decimal"
            dir="ltr"
            autoComplete="off"
            maxLength={20}
            value={item.number[name]}
            error={said(name, item.number[name])}
            onChange={({ currentTarget }) => set([...path, name], currentTarget.value)}
          />
        ))}
      </div>
      <PartList
        within={within}
        name="units"
        parts={inPlace(item.units)}
        most={mostOf(item, "units")}
        onAdd={() => onAddPart(within, "units")}
        onRemove={(id) => onRemovePart(within, "units", id)}
        mark={(part) => (
          <label className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name={fieldId([...path, "unit"])}
              checked={item.number.unit === part.id}
              onChange={() => set([...path, "unit"], part.id)}
              className="size-5 shrink-0"
            />
            {t("items.is-right-unit")}
          </label>
        )}
      />
      {item.number.unit === "" ? <FieldError id={fieldId([...path, "unit"])}>{t("items.key-missing")}</FieldError> : null}
      <TrilingualField path={[...within, "rationale"]} label={t("items.worked-out")} value={item.rationale} rows={3} />
    </>
  );
}
