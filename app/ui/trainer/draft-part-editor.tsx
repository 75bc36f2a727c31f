import { useBlocker } from "@remix-run/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { DraftToEdit } from "#app/domain/authoring/draft-answers.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { type EditorWords, loadEditorWords } from "#app/i18n/editor-words.ts";
import { useLanguage } from "#app/i18n/use-messages.ts";
import { CopyFound } from "#app/ui/editor/copy-found.tsx";
import { EditorSaveLabel } from "#app/ui/editor/editor-save-label.tsx";
import { OthersHere } from "#app/ui/editor/others-here.tsx";
import { ConflictDialog, PartComparison, ShrinkDialog } from "#app/ui/editor/save-questions.tsx";
import { type DraftCopy, type Saving, type SavingProps, useAutosave } from "#app/ui/editor/use-autosave.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { NotYet, OwedLater } from "#app/ui/trainer/independence-notice.tsx";

export type DraftPartEditorProps<Content> = SavingProps<Content> & {
  readonly courseId: string;
  /** Whether its reader may write here, and what they owe all the same. */
  readonly independence: Pick<DraftToEdit["independence"], "toBegin" | "own">;
  /** The newest revision as the server has it; 0 and an empty content when there is none. */
  readonly content: Content;
  readonly revision: number;
  readonly savedAt: Instant | null;
  /** What this person wrote here and the server may not have (offline/draft-copies). */
  readonly findCopy: () => Promise<DraftCopy<Content> | null>;
  /** What a field is called when two authors' states are compared. */
  readonly nameOf: (path: readonly string[]) => string;
  /** Two states beside each other; field by field where nothing else is given. */
  readonly compare?: (theirs: Content, mine: Content, words: EditorWords) => ReactNode;
  /**
   * The form. It draws `content` and says each change by `change`, with a function of what is there by then. `writing` is null until something can
   * be changed.
   */
  readonly children: (
    content: Content,
    change: (next: (content: Content) => Content) => void,
    writing: { readonly saving: Saving<Content>; readonly words: EditorWords; readonly turn: number } | null,
  ) => ReactNode;
};

/**
 * A part of a draft that is filled in as a form (metadata, items): it saves by itself as a lesson does, by the same machine, with the same label,
 * the same ways out of a conflict and the same copy on the device. Without script the form is shown and cannot be changed; nor can it by whoever
 * may not begin to write here, who is told why above it.
 */
export function DraftPartEditor<Content extends Json>(props: DraftPartEditorProps<Content>) {
  const { courseId, independence } = props;
  if (independence.toBegin !== null)
    return (
      <div className="space-y-5">
        <NotYet courseId={courseId} obstacle={independence.toBegin} />
        <fieldset disabled>{props.children(props.content, () => undefined, null)}</fieldset>
      </div>
    );
  return (
    <>
      <OwedLater courseId={courseId} obstacle={independence.own} />
      <Loading {...props} />
    </>
  );
}

function Loading<Content extends Json>(props: DraftPartEditorProps<Content>) {
  const language = useLanguage();
  const [words, setWords] = useState<EditorWords | null>(null);
  const [failed, setFailed] = useState(false);
  const [copy, setCopy] = useState<DraftCopy<Content> | null | undefined>(undefined);
  const { findCopy } = props;
  useEffect(() => {
    loadEditorWords(language).then(
      (loaded) => setWords(() => loaded),
      () => setFailed(true),
    );
  }, [language]);
  useEffect(() => {
    if (copy === undefined) void findCopy().then(setCopy, () => setCopy(null));
  }, [copy, findCopy]);
  // The words did not come: the page says so by its own error screen.
  if (failed) throw new Error("The editor's words could not be fetched.");
  if (words === null || copy === undefined)
    return (
      <fieldset disabled aria-busy="true">
        {props.children(props.content, () => undefined, null)}
      </fieldset>
    );
  return <Form {...props} words={words} copy={copy} />;
}

function Form<Content extends Json>(props: DraftPartEditorProps<Content> & { words: EditorWords; copy: DraftCopy<Content> | null }) {
  const { words, newSaveId } = props;
  const [content, setContent] = useState(props.content);
  const newest = useRef(content);
  const [copy, setCopy] = useState(() =>
    props.copy !== null && JSON.stringify(props.copy.content) !== JSON.stringify(props.content) ? props.copy : null,
  );
  const saving = useAutosave<Content>(
    // While a copy waits for its author's answer nothing may be written over it.
    {
      ...props,
      keepCopy: copy === null ? props.keepCopy : () => Promise.resolve(true),
      dropCopy: copy === null ? props.dropCopy : () => Promise.resolve(),
    },
    props,
    () => newest.current,
  );
  // Counts the times that another text took this one's place, for what holds a part of it.
  const [turn, setTurn] = useState(0);
  useSavedBeforeLeaving(saving);
  const put = (next: Content): void => {
    newest.current = next;
    setContent(next);
  };
  const show = (next: Content): void => {
    put(next);
    setTurn((count) => count + 1);
  };
  const change = (next: (before: Content) => Content): void => {
    put(next(newest.current));
    saving.typed();
  };
  return (
    <div className="space-y-4">
      {copy === null ? null : (
        <CopyFound
          at={copy.at}
          words={words}
          onTake={() => {
            setCopy(null);
            show(copy.content);
            saving.happen({ kind: "copy-taken", basedOn: copy.basedOn, content: copy.content });
            saving.saveNow();
          }}
          onDrop={() => {
            setCopy(null);
            void props.dropCopy();
          }}
        />
      )}
      <div className="bg-surface sticky top-16 z-10 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
        <EditorSaveLabel word={saving.word} isKept={saving.isKept} words={words} />
        <Button type="button" size="small" look="secondary" onClick={saving.saveNow}>
          {words("editor.save")}
        </Button>
      </div>
      <OthersHere watch={props.watchOthers} words={words} />
      {props.children(content, change, { saving, words, turn })}
      <ConflictDialog
        saving={saving}
        words={words}
        newSaveId={newSaveId}
        onTheirs={show}
        compare={(theirs, mine) =>
          props.compare?.(theirs, mine, words) ?? <PartComparison theirs={theirs} mine={mine} words={words} nameOf={props.nameOf} />
        }
      />
      <ShrinkDialog saving={saving} words={words} newSaveId={newSaveId} />
    </div>
  );
}

/** Longer nobody is kept: what is not saved then lies on this device, and is offered where it is opened next. */
const MOST_WAITING_MS = 4_000;

/**
 * Whoever goes on to another page of the product goes when what they typed is saved, so that the next page begins from it. A save that failed
 * keeps nobody, and a question that waits for its answer is answered first.
 */
function useSavedBeforeLeaving<Content>({ word, saveNow }: Saving<Content>): void {
  const isUnderWay = word.word === "saving" || (word.word === "not-saved" && word.why === "not-yet");
  const asks = word.word === "conflict" || word.word === "shrinks";
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => (isUnderWay || asks) && currentLocation.pathname !== nextLocation.pathname,
  );
  const isBlocked = blocker.state === "blocked";
  useEffect(() => {
    if (isBlocked) saveNow();
  }, [isBlocked, saveNow]);
  useEffect(() => {
    if (blocker.state !== "blocked") return undefined;
    if (asks) {
      blocker.reset();
      return undefined;
    }
    if (!isUnderWay) {
      blocker.proceed();
      return undefined;
    }
    const timer = setTimeout(() => blocker.proceed(), MOST_WAITING_MS);
    return () => clearTimeout(timer);
  }, [blocker, asks, isUnderWay]);
}
