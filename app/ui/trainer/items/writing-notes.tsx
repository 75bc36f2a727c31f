import { useMemo } from "react";
import { type WritingHint, writingHints } from "#app/domain/assessment/item-writing.ts";
import type { ItemDraft } from "#app/domain/authoring/item-draft.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Callout } from "#app/ui/kit/callout.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";

/** What the wording of a question gives away, as far as a machine sees it. Hints: they stop nothing. */
export function WritingNotes({ item, within, onGo }: { item: ItemDraft; within: string; onGo: (field: string) => void }) {
  const t = useMessages();
  const hints = useMemo(() => writingHints(item), [item]);
  if (hints.length === 0) return null;
  const place = ({ field, language }: WritingHint): string => {
    const option = /^options\.(\d+)\./.exec(field)?.[1];
    const part = option === undefined ? null : t("items.part-options", { name: item.options[Number(option)]?.id ?? "" });
    return [part, language === null ? null : LANGUAGE_NAMES[language]].filter((one) => one !== null).join(" · ");
  };
  return (
    <Callout kind="note" title={t("items.hints", { count: hints.length })}>
      <ul className="space-y-1">
        {hints.map((hint) => (
          <li key={`${hint.code} ${hint.field} ${String(hint.language)}`}>
            {t(`items.hint-${hint.code}`)}{" "}
            <button
              type="button"
              className="text-accent inline-flex min-h-11 items-center underline"
              onClick={() => onGo(`${within}${hint.field}`)}
            >
              {place(hint) === "" ? t("items.look") : place(hint)}
            </button>
          </li>
        ))}
      </ul>
      <p className="text-ink-muted text-sm">{t("items.hints-source")}</p>
    </Callout>
  );
}
