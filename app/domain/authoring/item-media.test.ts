import { expect, test } from "vitest";
import { mediaInItem } from "#app/domain/authoring/item-media.ts";
import { newItem, setAt } from "#app/domain/authoring/item-draft.ts";

test("the files of a question are found in its stem, in its options and in the questions about its vignette, and an empty name is none", () => {
  const inner = setAt(newItem("single-best-answer", "inner", "t"), ["options", 1, "media"], { kind: "audio", src: "murmur.mp3", text: {} });
  const set = setAt(newItem("vignette-set", "set", "t"), ["media"], { kind: "image", src: "ecg.png", text: {} });
  const whole = setAt(set, ["items"], [inner, setAt(newItem("numeric", "other", "t"), ["media"], { kind: "image", src: "", text: {} })]);
  expect(mediaInItem(whole)).toEqual([
    { path: ["items", 0, "options", 1, "media"], src: "murmur.mp3" },
    { path: ["media"], src: "ecg.png" },
  ]);
});
