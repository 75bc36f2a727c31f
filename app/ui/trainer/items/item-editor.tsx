import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Link } from "@remix-run/react";
import { ITEM_TYPES, type ItemType } from "#app/domain/assessment/item-tags.ts";
import { moved } from "#app/domain/assessment/response-fields.ts";
import type { DraftItem, DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import {
  type FieldPath,
  type ItemDraft,
  itemDraft,
  MOST_IN_SET,
  newItem,
  type PartsName,
  setAt,
  valueAt,
  withoutPart,
  withPart,
} from "#app/domain/authoring/item-draft.ts";
import type { ItemOrigin } from "#app/domain/authoring/item-bank.ts";
import type { NamedFile } from "#app/domain/authoring/media-addresses.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { classNames } from "#app/ui/kit/class-names.ts";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { textIn } from "#app/ui/trainer/draft-words.ts";
import { faultSentence } from "#app/ui/trainer/fault-sentence.ts";
import { fieldId, goToField, ItemFormContext, useItemForm } from "#app/ui/trainer/items/item-form.ts";
import { bankPath, nameOfField, nameOfType } from "#app/ui/trainer/items/item-words.ts";
import { QuestionFields } from "#app/ui/trainer/items/question-fields.tsx";
import { nameOfTopic } from "#app/ui/trainer/topic-name.ts";
import { TagsFields } from "#app/ui/trainer/items/tags-fields.tsx";
import { WritingNotes } from "#app/ui/trainer/items/writing-notes.tsx";

export type ItemEditorProps = {
  readonly item: DraftItem;
  readonly metadata: DraftMetadata;
  /** Of this item, as of the last save. */
  readonly faults: readonly DraftFault[];
  readonly files: readonly NamedFile[];
  readonly pick: (kind: NamedFile["kind"]) => Promise<string | null>;
  readonly topics: readonly string[];
  readonly origin: ItemOrigin | null;
  readonly newItemId: () => string;
  readonly change: (next: (item: DraftItem) => DraftItem) => void;
};

/** One item, opened: everything of it in three languages, by its type. */
export function ItemEditor({ item: raw, metadata, faults, files, pick, topics, origin, newItemId, change }: ItemEditorProps) {
  const t = useMessages();
  const reader = useLanguage();
  const [shown, setShown] = useState<Language>(reader);
  const item = useMemo(() => itemDraft(raw), [raw]);
  // What was empty when the draft was saved and is filled by now is no fault any more; the rest waits for the next save.
  const kept = useRef<readonly DraftFault[]>([]);
  const standing = useMemo(() => {
    const found = faults.filter(({ code, place }) => {
      if (code !== "value-missing" || place.field === null) return true;
      const value = valueAt(raw, pathOf(place.field));
      return value === undefined || value === null || value === "";
    });
    // The same list as long as it says the same, so that a keystroke draws the field alone in which it is typed.
    if (found.length !== kept.current.length || found.some((fault, index) => fault !== kept.current[index])) kept.current = found;
    return kept.current;
  }, [faults, raw]);
  const go = useCallback((field: string): void => {
    const language = LANGUAGES.find((one) => field.endsWith(`.${one}`));
    if (language !== undefined) setShown(language);
    // On a telephone the field may have been hidden until now.
    requestAnimationFrame(() => goToField(field));
  }, []);
  useEffect(() => {
    const { hash } = window.location;
    if (hash.startsWith("#f-")) go(decodeURIComponent(hash.slice(3)));
  }, [go]);
  const form = useMemo(
    () => ({
      set: (path: FieldPath, value: Json | undefined) => change((before) => setAt(before, path, value)),
      faultsAt: (path: FieldPath) => standing.filter(({ place }) => place.field === path.join(".")),
      shown,
      files,
      pick,
    }),
    [change, standing, shown, files, pick],
  );
  const fields = {
    onAddPart: (within: FieldPath, name: PartsName) => change((before) => withPart(before, within, name)),
    onRemovePart: (within: FieldPath, name: PartsName, id: string) => change((before) => withoutPart(before, within, name, id)),
  };
  return (
    <ItemFormContext.Provider value={form}>
      <div className="space-y-8">
        <Faults faults={standing} onGo={go} />
        <LanguageTabs shown={shown} onShow={setShown} />
        <div className="flex flex-wrap items-end gap-4">
          <div className="min-w-60 grow sm:max-w-md">
            <TextField
              id={fieldId(["topic"])}
              name={fieldId(["topic"])}
              label={t("items.field-topic")}
              description={t("items.topic-how")}
              list="topics"
              dir="ltr"
              maxLength={60}
              autoComplete="off"
              value={item.topic}
              error={topicFault(form.faultsAt(["topic"]), item.topic, t)}
              onChange={({ currentTarget }) => {
                const topic = currentTarget.value.toLowerCase().replaceAll(/[^a-z0-9-]+/g, "-");
                // The questions about a vignette are drawn with it, by its topic.
                change((before) =>
                  item.items.reduce((next, _, place) => setAt(next, ["items", place, "topic"], topic), setAt(before, ["topic"], topic)),
                );
              }}
            />
            <datalist id="topics">
              {topics.map((topic) => (
                <option key={topic} value={topic} label={nameOfTopic(topic, metadata.quiz?.topics, reader)} />
              ))}
            </datalist>
          </div>
          <p className="pb-2">
            <Badge tone="accent">{nameOfType(item.type, t)}</Badge>{" "}
            {item.topic === "" ? null : (
              <Badge>
                <Bdi>{nameOfTopic(item.topic, metadata.quiz?.topics, reader)}</Bdi>
              </Badge>
            )}
          </p>
        </div>
        {origin === null ? null : <Origin origin={origin} />}
        {item.type === "vignette-set" ? null : <WritingNotes item={item} within="" onGo={go} />}
        <QuestionFields item={item} within={[]} {...fields} />
        {item.type === "vignette-set" ? (
          <Inner item={item} fields={fields} newItemId={newItemId} change={change} onGo={go} metadata={metadata} />
        ) : null}
        <References item={item} within={[]} metadata={metadata} />
        <TagsFields item={item} />
      </div>
    </ItemFormContext.Provider>
  );
}

/** `options.2.rationale.ckb` as a path. */
function pathOf(field: string): FieldPath {
  return field.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function topicFault(faults: readonly DraftFault[], topic: string, t: ReturnType<typeof useMessages>): string | undefined {
  if (topic === "") return t("items.topic-missing");
  const [fault] = faults;
  return fault === undefined || fault.code === "value-missing" ? undefined : faultSentence(t, fault);
}

function Faults({ faults, onGo }: { faults: readonly DraftFault[]; onGo: (field: string) => void }) {
  const t = useMessages();
  if (faults.length === 0) return null;
  return (
    <Callout kind="warning" title={t("items.faults", { count: faults.length })}>
      <details>
        <summary className="inline-flex min-h-11 cursor-pointer items-center underline">{t("items.faults-show")}</summary>
        <ul>
          {faults.map((fault, index) => (
            <li key={index}>
              {faultSentence(t, fault)}{" "}
              {fault.place.field === null ? null : (
                <button
                  type="button"
                  className="text-accent inline-flex min-h-11 items-center text-start underline"
                  onClick={() => onGo(fault.place.field ?? "")}
                >
                  {nameOfField(fault.place.field.split("."), t)}
                </button>
              )}
            </li>
          ))}
        </ul>
      </details>
    </Callout>
  );
}

/** On a telephone one language is shown at a time; on a wide screen all stand beside each other. */
function LanguageTabs({ shown, onShow }: { shown: Language; onShow: (language: Language) => void }) {
  const t = useMessages();
  return (
    <div role="group" aria-label={t("workshop.language")} className="bg-surface sticky top-32 z-10 flex gap-1 py-1 lg:hidden">
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === shown}
          onClick={() => onShow(language)}
          className={classNames(
            "min-h-11 grow rounded-lg border px-3",
            language === shown ? "bg-accent-soft border-accent text-accent-strong font-semibold" : "border-line",
          )}
        >
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </div>
  );
}

function Origin({ origin }: { origin: ItemOrigin }) {
  const t = useMessages();
  const language = useLanguage();
  const title = textIn(origin.title, language);
  return (
    <Callout kind={origin.state === "same" ? "note" : "warning"} title={t(`items.origin-${origin.state}`)}>
      <p>
        {t("items.origin-from")} <Bdi>{title?.text ?? origin.courseId}</Bdi>
      </p>
      {origin.state === "gone" ? null : (
        <Link className="text-accent inline-flex min-h-11 items-center underline" to={bankPath(origin.courseId, origin.itemId)}>
          {t("items.origin-see")}
        </Link>
      )}
    </Callout>
  );
}

/** The sources of the course that a question rests on. */
function References({ item, within, metadata }: { item: ItemDraft; within: FieldPath; metadata: DraftMetadata }) {
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

/** The questions about one vignette; one of them is open at a time. */
function Inner({
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
  change: ItemEditorProps["change"];
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
              <References item={draft} within={["items", place]} metadata={metadata} />
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
