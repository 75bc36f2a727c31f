import type { ReactNode } from "react";
import { type FieldPath, type PartDraft, type PartsName } from "#app/domain/authoring/item-draft.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { FieldError } from "#app/ui/kit/field-frame.tsx";
import { faultSentence } from "#app/ui/trainer/fault-sentence.ts";
import { fieldId, useItemForm } from "#app/ui/trainer/items/item-form.ts";
import { MediaField } from "#app/ui/trainer/items/media-field.tsx";
import { TrilingualField } from "#app/ui/trainer/items/trilingual-field.tsx";

/**
 * Options, elements, stems of a theme or units: each with its text and the reason for it, which is owed of every one. `mark` draws how a
 * part is said to be right.
 */
export function PartList({
  within,
  name,
  parts,
  most,
  mark,
  onAdd,
  onRemove,
}: {
  within: FieldPath;
  name: PartsName;
  /** In the order in which they are shown; `index` is the place in the item. */
  parts: readonly { readonly part: PartDraft; readonly index: number }[];
  most: number;
  mark: (part: PartDraft, index: number, place: number) => ReactNode;
  onAdd: () => void;
  onRemove: (id: string) => void;
}) {
  const t = useMessages();
  const { faultsAt } = useItemForm();
  const path = [...within, name];
  const id = fieldId(path);
  const faults = faultsAt(path);
  return (
    <section id={id} tabIndex={-1} aria-labelledby={`${id}-name`} className="space-y-4">
      <h3 id={`${id}-name`} className="text-lg font-semibold">
        {t(`items.parts-${name}`)}
      </h3>
      {faults.map((fault, index) => (
        <FieldError key={index} id={`${id}-${String(index)}`}>
          {faultSentence(t, fault)}
        </FieldError>
      ))}
      <ol className="space-y-4">
        {parts.map(({ part, index }, place) => {
          const own = [...path, index];
          const called = t(`items.part-${name}`, { name: part.id });
          return (
            <li key={part.id} className="border-line bg-surface-raised space-y-3 rounded-2xl border p-4">
              <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
                <p className="font-semibold">{called}</p>
                <div className="min-w-0 grow">{mark(part, index, place)}</div>
                <Button
                  type="button"
                  look="quiet"
                  size="small"
                  icon="trash"
                  aria-label={t("items.part-remove-named", { part: called })}
                  onClick={() => onRemove(part.id)}
                >
                  {t("items.part-remove")}
                </Button>
              </div>
              <TrilingualField path={[...own, "text"]} label={t("items.field-text")} value={part.text} rows={name === "units" ? 1 : 2} />
              <TrilingualField path={[...own, "rationale"]} label={t("items.field-rationale")} value={part.rationale} />
              {name === "units" ? null : <MediaField path={[...own, "media"]} media={part.media} label={t("items.media-part")} />}
            </li>
          );
        })}
      </ol>
      {parts.length < most ? (
        <Button type="button" look="secondary" size="small" icon="plus" onClick={onAdd}>
          {t(`items.add-${name}`)}
        </Button>
      ) : null}
    </section>
  );
}
