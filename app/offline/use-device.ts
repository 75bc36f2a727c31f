import { useEffect } from "react";
import { devicePlaceAt } from "#app/offline/device-places.ts";
import { wasHereBefore } from "#app/offline/first-visit.ts";
import { useLine } from "#app/offline/line.ts";
import type { WorkerRequest } from "#app/offline/shell-request.ts";
import { type ToldToPages, rememberTold } from "#app/offline/told-to-pages.ts";

/** The page has come to rest: nothing that its reader waits for is still on its way. */
const REST_MS = 3_000;

/**
 * What every page does for reading without a line: answers the worker which build it is of, and from a second visit on notes on this device
 * who is here and registers the worker for learners once the page is at rest. Without a line, steps to pages that this device cannot show
 * are whole page loads, which the worker answers kindly.
 */
export function useDevice(told: ToldToPages | undefined): void {
  useEffect(answerWorker, []);
  // At once, not when the page has been painted: a button may be pressed before. On the server there is nobody to remember.
  if (told !== undefined && typeof document !== "undefined") rememberTold(told);
  useEffect(() => {
    if (told === undefined || told.fromDevice === true) return;
    const { session } = told;
    const hasWorker = "serviceWorker" in navigator && navigator.serviceWorker.controller !== null;
    if (!hasWorker && (session?.role !== "learner" || !wasHereBefore())) return;
    const atRest = setTimeout(() => {
      void import("#app/offline/note-at-rest.ts")
        .then(({ noteAtRest }) => noteAtRest())
        // No storage, or no line for the script: there is nothing then that could be read without one.
        .catch(() => undefined);
    }, REST_MS);
    return () => {
      clearTimeout(atRest);
    };
  }, [told]);
  const line = useLine();
  useEffect(() => {
    if (line === "there") return;
    addEventListener("click", wholePage, { capture: true });
    return () => {
      removeEventListener("click", wholePage, { capture: true });
    };
  }, [line]);
}

function answerWorker(): (() => void) | undefined {
  if (!("serviceWorker" in navigator)) return undefined;
  const answer = ({ data, ports }: MessageEvent<WorkerRequest | { readonly ask?: undefined }>) => {
    if (data.ask === "build") ports[0]?.postMessage(window.__remixManifest.version);
  };
  navigator.serviceWorker.addEventListener("message", answer);
  return () => {
    navigator.serviceWorker.removeEventListener("message", answer);
  };
}

function wholePage(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || link.origin !== location.origin || (link.target !== "" && link.target !== "_self")) return;
  if (link.pathname === location.pathname || devicePlaceAt(link.pathname) !== null) return;
  event.preventDefault();
  event.stopPropagation();
  location.assign(link.href);
}
