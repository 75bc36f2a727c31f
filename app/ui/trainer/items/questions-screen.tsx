import { useCallback, useMemo, useRef, useState } from "react";
import { useSearchParams } from "@remix-run/react";
import type { DraftItem } from "#app/domain/authoring/draft-content.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { useMediaChoice } from "#app/ui/media/use-media-choice.tsx";
import { DraftNav } from "#app/ui/trainer/draft-nav.tsx";
import { DraftPartEditor, type DraftPartEditorProps } from "#app/ui/trainer/draft-part-editor.tsx";
import { textIn } from "#app/ui/trainer/draft-words.ts";
import { ItemEditor, type ItemEditorProps } from "#app/ui/trainer/items/item-editor.tsx";
import { nameOfField, questionPath, questionsPath, tryPath } from "#app/ui/trainer/items/item-words.ts";
import { type PoolProps, PoolView, topicsOf } from "#app/ui/trainer/items/pool-view.tsx";
import { shownFiles } from "#app/ui/trainer/items/shown-files.ts";

export type QuestionsScreenProps = Omit<DraftPartEditorProps<readonly DraftItem[]>, "children" | "nameOf"> &
  Pick<PoolProps, "metadata" | "faults" | "files" | "origins">;

/** The questions of a draft: the pool from which papers are drawn, and the one of them that is open. */
export function QuestionsScreen({ courseId, metadata, faults, files: loaded, origins, ...editor }: QuestionsScreenProps) {
  const t = useMessages();
  const language = useLanguage();
  // Kept here and not with the opened question: the next one that is opened may show what was added for the last.
  const [files, setFiles] = useState(loaded);
  const { pick, dialog } = useMediaChoice(courseId, language, (media) => setFiles(shownFiles(media)));
  const title = textIn(metadata.title, language);
  const nameOf = useCallback((path: readonly string[]) => nameOfField(path, t), [t]);
  return (
    <Page
      eyebrow={title === null ? t("workshop.untitled") : <Bdi lang={title.language}>{title.text}</Bdi>}
      title={t("items.title")}
      lead={t("items.lead")}
    >
      <DraftNav courseId={courseId} />
      <DraftPartEditor {...editor} courseId={courseId} nameOf={nameOf}>
        {(items, change) => (
          <Pool
            courseId={courseId}
            metadata={metadata}
            faults={faults}
            files={files}
            pick={pick}
            origins={origins}
            items={items}
            change={change}
            newItemId={() => `q-${editor.newSaveId().slice(0, 8)}`}
          />
        )}
      </DraftPartEditor>
      {dialog}
    </Page>
  );
}

function Pool(props: PoolProps & { pick: ItemEditorProps["pick"] }) {
  const [query] = useSearchParams();
  const opened = query.get("item");
  const place = props.items.findIndex(({ id }) => id === opened);
  const item = props.items[place];
  return item === undefined ? <PoolView {...props} lost={opened} /> : <Opened key={item.id} {...props} item={item} place={place} />;
}

function Opened({
  courseId,
  metadata,
  faults,
  files,
  pick,
  origins,
  items,
  change,
  newItemId,
  item,
  place,
}: PoolProps & { pick: ItemEditorProps["pick"]; item: DraftItem; place: number }) {
  const t = useMessages();
  const latest = useRef(change);
  latest.current = change;
  const changeItem = useCallback(
    (next: (before: DraftItem) => DraftItem) => latest.current((before) => before.map((one) => (one.id === item.id ? next(one) : one))),
    [item.id],
  );
  const topics = useMemo(() => topicsOf(items, metadata), [items, metadata]);
  const own = useMemo(() => faults.ofItem.filter(({ place: at }) => at.itemId === item.id), [faults, item.id]);
  const neighbour = (step: 1 | -1) => items[place + step]?.id;
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <LinkButton look="quiet" icon="arrow-back" to={questionsPath(courseId)}>
          {t("items.back")}
        </LinkButton>
        <h2 className="grow text-xl">{t("items.place-in-pool", { number: place + 1, of: items.length })}</h2>
        <nav aria-label={t("items.neighbours")} className="flex flex-wrap gap-2">
          {([-1, 1] as const).map((step) => {
            const id = neighbour(step);
            return id === undefined ? null : (
              <LinkButton key={step} look="secondary" size="small" to={questionPath(courseId, id)}>
                {t(step === -1 ? "items.before" : "items.after")}
              </LinkButton>
            );
          })}
        </nav>
        {/* In a tab of its own: what is open here stays open, and is saved as the tab is left. */}
        <LinkButton size="small" icon="play" to={tryPath(courseId, item.id)} target="_blank" rel="noopener" reloadDocument>
          {t("items.try")}
        </LinkButton>
      </div>
      <ItemEditor
        item={item}
        metadata={metadata}
        faults={own}
        files={files}
        pick={pick}
        topics={topics}
        origin={origins[item.id] ?? null}
        newItemId={newItemId}
        change={changeItem}
      />
    </div>
  );
}
