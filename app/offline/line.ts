import { useSyncExternalStore } from "react";
import { type Line, onLineWord, sayLine } from "#app/offline/line-word.ts";

const PROBE_EVERY_MS = 10_000;
const PROBE_LIMIT_MS = 8_000;

let line: Line = "there";
let probing: ReturnType<typeof setTimeout> | undefined;
let started = false;
const listeners = new Set<(line: Line) => void>();

/** Whether the server can be reached, as far as this page knows: from the browser, the worker, and what was just tried. */
export function useLine(): Line {
  return useSyncExternalStore(
    onLine,
    () => line,
    () => "there",
  );
}

/** Hears when the line goes and when it is back. Returns how to stop. */
export function onLine(listener: (line: Line) => void): () => void {
  start();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Something could not be sent: the line is lost until a small request gets through. */
export function lineWasLost(): void {
  start();
  become("lost");
}

/** Finds out now, and answers when it is known. */
export async function probeLine(): Promise<void> {
  clearTimeout(probing);
  const giveUp = new AbortController();
  const timer = setTimeout(() => {
    giveUp.abort();
  }, PROBE_LIMIT_MS);
  await fetch("/healthz", { method: "HEAD", cache: "no-store", signal: giveUp.signal })
    .then(
      ({ status }) => {
        become([502, 503, 504].includes(status) ? "lost" : "there");
      },
      () => {
        become("lost");
      },
    )
    .finally(() => {
      clearTimeout(timer);
    });
}

function start(): void {
  if (started) return;
  started = true;
  if (!navigator.onLine) become("lost");
  addEventListener("offline", () => {
    become("lost");
  });
  addEventListener("online", () => void probeLine());
  onLineWord((word) => {
    if (word === "lost") void probeLine();
    else become("there");
  });
}

function become(now: Line): void {
  clearTimeout(probing);
  if (now === "lost") probing = setTimeout(() => void probeLine(), PROBE_EVERY_MS);
  if (now === line) return;
  line = now;
  sayLine(now);
  for (const listener of listeners) listener(now);
}
