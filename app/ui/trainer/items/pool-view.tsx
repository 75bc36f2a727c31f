import { useMemo, useRef, useState } from "react";
import { Link, useSearchParams } from "@remix-run/react";
import { topicQuotas } from "#app/domain/assessment/topic-quotas.ts";
import { ITEM_TYPES, type ItemType } from "#app/domain/assessment/item-tags.ts";
import { moved } from "#app/domain/assessment/response-fields.ts";
import type { DraftItem, DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import type { NamedFile } from "#app/domain/authoring/media-addresses.ts";
import type { PoolFaults } from "#app/domain/authoring/pool-faults.ts";
import type { ItemOrigin } from "#app/domain/authoring/item-bank.ts";
import { duplicated, itemDraft, newItem } from "#app/domain/authoring/item-draft.ts";
import { languagesOf } from "#app/domain/shared/content-language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Checkbox } from "#app/ui/kit/checkbox.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { useAnnounce } from "#app/ui/kit/live-region.tsx";
import { SelectField, type SelectOption } from "#app/ui/kit/select-field.tsx";
import { historyPath } from "#app/ui/trainer/draft-words.ts";
import { faultSentence } from "#app/ui/trainer/fault-sentence.ts";
import { beginningOf, nameOfType, tryPath } from "#app/ui/trainer/items/item-words.ts";
import { PoolLine } from "#app/ui/trainer/items/pool-list.tsx";
import { QuotaTable } from "#app/ui/trainer/items/quota-table.tsx";
import { fieldPath, planPath } from "#app/ui/trainer/plan/plan-pages.ts";
import { type TopicNames, nameOfTopic } from "#app/ui/trainer/topic-name.ts";

export type PoolProps = {
  readonly courseId: string;
  readonly metadata: DraftMetadata;
  readonly faults: PoolFaults;
  readonly files: readonly NamedFile[];
  /** Of the items that were taken from other courses, by their id. */
  readonly origins: Readonly<Record<string, ItemOrigin>>;
  readonly items: readonly DraftItem[];
  readonly change: (next: (items: readonly DraftItem[]) => readonly DraftItem[]) => void;
  readonly newItemId: () => string;
};

/** The topics that have items or a quota, in the order of their codes. */
export function topicsOf(items: readonly DraftItem[], metadata: DraftMetadata): readonly string[] {
  const used = items.map((item) => itemDraft(item).topic);
  return [...new Set([...Object.keys(metadata.quiz?.quota ?? {}), ...used])].filter((topic) => topic !== "").sort();
}

type Filter = { readonly topic: string; readonly type: string; readonly onlyFaulty: boolean };

/** The pool as a list: what a paper draws of it, and each question with what can be done to it. */
export function PoolView({ courseId, metadata, faults, items, change, newItemId, lost }: PoolProps & { lost: string | null }) {
  const t = useMessages();
  const language = useLanguage();
  const announce = useAnnounce();
  const [query, setQuery] = useSearchParams();
  const names = metadata.quiz?.topics;
  const languages = useMemo(() => languagesOf(metadata), [metadata]);
  const [filter, setFilter] = useState<Filter>({ topic: query.get("topic") ?? "", type: "", onlyFaulty: false });
  const [type, setType] = useState<ItemType>("single-best-answer");
  const [removed, setRemoved] = useState<{ readonly item: DraftItem; readonly place: number } | null>(null);
  const topics = topicsOf(items, metadata);
  const quotas = topicQuotas(
    items.map((item) => itemDraft(item).topic),
    metadata.quiz?.quota ?? {},
  );
  const isFiltered = filter.topic !== "" || filter.type !== "" || filter.onlyFaulty;
  const shown = items
    .map((item, place) => ({ item, place }))
    .filter(
      ({ item }) =>
        (filter.topic === "" || itemDraft(item).topic === filter.topic) &&
        (filter.type === "" || item.type === filter.type) &&
        (!filter.onlyFaulty || (faults.counts[item.id] ?? 0) > 0),
    );
  const open = (id: string) => setQuery({ item: id });
  const latest = useRef({ items, change, newItemId });
  latest.current = { items, change, newItemId };
  const deeds = useMemo(
    () => ({
      move: (id: string, direction: "up" | "down") => {
        latest.current.change((before) => {
          const order = moved(
            before.map((one) => one.id as string),
            `${direction}:${id}`,
          );
          const byId = new Map(before.map((one) => [one.id as string, one]));
          return order.flatMap((one) => byId.get(one) ?? []);
        });
        const place = latest.current.items.findIndex((one) => one.id === id) + (direction === "up" ? 0 : 2);
        announce(t("items.moved", { place, of: latest.current.items.length }));
      },
      duplicate: (id: string) => {
        latest.current.change((before) =>
          before.flatMap((one) => (one.id === id ? [one, duplicated(one, latest.current.newItemId)] : [one])),
        );
        announce(t("items.duplicated"));
      },
      remove: (id: string) => {
        const place = latest.current.items.findIndex((one) => one.id === id);
        const item = latest.current.items[place];
        if (item === undefined) return;
        setRemoved({ item, place });
        latest.current.change((before) => before.filter((one) => one.id !== id));
      },
    }),
    [announce, t],
  );
  const add = () => {
    const id = newItemId();
    change((before) => [...before, newItem(type, id, filter.topic === "" ? (topics[0] ?? "") : filter.topic)]);
    open(id);
  };
  return (
    <div className="space-y-8">
      {lost === null ? null : <Callout kind="warning">{t("items.lost")}</Callout>}
      <section aria-labelledby="quota" className="space-y-3">
        <h2 id="quota" className="text-xl">
          {t("items.quota")}
        </h2>
        <p className="text-ink-muted">{t("items.quota-text")}</p>
        {quotas.length === 0 ? null : <QuotaTable courseId={courseId} quotas={quotas} names={names} />}
        <p>
          <LinkButton look="secondary" size="small" icon="pencil" to={planPath(courseId, "quiz")}>
            {t("items.quota-to-plan")}
          </LinkButton>
        </p>
        {faults.ofPool.map((fault, index) => (
          <PoolFault key={index} courseId={courseId} fault={fault} names={names} />
        ))}
      </section>
      <section aria-labelledby="pool" className="space-y-4">
        <div className="flex flex-wrap items-center gap-3">
          <h2 id="pool" className="grow text-xl">
            {t("items.pool", { count: items.length })}
          </h2>
          <LinkButton look="quiet" icon="clock" to={historyPath(courseId, "items")}>
            {t("workshop.history")}
          </LinkButton>
          <LinkButton look="quiet" icon="list" to={`/teach/items`}>
            {t("items.to-bank")}
          </LinkButton>
          {items.length === 0 ? null : (
            <LinkButton look="secondary" icon="play" to={tryPath(courseId, null)} target="_blank" rel="noopener" reloadDocument>
              {t("items.try-paper")}
            </LinkButton>
          )}
        </div>
        <div className="border-line flex flex-wrap items-end gap-3 rounded-2xl border p-4">
          <div className="min-w-56">
            <SelectField
              name="new-type"
              label={t("items.add-type")}
              description={t(`items.about-${type}`)}
              value={type}
              options={ITEM_TYPES.map((one) => ({ value: one, label: nameOfType(one, t) }))}
              onChange={({ currentTarget }) => setType(currentTarget.value as ItemType)}
            />
          </div>
          <Button type="button" icon="plus" onClick={add}>
            {t("items.add")}
          </Button>
        </div>
        {removed === null ? null : (
          <Callout kind="note" role="status" title={t("items.removed")}>
            <p>
              <Bdi>{beginningOf(removed.item, language)?.text ?? t("items.untitled")}</Bdi> {t("items.removed-text")}
            </p>
            <Button
              type="button"
              size="small"
              look="secondary"
              onClick={() => {
                change((before) => [...before.slice(0, removed.place), removed.item, ...before.slice(removed.place)]);
                setRemoved(null);
                announce(t("items.undone"));
              }}
            >
              {t("items.undo")}
            </Button>
          </Callout>
        )}
        {items.length === 0 ? (
          <EmptyState
            icon="question"
            title={t("items.none")}
            action={
              <Link className="text-accent underline" to="/teach/items">
                {t("items.to-bank")}
              </Link>
            }
          >
            {t("items.none-text")}
          </EmptyState>
        ) : (
          <Filters
            filter={filter}
            topics={topics.map((topic) => ({ value: topic, label: nameOfTopic(topic, names, language) }))}
            onFilter={setFilter}
            shown={shown.length}
            of={items.length}
          />
        )}
        <ol className="space-y-3">
          {shown.map(({ item, place }) => (
            <PoolLine
              key={item.id}
              courseId={courseId}
              item={item}
              languages={languages}
              topic={nameOfTopic(itemDraft(item).topic, names, language)}
              number={place + 1}
              faults={faults.counts[item.id] ?? 0}
              deeds={deeds}
              canMove={isFiltered ? null : place === 0 ? AT_START : place === items.length - 1 ? AT_END : BETWEEN}
            />
          ))}
        </ol>
      </section>
    </div>
  );
}

/** The same objects each time, so that a line that did not change is not drawn again. */
const AT_START = { up: false, down: true };
const AT_END = { up: true, down: false };
const BETWEEN = { up: true, down: true };

/** What the checklist says of the pool as a whole; a quota that cannot be filled leads to where it is set. */
function PoolFault({ courseId, fault, names }: { courseId: string; fault: DraftFault; names: TopicNames | undefined }) {
  const t = useMessages();
  const language = useLanguage();
  const topic = fault.code === "quota-exceeds-pool" ? fault.params["topic"] : undefined;
  if (topic === undefined) return <Callout kind="warning">{faultSentence(t, fault)}</Callout>;
  return (
    <Callout kind="warning">
      <p>{t("items.quota-short", { ...fault.params, topic: nameOfTopic(String(topic), names, language) })}</p>
      <Link className="text-accent inline-flex min-h-11 items-center underline" to={fieldPath(courseId, `quiz.quota.${String(topic)}`)}>
        {t("items.quota-mend")}
      </Link>
    </Callout>
  );
}

function Filters({
  filter,
  topics,
  onFilter,
  shown,
  of,
}: {
  filter: Filter;
  topics: readonly SelectOption[];
  onFilter: (filter: Filter) => void;
  shown: number;
  of: number;
}) {
  const t = useMessages();
  return (
    <div role="search" aria-label={t("items.filter")} className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <div className="min-w-48">
        <SelectField
          name="topic"
          label={t("items.field-topic")}
          placeholder={t("items.all")}
          value={filter.topic}
          options={topics}
          onChange={({ currentTarget }) => onFilter({ ...filter, topic: currentTarget.value })}
        />
      </div>
      <div className="min-w-48">
        <SelectField
          name="type"
          label={t("items.field-type")}
          placeholder={t("items.all")}
          value={filter.type}
          options={ITEM_TYPES.map((one) => ({ value: one, label: nameOfType(one, t) }))}
          onChange={({ currentTarget }) => onFilter({ ...filter, type: currentTarget.value })}
        />
      </div>
      <Checkbox
        name="faulty"
        label={t("items.only-faulty")}
        checked={filter.onlyFaulty}
        onChange={({ currentTarget }) => onFilter({ ...filter, onlyFaulty: currentTarget.checked })}
      />
      <p role="status" className="text-ink-muted w-full text-sm">
        {t("items.shown", { shown, of })}
      </p>
    </div>
  );
}
