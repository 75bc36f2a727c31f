import { type FetcherWithComponents, useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { classNames } from "#app/ui/kit/class-names.ts";

/** What an author may say of a translation. */
export const AUTHOR_MARKS = ["awaiting", "machine", "draft"] as const;
export type AuthorMark = (typeof AUTHOR_MARKS)[number];
/** Why it was not noted; `unsent`: it did not reach the server. */
export type MarkReply = { readonly refusal: "not-yours" | "nothing-chosen" | "outdated" | "not-written" | "unsent" | null };

/** The form to which the boxes of all texts belong; it stands by itself, for the texts hold forms of their own. */
export const MARKS_FORM = "marks";

/**
 * Says of texts where they stand. What is not saved yet is saved first, for the server can only speak of what it has: `settled` says whether it
 * has all, `save` asks it to.
 */
export function useMarks({
  revision,
  sourceRevision,
  settled,
  save,
}: {
  revision: number;
  sourceRevision: number;
  settled: boolean;
  save: () => void;
}) {
  const fetcher = useFetcher<MarkReply>();
  const [waiting, setWaiting] = useState<{ readonly state: AuthorMark; readonly keys: readonly string[] } | null>(null);
  const { submit } = fetcher;
  useEffect(() => {
    if (waiting === null || !settled) return;
    setWaiting(null);
    const form = new FormData();
    form.set("state", waiting.state);
    form.set("revision", String(revision));
    form.set("sourceRevision", String(sourceRevision));
    for (const key of waiting.keys) form.append("keys", key);
    submit(form, { method: "post" });
  }, [waiting, settled, revision, sourceRevision, submit]);
  const mark = useCallback(
    (state: AuthorMark, keys: readonly string[]): void => {
      if (!settled) save();
      setWaiting({ state, keys });
    },
    [settled, save],
  );
  return { fetcher, mark, busy: waiting !== null || fetcher.state !== "idle" };
}

/** At the foot of the window: what is said of the texts that are chosen. */
export function MarkBar({
  fetcher,
  mark,
  busy,
  chosen,
  all,
  onChoose,
  revision,
  sourceRevision,
  ready,
}: {
  fetcher: FetcherWithComponents<MarkReply>;
  mark: (state: AuthorMark, keys: readonly string[]) => void;
  busy: boolean;
  chosen: readonly string[];
  /** Every text that is written. */
  all: readonly string[];
  onChoose: (keys: readonly string[]) => void;
  revision: number;
  sourceRevision: number;
  /** Whether there is script: without it nobody can tell what is chosen. */
  ready: boolean;
}) {
  const t = useMessages();
  const refusal = fetcher.data?.refusal ?? null;
  return (
    <fetcher.Form
      id={MARKS_FORM}
      method="post"
      className="border-line bg-surface-raised shadow-float sticky bottom-0 z-10 -mx-4 mt-6 space-y-2 border-t px-4 py-3 sm:mx-0 sm:rounded-t-2xl sm:border-x"
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        const state = AUTHOR_MARKS.find((one) => submitter instanceof HTMLButtonElement && submitter.value === one);
        if (state !== undefined && chosen.length > 0) mark(state, chosen);
      }}
    >
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="sourceRevision" value={sourceRevision} />
      {refusal === null ? null : (
        <Callout kind="danger" role="alert">
          {t(`translation.refused-${refusal}`)}
        </Callout>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="text-sm font-medium" aria-live="polite">
          {t("translation.chosen", { count: chosen.length })}
        </p>
        <Button
          type="button"
          size="small"
          look="quiet"
          onClick={() => {
            onChoose(chosen.length === all.length ? [] : all);
          }}
        >
          {t(chosen.length === all.length && all.length > 0 ? "translation.choose-none" : "translation.choose-all")}
        </Button>
        <span className="grow" />
        {/* On a telephone the room is the text's until there is something to be said of it. */}
        <div className={classNames("flex flex-wrap gap-2", ready && chosen.length === 0 && "max-sm:hidden")}>
          {AUTHOR_MARKS.map((state) => (
            <Button
              key={state}
              size="small"
              look={state === "awaiting" ? "primary" : "secondary"}
              name="state"
              value={state}
              busy={busy}
              aria-disabled={ready && chosen.length === 0}
            >
              {t(`translation.mark-${state}`)}
            </Button>
          ))}
        </div>
      </div>
    </fetcher.Form>
  );
}
