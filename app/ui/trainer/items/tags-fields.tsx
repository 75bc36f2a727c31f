import { COGNITIVE_LEVELS, COMPETENCIES } from "#app/domain/assessment/item-tags.ts";
import type { ItemDraft } from "#app/domain/authoring/item-draft.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { DateField } from "#app/ui/kit/date-field.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { fieldId, useItemForm } from "#app/ui/trainer/items/item-form.ts";

/** What the house knows of an item beyond what it asks. An empty field is no tag. */
export function TagsFields({ item: { tags } }: { item: ItemDraft }) {
  const t = useMessages();
  const { set, faultsAt } = useItemForm();
  const field = (name: keyof typeof tags) => ({ id: fieldId(["tags", name]), name: fieldId(["tags", name]) });
  const say = (name: keyof typeof tags, value: string | number | undefined): void => {
    const others = Object.entries(tags).filter(([other, kept]) => other !== name && kept !== "" && kept !== null);
    // No tag at all: the member goes, and the item is what it was before it had any.
    if (value === undefined && others.length === 0) set(["tags"], undefined);
    else set(["tags", name], value);
  };
  return (
    <section aria-labelledby="tags" className="space-y-4">
      <h3 id="tags" className="text-lg font-semibold">
        {t("items.tags")}
      </h3>
      <p className="text-ink-muted">{t("items.tags-text")}</p>
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField
          {...field("level")}
          label={t("items.field-level")}
          placeholder={t("items.not-said")}
          options={COGNITIVE_LEVELS.map((level) => ({ value: level, label: t(`items.level-${level}`) }))}
          value={tags.level}
          onChange={({ currentTarget: { value } }) => say("level", value === "" ? undefined : value)}
        />
        <SelectField
          {...field("competency")}
          label={t("items.field-competency")}
          placeholder={t("items.not-said")}
          options={COMPETENCIES.map((competency) => ({ value: competency, label: t(`items.competency-${competency}`) }))}
          value={tags.competency}
          onChange={({ currentTarget: { value } }) => say("competency", value === "" ? undefined : value)}
        />
        <TextField
          {...field("difficulty")}
          label={t("items.field-difficulty")}
          description={t("items.difficulty-how")}
          type="number"
          min={0}
          max={100}
          dir="ltr"
          value={tags.difficulty ?? ""}
          error={faultsAt(["tags", "difficulty"]).length === 0 ? undefined : t("items.difficulty-malformed")}
          onChange={({ currentTarget: { value } }) => say("difficulty", value === "" ? undefined : Number(value))}
        />
        <TextField
          {...field("owner")}
          label={t("items.field-owner")}
          description={t("items.owner-how")}
          maxLength={200}
          autoComplete="off"
          value={tags.owner}
          onChange={({ currentTarget: { value } }) => say("owner", value === "" ? undefined : value)}
        />
        <DateField
          {...field("reviewOn")}
          label={t("items.field-reviewOn")}
          description={t("items.review-how")}
          value={tags.reviewOn}
          onChange={({ currentTarget: { value } }) => say("reviewOn", value === "" ? undefined : value)}
        />
      </div>
    </section>
  );
}
