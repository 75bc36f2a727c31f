import { useEffect, useRef, useState } from "react";

/** A section counts as read when its last block has been on the screen for this long. */
const DWELL_MS = 1000;
/** Sections read within this time travel in one event. */
const GATHER_MS = 4000;

/**
 * Watches which sections of a lesson have been read to their end, and reports those that are new: several together, the last one
 * being where the reader is. Gives the ids of all sections read, those from before included.
 */
export function useSectionsRead(
  textId: string,
  lessonKey: string,
  before: readonly string[],
  report: ((ids: readonly string[]) => void) | null,
): ReadonlySet<string> {
  const [read, setRead] = useState<ReadonlySet<string>>(() => new Set(before));
  const beforeKey = before.join(" ");
  const latestReport = useRef(report);
  useEffect(() => {
    latestReport.current = report;
  }, [report]);

  useEffect(() => {
    const known = new Set(beforeKey.split(" "));
    setRead(known);
    const text = document.getElementById(textId);
    if (text === null || typeof IntersectionObserver === "undefined") return;

    const dwelling = new Map<Element, ReturnType<typeof setTimeout>>();
    let gathered: string[] = [];
    let sending: ReturnType<typeof setTimeout> | undefined;
    const send = (): void => {
      clearTimeout(sending);
      sending = undefined;
      if (gathered.length > 0) latestReport.current?.(gathered);
      gathered = [];
    };
    const markRead = (id: string): void => {
      if (known.has(id)) return;
      known.add(id);
      setRead(new Set(known));
      gathered.push(id);
      sending ??= setTimeout(send, GATHER_MS);
    };
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(dwelling.get(target));
        dwelling.delete(target);
        const id = target.closest<HTMLElement>("section[data-section]")?.dataset["section"];
        if (isIntersecting && id !== undefined)
          dwelling.set(
            target,
            setTimeout(() => markRead(id), DWELL_MS),
          );
      }
    });
    for (const section of text.querySelectorAll("section[data-section]"))
      if (section.lastElementChild !== null) observer.observe(section.lastElementChild);

    const hidden = (): void => {
      if (document.visibilityState === "hidden") send();
    };
    document.addEventListener("visibilitychange", hidden);
    return () => {
      observer.disconnect();
      for (const timer of dwelling.values()) clearTimeout(timer);
      document.removeEventListener("visibilitychange", hidden);
      send();
    };
    // The text's own key says when there is another text to watch.
  }, [textId, lessonKey, beforeKey]);

  return read;
}
