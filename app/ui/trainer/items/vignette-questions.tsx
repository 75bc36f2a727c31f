import { useState } from "react";
import { moved } from "#app/domain/assessment/response-fields.ts";
import { ITEM_TYPES, type ItemType } from "#app/domain/assessment/item-tags.ts";
import type { DraftItem, DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import { itemDraft, MOST_IN_SET, newItem, setAt, type ItemDraft } from "#app/domain/authoring/item-draft.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { fieldId } from "#app/ui/trainer/items/item-form.ts";
import { ItemReferences } from "#app/ui/trainer/items/item-references.tsx";
import { nameOfType } from "#app/ui/trainer/items/item-words.ts";
import { QuestionFields } from "#app/ui/trainer/items/question-fields.tsx";
import { WritingNotes } from "#app/ui/trainer/items/writing-notes.tsx";

/** The questions about one vignette; one of them is open at a time. */
export function VignetteQuestions({
  item,
  fields,
  newItemId,
  change,
  onGo,
  metadata,
}: {
  item: ItemDraft;
  fields: Pick<Parameters<typeof QuestionFields>[0], "onAddPart" | "onRemovePart">;
  newItemId: () => string;
  change: (next: (item: DraftItem) => DraftItem) => void;
  onGo: (field: string) => void;
  metadata: DraftMetadata;
}) {
  const t = useMessages();
  const [type, setType] = useState<ItemType>("single-best-answer");
  const ids = item.items.map(({ id }) => id);
  const reorder = (next: readonly string[]) =>
    change((before) =>
      setAt(
        before,
        ["items"],
        next.flatMap((id) => item.items.filter((one) => one.id === id)),
      ),
    );
  return (
    <section id={fieldId(["items"])} tabIndex={-1} aria-labelledby="inner" className="space-y-4">
      <h3 id="inner" className="text-lg font-semibold">
        {t("items.inner")}
      </h3>
      <p className="text-ink-muted">{t("items.inner-text")}</p>
      <ol className="space-y-6">
        {item.items.map((one, place) => {
          const draft = itemDraft(one);
          return (
            <li key={one.id} className="border-brass space-y-5 border-s-4 ps-4">
              <div className="flex flex-wrap items-center gap-3">
                <h4 className="grow font-semibold">
                  {t("items.inner-of", { number: place + 1 })} <Badge tone="accent">{nameOfType(one.type, t)}</Badge>
                </h4>
                {(["up", "down"] as const).map((direction) => (
                  <Button
                    key={direction}
                    type="button"
                    look="secondary"
                    size="small"
                    aria-disabled={place === (direction === "up" ? 0 : ids.length - 1)}
                    onClick={() => reorder(moved(ids, `${direction}:${one.id}`))}
                  >
                    {t(`items.${direction}`)}
                  </Button>
                ))}
                <Button type="button" look="quiet" size="small" icon="trash" onClick={() => reorder(ids.filter((id) => id !== one.id))}>
                  {t("items.part-remove")}
                </Button>
              </div>
              <WritingNotes item={draft} within={`items.${String(place)}.`} onGo={onGo} />
              <QuestionFields item={draft} within={["items", place]} {...fields} />
              <ItemReferences item={draft} within={["items", place]} metadata={metadata} />
            </li>
          );
        })}
      </ol>
      {item.items.length < MOST_IN_SET ? (
        <div className="flex flex-wrap items-end gap-3">
          <SelectField
            name="inner-type"
            label={t("items.add-type")}
            value={type}
            options={ITEM_TYPES.filter((one) => one !== "vignette-set").map((one) => ({ value: one, label: nameOfType(one, t) }))}
            onChange={({ currentTarget }) => setType(currentTarget.value as ItemType)}
          />
          <Button
            type="button"
            look="secondary"
            icon="plus"
            onClick={() =>
              change((before) => setAt(before, ["items"], [...item.items, newItem(type, newItemId(), item.topic, item.references)]))
            }
          >
            {t("items.add-inner")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
