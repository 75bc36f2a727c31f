/** What lies before the first cue, and what no reader is meant to see. */
const NOT_SPOKEN = /^(WEBVTT|NOTE|STYLE|REGION)(?=$|[\s:])/;
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&nbsp;": " ",
  "&lrm;": "",
  "&rlm;": "",
};

/**
 * What a transcript or caption file says, to be read: for WebVTT the words of its cues without their times, names of speakers before them; for
 * plain text its paragraphs. Plain text throughout, which must still be escaped.
 */
export function spokenIn(text: string): readonly string[] {
  const blocks = text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .split(/\n(?:[ \t]*\n)+/)
    .map((block) => block.split("\n").filter((line) => line.trim() !== ""));
  const isVtt = blocks[0]?.[0]?.startsWith("WEBVTT") === true;
  return blocks.map((lines) => (isVtt ? cueWords(lines) : tidy(lines.join(" ")))).filter((words) => words !== "");
}

function cueWords(lines: readonly string[]): string {
  const timing = lines.findIndex((line) => line.includes("-->"));
  if (timing < 0 || NOT_SPOKEN.test(lines[0] ?? "")) return "";
  const words = lines
    .slice(timing + 1)
    .join(" ")
    .replace(/<v(?:\.[^\s>]*)?\s+([^>]*)>/g, "$1: ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => ENTITIES[entity] ?? entity);
  return tidy(words);
}

function tidy(words: string): string {
  return words.replace(MARKS, "").replace(/\s+/g, " ").trim();
}
