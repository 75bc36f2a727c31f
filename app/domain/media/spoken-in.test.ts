import { expect, test } from "vitest";
import { spokenIn } from "#app/domain/media/spoken-in.ts";

test("of WebVTT the cues are read, without times, numbers, notes, styles and tags", () => {
  const vtt = [
    "\ufeffWEBVTT - Hands",
    "Kind: captions",
    "",
    "NOTE for the translator",
    "",
    "STYLE",
    "::cue { color: red }",
    "",
    "1",
    "00:00.000 --> 00:02.000 align:start",
    "Clean your hands",
    "<c.loud>before</c> every patient.",
    "",
    "00:02.000 --> 00:04.000",
    "<v Dr Ali>Notes &amp; gloves &lt; water.</v>",
    "",
    "00:04.000 --> 00:05.000",
    "",
  ].join("\r\n");
  expect(spokenIn(vtt)).toEqual(["Clean your hands before every patient.", "Dr Ali: Notes & gloves < water."]);
});

test("plain text is read by its paragraphs, and marks that turn a line round fall away", () => {
  expect(spokenIn("دەستەکانت\nپاک بکەوە.\n\n\u202bدواتر.\u202c\n")).toEqual(["دەستەکانت پاک بکەوە.", "دواتر."]);
  expect(spokenIn("")).toEqual([]);
  expect(spokenIn("WEBVTT\n")).toEqual([]);
});
