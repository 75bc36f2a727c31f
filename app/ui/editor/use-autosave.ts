import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import {
  afterEvent,
  type Autosave,
  type AutosaveEvent,
  hasSomethingToSend,
  openedAt,
  type SaveOutcome,
  type SaveWish,
  saveWordOf,
  unsavedContent,
} from "#app/domain/authoring/autosave.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** What is kept on this device until the server has it; the door adds whose and which it is (R37). */
export type DraftCopy<Content = LessonDocument> = { readonly basedOn: number; readonly content: Content; readonly at: Instant };

/** How the text reaches the server and, until it has, this device. */
export type SavingProps<Content = LessonDocument> = {
  readonly save: (wish: SaveWish<Content>) => Promise<SaveOutcome<Content>>;
  readonly newSaveId: () => string;
  /** False when this browser cannot keep anything. */
  readonly keepCopy: (copy: DraftCopy<Content>) => Promise<boolean>;
  readonly dropCopy: () => Promise<void>;
  /** Tells who else has the same part open, until it is ended. Not given where nobody else can. */
  readonly watchOthers?: (onChange: (others: readonly Other[]) => void) => () => void;
};
/** Somebody else who has the same part open, and since when. */
export type Other = { readonly accountId: string; readonly name: string; readonly since: Instant };

/** A pause in the typing after which is saved; who never pauses is saved all the same. */
const PAUSE_MS = 1_500;
const LONGEST_MS = 10_000;
const COPY_MS = 400;
const AGAIN_MS = [4_000, 10_000, 30_000, 60_000] as const;

/** Drives the state machine of domain/authoring/autosave with clock and line. `read` gives what is on the screen. */
export function useAutosave<Content = LessonDocument>(
  { save, newSaveId, keepCopy, dropCopy }: SavingProps<Content>,
  opened: { revision: number; savedAt: Instant | null },
  read: () => Content,
) {
  const [state, setState] = useState<Autosave<Content>>(() => openedAt(opened.revision, opened.savedAt));
  const [dirty, setDirty] = useState(false);
  const [isKept, setIsKept] = useState(true);
  const now = useRef(state);
  const isDirty = useRef(false);
  const sent = useRef<string | null>(null);
  const tries = useRef(0);
  const timers = useRef<{ copy?: ReturnType<typeof setTimeout>; save?: ReturnType<typeof setTimeout>; since: number }>({ since: 0 });
  const wires = useRef({ save, newSaveId, keepCopy, dropCopy, read });
  wires.current = { save, newSaveId, keepCopy, dropCopy, read };

  const happen = useCallback((event: AutosaveEvent<Content>): void => {
    const before = now.current;
    now.current = afterEvent(before, event);
    if (now.current === before) return;
    setState(now.current);
    const { wish, underWay } = now.current;
    if (underWay && wish !== null && sent.current !== wish.saveId) {
      sent.current = wish.saveId;
      wires.current.save(wish).then(
        (outcome) => answered(wish.saveId, outcome),
        () => answered(wish.saveId, { kind: "not-saved", why: "server-trouble" }),
      );
    }
    function answered(saveId: string, outcome: SaveOutcome<Content>): void {
      sent.current = null;
      happen({ kind: "answered", saveId, outcome });
      if (outcome.kind === "not-saved") {
        const wait = AGAIN_MS[Math.min(tries.current, AGAIN_MS.length - 1)];
        tries.current += 1;
        clearTimeout(timers.current.save);
        if (outcome.why !== "signed-out") timers.current.save = setTimeout(() => moment.current(), wait);
        return;
      }
      tries.current = 0;
      if (unsavedContent(now.current) === null && !isDirty.current) void wires.current.dropCopy();
      else if (hasSomethingToSend(now.current)) moment.current();
    }
  }, []);

  /** Takes what is on the screen into the state, and keeps a copy of it here. */
  const take = useCallback((): void => {
    clearTimeout(timers.current.copy);
    if (!isDirty.current) return;
    isDirty.current = false;
    setDirty(false);
    const content = wires.current.read();
    happen({ kind: "typed", content });
    const at = new Date().toISOString() as Instant;
    wires.current.keepCopy({ basedOn: now.current.revision, content, at }).then(setIsKept, () => setIsKept(false));
  }, [happen]);

  const saveNow = useCallback((): void => {
    take();
    clearTimeout(timers.current.save);
    timers.current.since = 0;
    happen({ kind: "moment", saveId: wires.current.newSaveId() });
  }, [happen, take]);
  const moment = useRef(saveNow);

  /** Something was typed. */
  const typed = useCallback((): void => {
    if (!isDirty.current) {
      isDirty.current = true;
      setDirty(true);
      timers.current.copy = setTimeout(take, COPY_MS);
    }
    const time = performance.now();
    if (timers.current.since === 0) timers.current.since = time;
    clearTimeout(timers.current.save);
    timers.current.save = setTimeout(saveNow, Math.max(0, Math.min(PAUSE_MS, timers.current.since + LONGEST_MS - time)));
  }, [saveNow, take]);

  useEffect(() => {
    const clocks = timers.current;
    const leaving = () => {
      if (document.visibilityState === "hidden") saveNow();
    };
    window.addEventListener("online", saveNow);
    window.addEventListener("pagehide", saveNow);
    document.addEventListener("visibilitychange", leaving);
    return () => {
      window.removeEventListener("online", saveNow);
      window.removeEventListener("pagehide", saveNow);
      document.removeEventListener("visibilitychange", leaving);
      take();
      clearTimeout(clocks.save);
      clearTimeout(clocks.copy);
    };
  }, [saveNow, take]);

  const word =
    dirty && !state.underWay && state.question === null
      ? ({ word: "not-saved", why: state.trouble ?? "not-yet" } as const)
      : saveWordOf(state);
  const mine = unsavedContent(state);
  return useMemo(
    () => ({ state, word, mine, isKept, typed, saveNow, take, happen }),
    [state, word, mine, isKept, typed, saveNow, take, happen],
  );
}
export type Saving<Content = LessonDocument> = ReturnType<typeof useAutosave<Content>>;
