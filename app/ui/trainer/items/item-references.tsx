import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { FieldPath, ItemDraft } from "#app/domain/authoring/item-draft.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { faultSentence } from "#app/ui/trainer/fault-sentence.ts";
import { fieldId, useItemForm } from "#app/ui/trainer/items/item-form.ts";

/** The sources of the course that a question rests on. */
export function ItemReferences({ item, within, metadata }: { item: ItemDraft; within: FieldPath; metadata: DraftMetadata }) {
  const t = useMessages();
  const { set, faultsAt } = useItemForm();
  const path = [...within, "references"];
  const there = metadata.references ?? [];
  const unknown = item.references.filter((id) => !there.some((one) => one.id === id));
  const faults = faultsAt(path);
  const named = (id: string, words: readonly (string | number | null | undefined)[]) => ({
    value: id,
    label: <Bdi lang="en">{words.filter((one) => one !== undefined && one !== null && one !== "").join(". ")}</Bdi>,
  });
  if (there.length === 0 && unknown.length === 0) return <Callout>{t("items.references-none")}</Callout>;
  return (
    // Closed while it owes nothing: a course may have dozens of sources.
    <details open={item.references.length === 0 || faults.length > 0 || undefined}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold underline">
        {t("items.references-count", { count: item.references.length })}
      </summary>
      <ChoiceGroup
        id={fieldId(path)}
        name={fieldId(path)}
        kind="several"
        legend={t("items.field-references")}
        legendHidden
        description={t("items.references-how")}
        value={item.references}
        error={
          item.references.length === 0
            ? t("items.references-missing")
            : faults.length === 0
              ? undefined
              : faults.map((fault) => faultSentence(t, fault)).join(" ")
        }
        choices={[
          ...there.map(({ id, authors, title, year }) => named(id, [authors, title, year])),
          ...unknown.map((id) => named(id, [id])),
        ]}
        onChange={(id, chosen) => set(path, chosen ? [...item.references, id] : item.references.filter((one) => one !== id))}
      />
    </details>
  );
}
