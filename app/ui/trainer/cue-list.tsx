import { type KeyboardEvent, type RefObject, useId, useRef, useState } from "react";
import {
  type CueWarning,
  type DraftCue,
  LONGEST_LINE,
  MOST_LINES,
  addCue,
  isBroken,
  mergeCue,
  parseCaptions,
  readDraftCues,
  splitCue,
  timeFrom,
  timeText,
  transcriptOf,
  warningsOf,
  writeDraftCues,
} from "#app/domain/media/webvtt.ts";
import { type Language, directionOf } from "#app/domain/shared/language.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { classNames } from "#app/ui/kit/class-names.ts";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { CONTROL } from "#app/ui/kit/field-frame.tsx";

type Change = (next: (cues: DraftCue[]) => DraftCue[]) => void;
type Deed = (index: number) => void;

/** Which key with Alt does what; by its place, so that an Arabic keyboard does the same. */
const KEYS: Readonly<Record<string, "play" | "start" | "end" | "split" | "merge" | "add">> = {
  KeyP: "play",
  KeyI: "start",
  KeyO: "end",
  KeyK: "split",
  KeyJ: "merge",
  KeyN: "add",
};

/** The captions of a recording as a list: times, text, what each is warned of, and what can be done to the one that is being written. */
export function CueList({
  player,
  cues,
  change,
  language,
}: {
  player: RefObject<HTMLMediaElement>;
  cues: readonly DraftCue[];
  change: Change;
  language: Language;
}) {
  const t = useMessages();
  const base = useId();
  const list = useRef<HTMLOListElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [before, setBefore] = useState<readonly DraftCue[] | null>(null);
  const [imported, setImported] = useState<{ count: number; leftOut: number } | "nothing" | null>(null);
  const warnings = warningsOf(cues);

  const now = (): number => (player.current?.currentTime ?? 0) * 1000;
  const newId = (): string => `n${String(Date.now())}-${String(cues.length)}`;
  const set = (index: number, fields: Partial<DraftCue>): void => {
    change((all) => all.map((cue, at) => (at === index ? { ...cue, ...fields } : cue)));
  };
  /** A change of the list itself, which can be taken back. */
  const rearrange = (next: (all: readonly DraftCue[]) => readonly DraftCue[], focusOn?: number): void => {
    setBefore(cues);
    change((all) => [...next(all)]);
    if (focusOn !== undefined)
      requestAnimationFrame(() => {
        list.current?.querySelectorAll("textarea")[focusOn]?.focus();
      });
  };
  const textAreaOf = (index: number) => list.current?.querySelectorAll("textarea")[index];
  const deeds: Readonly<Record<(typeof KEYS)[string], Deed>> = {
    play: (index) => {
      const from = timeFrom(cues[index]?.start ?? "");
      const media = player.current;
      if (media === null || from === null) return;
      media.currentTime = from / 1000;
      media.play().catch(() => undefined);
    },
    start: (index) => {
      set(index, { start: timeText(now()) });
    },
    end: (index) => {
      set(index, { end: timeText(now()) });
    },
    split: (index) => {
      const cursor = textAreaOf(index)?.selectionStart ?? 0;
      const length = cues[index]?.text.length ?? 0;
      const place = cursor > 0 && cursor < length ? cursor : Math.floor(length / 2);
      rearrange((all) => splitCue(all, index, place, newId()), index + 1);
    },
    merge: (index) => {
      rearrange((all) => mergeCue(all, index), index);
    },
    add: (index) => {
      // Before the end of the last one the player's own moment would fall into another caption.
      const last = timeFrom(cues[index]?.end ?? "") ?? 0;
      rearrange((all) => addCue(all, index, newId(), index === cues.length - 1 && now() > last ? now() : null), index + 1);
    },
  };
  const onKey = (event: KeyboardEvent, index: number): void => {
    if (event.ctrlKey && event.key === "Enter") {
      event.preventDefault();
      const media = player.current;
      if (media?.paused === true) media.play().catch(() => undefined);
      else media?.pause();
      return;
    }
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.code === "ArrowDown" || event.code === "ArrowUp") {
      event.preventDefault();
      textAreaOf(index + (event.code === "ArrowDown" ? 1 : -1))?.focus();
      return;
    }
    const deed = KEYS[event.code];
    if (deed === undefined) return;
    event.preventDefault();
    deeds[deed](index);
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const read = file.size > 4_000_000 ? null : readDraftCues(await file.text());
    if (read === null) {
      setImported("nothing");
      return;
    }
    setImported({ count: read.cues.length, leftOut: read.leftOut });
    rearrange(() => read.cues.map((cue, index) => ({ ...cue, id: `i${String(Date.now())}-${String(index)}` })));
  };
  const wrong = warnings.filter((one) => one.length > 0).length;

  return (
    <div className="min-w-0 space-y-4">
      <div className="flex flex-wrap items-center gap-3">
        <label className="border-line bg-surface-raised focus-within:outline-accent inline-flex min-h-11 cursor-pointer items-center rounded-lg border px-4 font-semibold focus-within:outline-2">
          {t("captions.import")}
          <input
            type="file"
            accept=".vtt,.srt,text/vtt"
            className="sr-only"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </label>
        {before === null ? null : (
          <Button
            type="button"
            size="small"
            look="secondary"
            onClick={() => {
              change(() => [...before]);
              setBefore(null);
              setImported(null);
            }}
          >
            {t("captions.undo")}
          </Button>
        )}
        <p className="text-ink-muted text-sm" role="status">
          {t("captions.count", { count: cues.length })}
          {wrong === 0 ? null : ` · ${t("captions.warned", { count: wrong })}`}
        </p>
      </div>
      {imported === null ? null : (
        <Callout kind={imported === "nothing" ? "warning" : "note"} role="status" title={t("captions.import")}>
          {imported === "nothing" ? t("captions.import-nothing") : t("captions.imported", imported)}
        </Callout>
      )}
      {cues.length === 0 ? (
        <EmptyState
          icon="pencil"
          title={t("captions.empty")}
          action={
            <Button
              type="button"
              icon="plus"
              onClick={() => {
                rearrange((all) => addCue(all, -1, newId(), now()), 0);
              }}
            >
              {t("captions.add-first")}
            </Button>
          }
        >
          {t("captions.empty-text")}
        </EmptyState>
      ) : (
        <ol ref={list} className="space-y-3">
          {cues.map((cue, index) => (
            <li
              key={cue.id}
              data-cue
              onFocus={() => {
                setCurrent(cue.id);
              }}
              className={classNames(
                "bg-surface-raised rounded-xl border p-3",
                cue.id === current ? "border-accent" : isBroken(warnings[index] ?? []) ? "border-danger" : "border-line",
              )}
            >
              <fieldset>
                <legend className="sr-only">{t("captions.number", { number: index + 1 })}</legend>
                <div className="grid grid-cols-2 gap-2 sm:grid-cols-[auto_8rem_8rem]">
                  <span aria-hidden className="text-ink-muted self-center text-sm max-sm:col-span-2">
                    {t("captions.number", { number: index + 1 })}
                  </span>
                  {(["start", "end"] as const).map((field) => (
                    <input
                      key={field}
                      dir="ltr"
                      inputMode="decimal"
                      aria-label={t(`captions.${field}`)}
                      aria-invalid={isBroken(warnings[index] ?? []) ? true : undefined}
                      aria-describedby={`${base}-${cue.id}`}
                      value={cue[field]}
                      onChange={(event) => {
                        set(index, { [field]: event.target.value });
                      }}
                      onKeyDown={(event) => {
                        onKey(event, index);
                      }}
                      className={CONTROL}
                    />
                  ))}
                </div>
                <textarea
                  rows={2}
                  lang={language}
                  dir={directionOf(language)}
                  aria-label={t("captions.text")}
                  aria-describedby={`${base}-${cue.id}`}
                  value={cue.text}
                  onChange={(event) => {
                    set(index, { text: event.target.value });
                  }}
                  onKeyDown={(event) => {
                    onKey(event, index);
                  }}
                  className={classNames(CONTROL, "mt-2")}
                />
                <Warnings id={`${base}-${cue.id}`} warnings={warnings[index] ?? []} />
                {cue.id === current ? (
                  <div className="mt-2 flex flex-wrap gap-2">
                    {(["play", "start", "end", "split", "merge", "add"] as const)
                      .filter((deed) => deed !== "merge" || index < cues.length - 1)
                      .map((deed) => (
                        <Button
                          key={deed}
                          type="button"
                          size="small"
                          look="secondary"
                          onClick={() => {
                            deeds[deed](index);
                          }}
                        >
                          {t(`captions.deed-${deed}`)}
                        </Button>
                      ))}
                    <Button
                      type="button"
                      size="small"
                      look="quiet"
                      icon="trash"
                      onClick={() => {
                        rearrange((all) => all.toSpliced(index, 1), Math.max(0, index - 1));
                      }}
                    >
                      {t("captions.deed-delete")}
                    </Button>
                  </div>
                ) : null}
              </fieldset>
            </li>
          ))}
        </ol>
      )}
      <details className="border-line rounded-xl border p-3">
        <summary className="flex min-h-11 cursor-pointer items-center justify-between font-semibold">
          {t("captions.shortcuts")}
          <Icon name="chevron-down" />
        </summary>
        <ul className="text-ink-muted mt-2 space-y-1 text-sm">
          {Object.entries(KEYS).map(([key, deed]) => (
            <li key={key}>
              <kbd dir="ltr">Alt + {key.slice(3)}</kbd> {t(`captions.deed-${deed}`)}
            </li>
          ))}
          <li>
            <kbd dir="ltr">Alt + ↑ ↓</kbd> {t("captions.shortcut-move")}
          </li>
          <li>
            <kbd dir="ltr">Ctrl + Enter</kbd> {t("captions.shortcut-play")}
          </li>
        </ul>
      </details>
      {cues.length === 0 ? null : (
        <details className="border-line rounded-xl border p-3">
          <summary className="flex min-h-11 cursor-pointer items-center justify-between font-semibold">
            {t("captions.transcript")}
            <Icon name="chevron-down" />
          </summary>
          <p className="text-ink-muted mt-2 text-sm">{t("captions.transcript-text")}</p>
          <p lang={language} dir={directionOf(language)} className="mt-2 whitespace-pre-line">
            {transcriptOf(parseCaptions(writeDraftCues(cues))?.cues ?? [])}
          </p>
        </details>
      )}
    </div>
  );
}

function Warnings({ id, warnings }: { id: string; warnings: readonly CueWarning[] }) {
  const t = useMessages();
  return (
    <ul id={id} className="text-warning mt-1 text-sm empty:hidden">
      {warnings.map((warning) => (
        <li key={warning} className={isBroken([warning]) ? "text-danger font-semibold" : undefined}>
          {t(`captions.warning-${warning}`, { line: LONGEST_LINE, lines: MOST_LINES })}
        </li>
      ))}
    </ul>
  );
}
