import { useEffect, useRef } from "react";
import type { Instant } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";
import { useAnnounce } from "#app/ui/kit/live-region.tsx";

/** Where what was answered is now; `saved` is said only when the server has said so (R36). */
export type SaveState =
  | { readonly word: "saved"; readonly at: Instant | null }
  | { readonly word: "saving" }
  | { readonly word: "kept" }
  | { readonly word: "nowhere" };

const LOOK: Readonly<Record<SaveState["word"], { readonly icon: IconName; readonly tone: string }>> = {
  saved: { icon: "check", tone: "text-success" },
  saving: { icon: "cloud", tone: "text-ink-muted" },
  kept: { icon: "device", tone: "text-warning" },
  nowhere: { icon: "danger", tone: "text-danger" },
};

/**
 * Three words only: saved at 10:32, saving, not saved: kept on this device. What it comes to is said by the page's one live region (R68);
 * that it can be kept nowhere, by the alert that says what to do.
 */
export function SaveLabel({ state }: { state: SaveState }) {
  const t = useMessages();
  const language = useLanguage();
  const words =
    state.word === "saved" && state.at !== null
      ? t("quiz.saved-at", { time: formatDate(language, state.at, "time") })
      : state.word === "saved"
        ? ""
        : t(`quiz.save-${state.word}`);
  const announce = useAnnounce();
  const shown = useRef(words);
  useEffect(() => {
    if (shown.current === words) return;
    shown.current = words;
    if (words !== "" && (state.word === "saved" || state.word === "kept")) announce(words);
  }, [announce, state.word, words]);
  if (words === "") return <p data-save-state="none" />;
  return (
    <p data-save-state={state.word} className={classNames("inline-flex items-center gap-1.5 text-sm font-medium", LOOK[state.word].tone)}>
      <Icon name={LOOK[state.word].icon} className="size-4.5" />
      {words}
    </p>
  );
}
