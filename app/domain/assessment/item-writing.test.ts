import { expect, test } from "vitest";
import { type WrittenItem, WRITING_HINTS, writingHints } from "#app/domain/assessment/item-writing.ts";

const part = (id: string, en: string, more: object = {}) => ({ id, text: { en, ...more } });
/** Nothing to remark on: options of one length and form, a focused question. */
const SOUND: WrittenItem = {
  type: "single-best-answer",
  stem: {
    en: "A man of 60 has had chest pain for an hour.",
    ar: "رجل عمره 60 سنة يشكو ألماً في الصدر.",
    ckb: "پیاوێکی 60 ساڵ ئازاری سنگی هەیە.",
  },
  leadIn: { en: "What is the best next step?", ar: "ما أفضل خطوة تالية؟", ckb: "باشترین هەنگاوی داهاتوو چییە؟" },
  options: [
    part("a", "Oral aspirin now", { ar: "أسبرين بالفم", ckb: "ئەسپرین بە دەم" }),
    part("b", "Oral antacid now", { ar: "مضاد حموضة", ckb: "دژە ترشی" }),
    part("c", "Chest X-ray first", { ar: "صورة صدر", ckb: "تیشکی سنگ" }),
    part("d", "Rest and wait on", { ar: "راحة وانتظار", ckb: "پشوو و چاوەڕوانی" }),
  ],
  key: ["a"],
};
const codes = (item: WrittenItem) => writingHints(item).map(({ code, field }) => `${code} ${field}`);
const withOption = (index: number, text: object): WrittenItem => ({
  ...SOUND,
  options: SOUND.options.map((one, at) => (at === index ? { ...one, text: { ...one.text, ...text } } : one)),
});

test("a sound item gets no hint", () => {
  expect(writingHints(SOUND)).toEqual([]);
});

test("of an item that is not written nothing is said", () => {
  expect(writingHints({ type: "single-best-answer", stem: {}, leadIn: {}, options: [], key: [] })).toEqual([]);
  expect(writingHints({ ...SOUND, options: ["a", "b", "c", "d"].map((id) => part(id, "")) })).toEqual([]);
});

test.each([
  ["key-longest options.0.text.en", withOption(0, { en: "Oral aspirin now, chewed, unless the man is allergic to it" })],
  ["absolute-term options.1.text.en", withOption(1, { en: "Never an antacid" })],
  ["absolute-term options.1.text.ar", withOption(1, { ar: "دائماً مضاد حموضة" })],
  ["absolute-term options.1.text.ckb", withOption(1, { ckb: "هەرگیز دژە ترشی" })],
  ["vague-frequency options.3.text.en", withOption(3, { en: "Usually rest only" })],
  ["vague-frequency options.3.text.ar", withOption(3, { ar: "راحة غالباً" })],
  ["vague-frequency options.3.text.ckb", withOption(3, { ckb: "بە دەگمەن پشوو" })],
  ["all-or-none options.3.text.en", withOption(3, { en: "All of the above" })],
  ["all-or-none options.3.text.ar", withOption(3, { ar: "كل ما سبق" })],
  ["all-or-none options.3.text.ckb", withOption(3, { ckb: "هەموو ئەوانەی سەرەوە" })],
  ["negative-lead-in leadIn.en", { ...SOUND, leadIn: { en: "All of these are right except?" } }],
  ["negative-lead-in leadIn.ar", { ...SOUND, leadIn: { ar: "كل ما يلي صواب ما عدا؟" } }],
  ["negative-lead-in leadIn.ckb", { ...SOUND, leadIn: { ckb: "هەموو ڕاستن جگە لە کام؟" } }],
  ["unfocused-lead-in leadIn.en", { ...SOUND, leadIn: { en: "Which of the following statements about angina is true?" } }],
  ["unfocused-lead-in leadIn.ar", { ...SOUND, leadIn: { ar: "أيّ من العبارات التالية صحيحة؟" } }],
  ["unfocused-lead-in leadIn.ckb", { ...SOUND, leadIn: { ckb: "کام لەمانەی خوارەوە ڕاستە؟" } }],
  ["uneven-options options", withOption(2, { en: "A chest X-ray, to be repeated on the next morning in any event" })],
  ["word-repeated options.0.text.en", withOption(0, { en: "Treat pain in chest of heart" })],
  ["grammatical-cue options.0.text.ar", withOption(0, { ar: "الأسبرين بالفم" })],
  ["few-options options", { ...SOUND, options: SOUND.options.slice(0, 3) }],
] satisfies [string, WrittenItem][])("%s", (hint, item) => {
  // "chest" stands in another option as well: the repeat that counts is one of its own.
  const asked = hint.startsWith("word-repeated") ? { ...item, stem: { en: "A man treats his heart himself." } } : item;
  expect(codes(asked)).toContain(hint);
});

test("an article at the end of the lead-in that only the key fits is a cue", () => {
  const item = {
    ...SOUND,
    leadIn: { en: "The drug to be given now is an" },
    options: [part("a", "aspirin"), part("b", "nitrate"), part("c", "beta blocker"), part("d", "statin")],
  };
  expect(codes(item)).toContain("grammatical-cue options.0.text.en");
  expect(codes({ ...item, options: [...item.options.slice(0, 3), part("d", "antacid")] })).not.toContain(
    "grammatical-cue options.0.text.en",
  );
});

test("several right options do not give each other away by their length", () => {
  const long = withOption(0, { en: "Oral aspirin now, chewed, unless the man is allergic to it" });
  expect(codes({ ...long, type: "multiple-response", key: ["a", "b"] }).some((code) => code.startsWith("key-longest"))).toBe(false);
});

test("hints come in the order in which they are listed", () => {
  const item = { ...withOption(1, { en: "Never, usually" }), leadIn: { en: "All except?" } };
  const found = writingHints(item).map(({ code }) => WRITING_HINTS.indexOf(code));
  expect(found.length).toBeGreaterThan(2);
  expect(found).toEqual([...found].sort((a, b) => a - b));
});
