import { useEffect, useRef, useState } from "react";
import { isSectionRead } from "#app/domain/learning/section-reading.ts";
import { sectionOf, watchRecordings } from "#app/ui/learner/watch-recordings.ts";

/** A section's end was seen when its last block has been on the screen for this long; what was read then, `isSectionRead` says. */
const DWELL_MS = 1000;
/** Sections read within this time travel in one event. */
const GATHER_MS = 4000;

/** Where it goes that sections were read: each at once, `note`, and several together, the last one being where the reader is. */
export type ReadingReport = { readonly note: (sectionId: string) => void; readonly keep: (sectionIds: readonly string[]) => void };

/**
 * Watches which sections of a lesson have been read to their end, and reports those that are new; what is gathered when the page is left
 * or hidden is reported then. Gives the ids of all sections read, those from before included.
 */
export function useSectionsRead(
  textId: string,
  lessonKey: string,
  before: readonly string[],
  report: ReadingReport | null,
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
      if (gathered.length > 0) latestReport.current?.keep(gathered);
      gathered = [];
    };
    const ends = new Set<string>();
    const markRead = (id: string): void => {
      if (known.has(id) || !isSectionRead(id, ends, media.recordings())) return;
      known.add(id);
      setRead(new Set(known));
      gathered.push(id);
      latestReport.current?.note(id);
      sending ??= setTimeout(send, GATHER_MS);
    };
    const media = watchRecordings(text, markRead);
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(dwelling.get(target));
        dwelling.delete(target);
        const id = sectionOf(target);
        if (isIntersecting && id !== undefined)
          dwelling.set(
            target,
            setTimeout(() => {
              ends.add(id);
              markRead(id);
            }, DWELL_MS),
          );
      }
    });
    for (const section of text.querySelectorAll("section[data-section]"))
      if (section.lastElementChild !== null) observer.observe(section.lastElementChild);

    const hidden = (): void => {
      if (document.visibilityState === "hidden") send();
    };
    document.addEventListener("visibilitychange", hidden);
    addEventListener("pagehide", send);
    return () => {
      observer.disconnect();
      media.stop();
      for (const timer of dwelling.values()) clearTimeout(timer);
      document.removeEventListener("visibilitychange", hidden);
      removeEventListener("pagehide", send);
      send();
    };
    // The text's own key says when there is another text to watch.
  }, [textId, lessonKey, beforeKey]);

  return read;
}
