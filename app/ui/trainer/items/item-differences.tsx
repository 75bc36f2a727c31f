import { wordDifference } from "#app/domain/authoring/document-difference.ts";
import type { DraftItem } from "#app/domain/authoring/draft-content.ts";
import type { FieldDifference } from "#app/domain/authoring/part-difference.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { beginningOf, nameOfField } from "#app/ui/trainer/items/item-words.ts";

/** What a revision of the pool changed, item by item and field by field, word by word within a text. */
export function ItemDifferences({ fields: all, items }: { fields: readonly FieldDifference[]; items: readonly DraftItem[] }) {
  const t = useMessages();
  const language = useLanguage();
  // That something is named by its id is said by what stands below it.
  const fields = all.filter(({ path }) => path.at(-1) !== "id");
  if (fields.length === 0) return <p className="text-ink-muted">{t("workshop.no-changes")}</p>;
  const ids = [...new Set(fields.map(({ path }) => path[0] ?? ""))];
  return (
    <ul className="border-line divide-line divide-y rounded-xl border">
      {ids.map((id) => {
        const item = items.find((one) => one.id === id);
        const beginning = item === undefined ? null : beginningOf(item, language);
        const own = fields.filter(({ path }) => path[0] === id);
        return (
          <li key={id} className="space-y-2 px-4 py-3">
            <p className="font-semibold">
              {item === undefined ? t("items.field-order") : <Bdi lang={beginning?.language ?? language}>{beginning?.text ?? id}</Bdi>}
            </p>
            <dl className="space-y-2 text-sm">
              {own.map(({ path, before, after }) => (
                <div key={path.join(".")}>
                  <dt className="text-ink-muted">{nameOfField(path.slice(1), t)}</dt>
                  <dd dir="auto" className="whitespace-pre-wrap">
                    {wordDifference(before ?? "", after ?? "").map((run, index) =>
                      run.kind === "same" ? (
                        <span key={index}>{run.text}</span>
                      ) : run.kind === "added" ? (
                        <ins key={index} className="bg-success-soft text-success rounded px-0.5" title={t("workshop.added")}>
                          {run.text}
                        </ins>
                      ) : (
                        <del key={index} className="bg-danger-soft text-danger rounded px-0.5" title={t("workshop.removed")}>
                          {run.text}
                        </del>
                      ),
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
