import { useEffect, useRef, useState } from "react";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage } from "#app/i18n/use-messages.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useAnnounce } from "#app/ui/kit/live-region.tsx";
import type { Other, SavingProps } from "#app/ui/editor/use-autosave.ts";

/** Who else has this part open now: a quiet line, and said once of each. */
export function OthersHere({ watch, words }: { watch: SavingProps["watchOthers"]; words: EditorWords }) {
  const language = useLanguage();
  const announce = useAnnounce();
  const [others, setOthers] = useState<readonly Other[]>([]);
  const said = useRef(new Set<string>());
  useEffect(() => watch?.(setOthers), [watch]);
  useEffect(() => {
    const newly = others.filter(({ accountId }) => !said.current.has(accountId));
    for (const { accountId } of newly) said.current.add(accountId);
    if (newly.length > 0) announce(newly.map(({ name }) => words("editor.other-here", { name })).join(" "));
  }, [announce, others, words]);
  if (others.length === 0) return null;
  return (
    <ul data-others-here="" className="text-ink-muted space-y-0.5 text-sm">
      {others.map(({ accountId, name, since }) => (
        <li key={accountId} className="flex items-start gap-1.5">
          <Icon name="person" className="mt-0.5 size-4 shrink-0" />
          <span>{words("editor.other-here-since", { name, time: formatDate(language, since, "time") })}</span>
        </li>
      ))}
    </ul>
  );
}
