import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Link } from "@remix-run/react";
import type { DraftItem, DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import { type FieldPath, itemDraft, type PartsName, setAt, valueAt, withoutPart, withPart } from "#app/domain/authoring/item-draft.ts";
import type { ItemOrigin } from "#app/domain/authoring/item-bank.ts";
import type { NamedFile } from "#app/domain/authoring/media-addresses.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { classNames } from "#app/ui/kit/class-names.ts";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { textIn } from "#app/ui/trainer/draft-words.ts";
import { faultSentence } from "#app/ui/trainer/fault-sentence.ts";
import { fieldId, goToField, ItemFormContext } from "#app/ui/trainer/items/item-form.ts";
import { ItemReferences } from "#app/ui/trainer/items/item-references.tsx";
import { bankPath, nameOfField, nameOfType } from "#app/ui/trainer/items/item-words.ts";
import { QuestionFields } from "#app/ui/trainer/items/question-fields.tsx";
import { nameOfTopic } from "#app/ui/trainer/topic-name.ts";
import { TagsFields } from "#app/ui/trainer/items/tags-fields.tsx";
import { VignetteQuestions } from "#app/ui/trainer/items/vignette-questions.tsx";
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
          <VignetteQuestions item={item} fields={fields} newItemId={newItemId} change={change} onGo={go} metadata={metadata} />
        ) : null}
        <ItemReferences item={item} within={[]} metadata={metadata} />
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
