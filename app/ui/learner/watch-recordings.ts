import type { Recording } from "#app/domain/learning/section-reading.ts";
import { NOTHING_PLAYED, playedFrom, playedOn, playedUpToHere } from "#app/domain/media/played.ts";

/** The section that an element of a lesson's text stands in. */
export function sectionOf(element: Element): string | undefined {
  return element.closest<HTMLElement>("section[data-section]")?.dataset["section"];
}

/**
 * Follows what is played of the recordings in a lesson's text, and whether their transcripts are opened. `changed` is called with the
 * section after each change; `recordings` gives them as they stand.
 */
export function watchRecordings(
  text: HTMLElement,
  changed: (sectionId: string) => void,
): { readonly recordings: () => Iterable<Recording>; readonly stop: () => void } {
  // A film and its sound alone are one recording, whichever is played.
  const frameOf = (element: Element): Element => element.closest("figure.media") ?? element;
  const known = new Map<Element, Recording>();
  for (const element of text.querySelectorAll("audio, video")) {
    const sectionId = sectionOf(element);
    if (sectionId !== undefined) known.set(frameOf(element), { sectionId, played: NOTHING_PLAYED, seconds: null, transcriptOpened: false });
  }
  const change = (element: Element, of: (recording: Recording) => Partial<Recording>): void => {
    const recording = known.get(frameOf(element));
    if (recording === undefined) return;
    known.set(frameOf(element), { ...recording, ...of(recording) });
    changed(recording.sectionId);
  };
  const told = ({ target }: Event): void => {
    if (!(target instanceof HTMLMediaElement) || target.seeking) return;
    change(target, ({ played }) => ({ seconds: target.duration, played: playedOn(played, target.currentTime, performance.now()) }));
  };
  const broken = ({ target }: Event): void => {
    if (target instanceof HTMLMediaElement) change(target, ({ played }) => ({ played: playedUpToHere(played) }));
  };
  const runs = ({ target }: Event): void => {
    if (target instanceof HTMLMediaElement)
      change(target, ({ played }) => ({ played: playedFrom(played, target.currentTime, performance.now()) }));
  };
  const opened = ({ target }: Event): void => {
    if (!(target instanceof Element) || !(target.closest("a") !== null || (target instanceof HTMLDetailsElement && target.open))) return;
    if (target.closest("details.sound") === null) change(target, () => ({ transcriptOpened: true }));
  };
  // What players tell does not bubble: it is heard on the way down.
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  text.addEventListener("timeupdate", told, options);
  for (const name of ["play", "seeking", "waiting"]) text.addEventListener(name, broken, options);
  // From the first moment on, and not from when the position is told next: a recording of two seconds has few of those.
  text.addEventListener("playing", runs, options);
  text.addEventListener("click", opened, options);
  text.addEventListener("toggle", opened, options);
  return { recordings: () => known.values(), stop: () => listening.abort() };
}
