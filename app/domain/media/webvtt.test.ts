import fc from "fast-check";
import { expect, test } from "vitest";
import { contentIs } from "#app/domain/media/content-is.ts";
import { spokenIn } from "#app/domain/media/spoken-in.ts";
import {
  type DraftCue,
  addCue,
  mergeCue,
  parseCaptions,
  readDraftCues,
  splitCue,
  timeFrom,
  timeText,
  transcriptOf,
  warningsOf,
  writeDraftCues,
} from "#app/domain/media/webvtt.ts";

const cue = (id: string, start: string, end: string, text: string) => ({ id, start, end, text });

test("R8: times are read in every digit that a trainer may type, and nothing else is a time", () => {
  expect(["00:01.500", "0:01,5", "٠٠:٠١.٥٠٠", "۰:۰۱,۵۰۰", "00:00:01.500"].map(timeFrom)).toEqual([1500, 1500, 1500, 1500, 1500]);
  expect(["", "5", "00:61", "1:60:00", "-1:00", "a:b"].map(timeFrom)).toEqual([null, null, null, null, null, null]);
  expect(timeText(3_723_004)).toBe("01:02:03.004");
});

test("WebVTT with styles, notes, names and speakers, and SRT with its numbers and commas, are read", () => {
  const vtt =
    "\ufeffWEBVTT - hands\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE by us\n\nfirst\n00:01.000 --> 00:02.000 line:0 align:start\n<v Dr Ali>Wash <i>20 mL</i> &amp; dry\n\n1:00.000 --> 1:01.000\nB\nC\n";
  expect(parseCaptions(vtt)).toEqual({
    cues: [
      { id: "c1", start: 1000, end: 2000, text: "Dr Ali: Wash 20 mL & dry" },
      { id: "c2", start: 60_000, end: 61_000, text: "B\nC" },
    ],
    leftOut: 0,
  });
  const srt = "1\r\n00:00:01,000 --> 00:00:02,500\r\nنظّف يديك\r\n\r\n2\r\nnot a time --> 00:00:03,000\r\nx\r\n";
  expect(parseCaptions(srt)).toEqual({ cues: [{ id: "c1", start: 1000, end: 2500, text: "نظّف يديك" }], leftOut: 1 });
  expect(parseCaptions("hello")).toBeNull();
  expect(parseCaptions("WEBVTT\n")).toEqual({ cues: [], leftOut: 0 });
});

test("what is written is read again as it was, broken captions too, and is WebVTT to everybody else in the house", () => {
  const words = fc.stringMatching(/^[a-zء-يڕڵۆێە0-9<>&;,.! -]{1,30}$/).filter((text) => text.trim() !== "" && !text.includes("  "));
  const someCue = fc.record({
    start: fc.integer({ min: 0, max: 5_000_000 }),
    length: fc.integer({ min: 1, max: 20_000 }),
    lines: fc.array(words, { minLength: 1, maxLength: 3 }),
    broken: fc.constantFrom(null, "00:0x", "", "a --> b"),
  });
  fc.assert(
    fc.property(fc.array(someCue, { minLength: 1, maxLength: 20 }), (some) => {
      const drafts = some
        .sort((a, b) => a.start - b.start)
        .map(({ start, length, lines, broken }, index): DraftCue => {
          const text = lines.map((line) => line.trim()).join("\n");
          return { id: `c${String(index + 1)}`, start: broken ?? timeText(start), end: timeText(start + length), text };
        });
      const written = writeDraftCues(drafts);
      expect(readDraftCues(written)).toEqual({ cues: drafts, leftOut: 0 });
      expect(contentIs("vtt", new TextEncoder().encode(written))).toBe(true);
      expect(spokenIn(written)).toHaveLength(some.filter(({ broken }) => broken === null).length);
      expect(written.match(/-->/g) ?? []).toHaveLength(some.filter(({ broken }) => broken === null).length);
    }),
  );
});

test("each caption is warned of what makes it hard to read or impossible to show", () => {
  const long = "word ".repeat(12).trim();
  expect(
    warningsOf([
      cue("a", "00:00.000", "00:04.000", "Wash your hands."),
      cue("b", "00:03.000", "00:05.000", "Too soon."),
      cue("c", "00:06.000", "00:05.000", "Backwards."),
      cue("d", "00:0x", "00:09.000", "No time."),
      cue("e", "00:10.000", "00:20.000", long),
      cue("f", "00:21.000", "00:25.000", "One\ntwo\nthree"),
      cue("g", "00:26.000", "00:27.000", "Twenty-one characters"),
      cue("h", "00:28.000", "00:28.500", "Brief"),
      cue("i", "00:30.000", "00:32.000", " "),
    ]),
  ).toEqual([[], ["overlap"], ["ends-before-start"], ["time-malformed"], ["long-line"], ["many-lines"], ["fast"], ["short"], ["empty"]]);
});

test("vowel signs and marks of direction are no characters to be read", () => {
  // Twenty letters, each with its sign, in a second.
  expect(warningsOf([cue("a", "00:00.000", "00:01.000", "نَ".repeat(20))])).toEqual([[]]);
  expect(warningsOf([cue("a", "00:00.000", "00:01.000", `\u2067${"ن".repeat(20)}\u2069`)])).toEqual([[]]);
});

test("a caption is parted at the cursor and joined again; nothing is lost on the way", () => {
  const cues = [cue("a", "00:00.000", "00:04.000", "Wash your hands. Dry them.")];
  const parted = splitCue(cues, 0, 16, "b");
  expect(parted).toEqual([cue("a", "00:00.000", "00:02.462", "Wash your hands."), cue("b", "00:02.462", "00:04.000", "Dry them.")]);
  expect(mergeCue(parted, 0)).toEqual([cue("a", "00:00.000", "00:04.000", "Wash your hands.\nDry them.")]);
  expect(mergeCue(cues, 0)).toBe(cues);
  expect(addCue(cues, 0, "b", null)[1]).toEqual(cue("b", "00:04.000", "00:07.000", ""));
  expect(addCue([], -1, "b", 12_500)).toEqual([cue("b", "00:12.500", "00:15.500", "")]);
});

test("the transcript is what the captions say, parted where the speaker paused", () => {
  const cues = [
    { id: "b", start: 5000, end: 6000, text: "Then\ndry." },
    { id: "a", start: 0, end: 1000, text: "Wash." },
    { id: "c", start: 6500, end: 7000, text: "Done." },
  ];
  expect(transcriptOf(cues)).toBe("Wash.\n\nThen dry. Done.\n");
});
