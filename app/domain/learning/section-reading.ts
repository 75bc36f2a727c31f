import { type Played, isPlayedThrough } from "#app/domain/media/played.ts";

/** An audio or video of a lesson, in its section. */
export type Recording = {
  readonly sectionId: string;
  readonly played: Played;
  /** null: not known yet, because nothing of it was loaded. */
  readonly seconds: number | null;
  /** Its words were opened instead, by who cannot hear it or has no bandwidth to load it. */
  readonly transcriptOpened: boolean;
};

/** Whether a section counts as read: its last block was on the screen, and every recording in it was played through or read (R46). */
export function isSectionRead(sectionId: string, endsSeen: ReadonlySet<string>, recordings: Iterable<Recording>): boolean {
  if (!endsSeen.has(sectionId)) return false;
  for (const one of recordings) if (one.sectionId === sectionId && !isTakenIn(one)) return false;
  return true;
}

function isTakenIn({ played, seconds, transcriptOpened }: Recording): boolean {
  return transcriptOpened || (seconds !== null && isPlayedThrough(played, seconds));
}
