/** A caption: what is said between two moments, in milliseconds. `text` as a reader sees it, lines parted by a line feed. */
export type Cue = { readonly id: string; readonly start: number; readonly end: number; readonly text: string };

/**
 * A caption as it is being written: its times as they stand in their fields, also while they are no times yet. Nothing typed is lost on a
 * broken line.
 */
export type DraftCue = { readonly id: string; readonly start: string; readonly end: string; readonly text: string };

const TIME = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?$/;
const ARROW = /^(.+?)\s+-->\s+(\S+)(?:\s+.*)?$/;
const SHOWN = /<[^>]*>/g;
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&nbsp;": "\u00a0",
  "&lrm;": "\u200e",
  "&rlm;": "\u200f",
};

/** `1:02:03.450`, `02:03,45`, `٠٢:٠٣` in milliseconds; null when it is no time. */
export function timeFrom(text: string): number | null {
  const plain = text.trim().replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  const [, hours = "0", minutes = "", seconds = "", fraction = ""] = TIME.exec(plain) ?? [];
  if (minutes === "" || Number(seconds) > 59 || (hours !== "0" && Number(minutes) > 59)) return null;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, "0"));
}

/** Milliseconds as WebVTT writes them: `01:02.003`, with hours from one hour on. */
export function timeText(milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds));
  const two = (value: number): string => String(value).padStart(2, "0");
  const rest = `${two(Math.floor(whole / 60_000) % 60)}:${two(Math.floor(whole / 1000) % 60)}.${String(whole % 1000).padStart(3, "0")}`;
  const hours = Math.floor(whole / 3_600_000);
  return hours > 0 ? `${two(hours)}:${rest}` : rest;
}

/** What was read of a file, and how many of its parts were no captions: the author is told. */
export type ReadCaptions = { readonly cues: readonly Cue[]; readonly leftOut: number };

/**
 * Reads WebVTT or SRT, which differ in their head and in the comma of their times. Styles, regions, notes and places on the screen are left out;
 * what cannot be read as a caption is counted. null: no captions at all.
 */
export function parseCaptions(file: string): ReadCaptions | null {
  const read = parseBlocks(file);
  if (read === null) return null;
  const cues = read.found.flatMap((draft): Omit<Cue, "id">[] => {
    const [start, end] = [timeFrom(draft.start), timeFrom(draft.end)];
    return start === null || end === null ? [] : [{ start, end, text: draft.text }];
  });
  return { cues: cues.map((cue, index) => ({ ...cue, id: `c${String(index + 1)}` })), leftOut: read.leftOut };
}

function parseBlocks(file: string): { readonly found: readonly Omit<DraftCue, "id">[]; readonly leftOut: number } | null {
  const blocks = file
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n+/)
    .map((block) => block.split("\n").filter((line) => line.trim() !== ""))
    .filter((lines) => lines.length > 0);
  const found: Omit<DraftCue, "id">[] = [];
  let leftOut = 0;
  for (const lines of blocks) {
    const unfinished = unfinishedIn(lines[0] ?? "");
    if (unfinished !== null) found.push(unfinished);
    else if (!/^(WEBVTT|NOTE|STYLE|REGION)(?=$|[\s:])/.test(lines[0] ?? "")) {
      const at = lines.findIndex((line) => line.includes("-->"));
      const [, from = "", to = ""] = ARROW.exec(lines[at] ?? "") ?? [];
      const [start, end] = [timeFrom(from), timeFrom(to)];
      if (start === null || end === null) leftOut += 1;
      else found.push({ start: timeText(start), end: timeText(end), text: shownText(lines.slice(at + 1).join("\n")) });
    }
  }
  return found.length === 0 && (leftOut > 0 || !/^\ufeff?WEBVTT/.test(file)) ? null : { found, leftOut };
}

/** What a reader sees of a caption's text: a speaker before the words, no other marks. */
function shownText(text: string): string {
  return text
    .replace(/<v(?:\.[^\s>]*)?\s+([^>]*)>/g, "$1: ")
    .replace(SHOWN, "")
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}

function cueBlock(start: number, end: number, text: string): string {
  return `${timeText(start)} --> ${timeText(end)}\n${writtenText(text)}\n`;
}

function writtenText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** What a caption may be warned of. The first two keep it from being shown as it is meant. */
export const CUE_WARNINGS = [
  "time-malformed",
  "ends-before-start",
  "overlap",
  "empty",
  "long-line",
  "many-lines",
  "fast",
  "short",
] as const;
export type CueWarning = (typeof CUE_WARNINGS)[number];

/**
 * 42 characters in a line, two lines, 20 characters a second and at least five sixths of a second: Netflix Timed Text Style Guide. That speed can
 * still be read in a second language: Szarkowska and Gerber-Morón, PLoS ONE 2018;13(6):e0199331.
 */
export const LONGEST_LINE = 42;
export const MOST_LINES = 2;
export const FASTEST_READING = 20;
export const SHORTEST_MS = 833;

/** What each caption is warned of, in their order. Characters are counted as they are seen: a letter with its vowel signs is one. */
export function warningsOf(cues: readonly DraftCue[]): readonly (readonly CueWarning[])[] {
  const read = cues.map(({ start, end, text }) => ({ start: timeFrom(start), end: timeFrom(end), text }));
  return read.map(({ start, end, text }, index) => {
    const lines = text.split("\n");
    const shown = charactersIn(text.replace(/\s+/g, " ").trim());
    const found: CueWarning[] = [];
    if (shown === 0) found.push("empty");
    if (lines.some((line) => charactersIn(line.trim()) > LONGEST_LINE)) found.push("long-line");
    if (lines.filter((line) => line.trim() !== "").length > MOST_LINES) found.push("many-lines");
    if (start === null || end === null) return ["time-malformed", ...found];
    if (end <= start) return ["ends-before-start", ...found];
    const before = read
      .slice(0, index)
      .some((other) => other.end !== null && other.start !== null && other.start <= start && other.end > start);
    const after = read.slice(index + 1).some((other) => other.start !== null && other.start < start);
    if (before || after) found.unshift("overlap");
    if (end - start < SHORTEST_MS) found.push("short");
    if ((shown * 1000) / (end - start) > FASTEST_READING) found.push("fast");
    return found;
  });
}

/** Whether a caption so warned of cannot be written down. */
export function isBroken(warnings: readonly CueWarning[]): boolean {
  return warnings.includes("time-malformed") || warnings.includes("ends-before-start");
}

function charactersIn(text: string): number {
  return [...text.replace(/\p{M}|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, "")].length;
}

/** Begins a note that holds, as JSON in one line, a caption whose times are not ready. Players pass over notes. */
const UNFINISHED = "NOTE unfinished ";

/**
 * Captions as far as they are written, as WebVTT: a player shows those that are whole; one whose times are broken stands as a note in its place, so
 * that nothing of it is lost.
 */
export function writeDraftCues(drafts: readonly DraftCue[]): string {
  let last = 0;
  const placed = drafts.map((draft) => {
    const [start, end] = [timeFrom(draft.start), timeFrom(draft.end)];
    const isWhole = start !== null && end !== null && end > start;
    if (isWhole) last = start;
    return { at: last, block: isWhole ? cueBlock(start, end, draft.text) : unfinishedBlock(draft) };
  });
  return ["WEBVTT\n", ...placed.sort((a, b) => a.at - b.at).map(({ block }) => block)].join("\n");
}

/** Reads what `writeDraftCues` wrote, or any other file of captions; null: none. */
export function readDraftCues(file: string): { readonly cues: readonly DraftCue[]; readonly leftOut: number } | null {
  const read = parseBlocks(file);
  if (read === null) return null;
  const { found, leftOut } = read;
  return { cues: found.map((one, index) => ({ ...one, id: `c${String(index + 1)}` })), leftOut };
}

function unfinishedBlock({ start, end, text }: DraftCue): string {
  // A note ends at an arrow or an empty line.
  return `${UNFINISHED}${JSON.stringify({ start, end, text }).replaceAll(">", "\\u003e")}\n`;
}

function unfinishedIn(line: string): Omit<DraftCue, "id"> | null {
  if (!line.startsWith(UNFINISHED)) return null;
  try {
    const { start, end, text } = JSON.parse(line.slice(UNFINISHED.length)) as Partial<Record<string, unknown>>;
    return typeof start === "string" && typeof end === "string" && typeof text === "string" ? { start, end, text } : null;
  } catch {
    return null;
  }
}

/** Parts a caption where the cursor stands, its time in proportion to its words. The second half gets the given id. */
export function splitCue(drafts: readonly DraftCue[], index: number, at: number, id: string): readonly DraftCue[] {
  const cue = drafts[index];
  if (cue === undefined) return drafts;
  const place = Math.max(0, Math.min(at, cue.text.length));
  const [one, other] = [cue.text.slice(0, place).trim(), cue.text.slice(place).trim()];
  const [start, end] = [timeFrom(cue.start), timeFrom(cue.end)];
  const share = cue.text.length === 0 ? 0.5 : Math.min(0.9, Math.max(0.1, place / cue.text.length));
  const middle = start === null || end === null || end <= start ? cue.end : timeText(start + (end - start) * share);
  return drafts.toSpliced(index, 1, { ...cue, end: middle, text: one }, { id, start: middle, end: cue.end, text: other });
}

/** Joins a caption with the one after it. */
export function mergeCue(drafts: readonly DraftCue[], index: number): readonly DraftCue[] {
  const [cue, next] = [drafts[index], drafts[index + 1]];
  if (cue === undefined || next === undefined) return drafts;
  const text = [cue.text, next.text].filter((part) => part.trim() !== "").join("\n");
  return drafts.toSpliced(index, 2, { ...cue, end: next.end, text });
}

/** A new caption after another one, from its end on and three seconds long; `index` -1: before all. */
export function addCue(drafts: readonly DraftCue[], index: number, id: string, position: number | null): readonly DraftCue[] {
  const start = position ?? timeFrom(drafts[index]?.end ?? "") ?? 0;
  return drafts.toSpliced(index + 1, 0, { id, start: timeText(start), end: timeText(start + 3000), text: "" });
}

/** What is said, as a transcript: a paragraph whenever nothing was said for two seconds. */
export function transcriptOf(cues: readonly Cue[]): string {
  const paragraphs: string[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { start, end, text } of [...cues].sort((a, b) => a.start - b.start)) {
    const words = text.replace(/\s+/g, " ").trim();
    if (words === "") continue;
    if (start - last >= 2000 || paragraphs.length === 0) paragraphs.push(words);
    else paragraphs.push(`${paragraphs.pop() ?? ""} ${words}`);
    last = end;
  }
  return `${paragraphs.join("\n\n")}\n`;
}
