import { memo } from "react";
import { Link } from "@remix-run/react";
import type { DraftItem } from "#app/domain/authoring/draft-content.ts";
import { missingTexts } from "#app/domain/authoring/item-draft.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { beginningOf, nameOfType, questionPath } from "#app/ui/trainer/items/item-words.ts";

export type PoolDeeds = {
  readonly move: (id: string, direction: "up" | "down") => void;
  readonly duplicate: (id: string) => void;
  readonly remove: (id: string) => void;
};

/** A line of the pool: what is asked, and how far it is. Drawn anew only when its own item changes. */
export const PoolLine = memo(function PoolLine({
  courseId,
  item,
  languages,
  topic,
  number,
  faults,
  deeds,
  canMove,
}: {
  courseId: string;
  item: DraftItem;
  /** Those in which the course is to be published. */
  languages: readonly Language[];
  /** What its topic is called. */
  topic: string;
  /** Its place in the pool, from 1. */
  number: number;
  /** How many the checklist named at the last save. */
  faults: number;
  deeds: PoolDeeds;
  canMove: { readonly up: boolean; readonly down: boolean } | null;
}) {
  const t = useMessages();
  const language = useLanguage();
  const beginning = beginningOf(item, language);
  const missing = missingTexts(item);
  const name = beginning?.text ?? t("items.untitled");
  return (
    <li className="border-line bg-surface-raised space-y-3 rounded-2xl border p-4">
      <div className="flex gap-3">
        <span aria-hidden="true" className="text-ink-muted min-w-6 pt-2.5 text-end tabular-nums">
          {number}
        </span>
        <Link
          to={questionPath(courseId, item.id)}
          preventScrollReset={false}
          className="hover:text-accent-strong inline-flex min-h-11 min-w-0 grow items-center font-medium underline-offset-4 hover:underline"
        >
          <span className="sr-only">{t("items.number-of", { number })} </span>
          <Bdi lang={beginning?.language ?? language}>{name}</Bdi>
        </Link>
      </div>
      <ul className="flex flex-wrap gap-2">
        <li>
          <Badge tone="accent">{nameOfType(item.type, t)}</Badge>
        </li>
        <li>
          <Badge>
            <Bdi>{topic === "" ? "–" : topic}</Bdi>
          </Badge>
        </li>
        {languages.map((one) => (
          <li key={one}>
            <Badge tone={missing[one] === 0 ? "success" : "warning"} icon={missing[one] === 0 ? "check" : "pencil"}>
              <span lang={one}>{LANGUAGE_NAMES[one]}</span>{" "}
              {missing[one] === 0 ? (
                <span className="sr-only">{t("items.complete")}</span>
              ) : (
                <span className="text-sm">{t("items.missing-count", { count: missing[one] })}</span>
              )}
            </Badge>
          </li>
        ))}
        {faults === 0 ? null : (
          <li>
            <Badge tone="danger" icon="warning">
              {t("items.faults", { count: faults })}
            </Badge>
          </li>
        )}
      </ul>
      <div className="flex flex-wrap gap-1">
        {canMove === null
          ? null
          : (["up", "down"] as const).map((direction) => (
              <Button
                key={direction}
                type="button"
                look="quiet"
                size="small"
                aria-label={t(`items.move-${direction}`, { name })}
                aria-disabled={!canMove[direction]}
                onClick={() => {
                  if (canMove[direction]) deeds.move(item.id, direction);
                }}
              >
                {t(`items.${direction}`)}
              </Button>
            ))}
        <Button
          type="button"
          look="quiet"
          size="small"
          icon="plus"
          aria-label={t("items.duplicate-named", { name })}
          onClick={() => deeds.duplicate(item.id)}
        >
          {t("items.duplicate")}
        </Button>
        <Button
          type="button"
          look="quiet"
          size="small"
          icon="trash"
          aria-label={t("items.remove-named", { name })}
          onClick={() => deeds.remove(item.id)}
        >
          {t("items.remove")}
        </Button>
      </div>
    </li>
  );
});
