import { expect, test } from "vitest";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { type FolderOverrides, aCourseFolder, aCourseMetadata, aLessonText, someItems } from "#tests/builders/a-course-folder.ts";

function faultsOf(overrides: FolderOverrides): string[] {
  const result = validateCourse(aCourseFolder(overrides), parseMarkdown);
  return result.ok ? [] : result.refusal.map((fault) => `${fault.file}:${fault.line} ${fault.code}`);
}
const lesson = (language: "ar" | "ckb" | "en", change: (text: string) => string): FolderOverrides => ({
  files: { [`lessons/hands.${language}.md`]: change(aLessonText(language)) },
});
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length;

test("the tiny course has no fault", () => {
  expect(validateCourse(aCourseFolder(), parseMarkdown)).toMatchObject({ ok: true });
});

// @rule accme-enduring-materials/review-every-three-years
test("a course ends at the latest three years after its last review", () => {
  expect(faultsOf({ metadata: { reviewedOn: "2026-01-01", expiresOn: "2029-01-01" } })).toEqual([]);
  expect(faultsOf({ metadata: { reviewedOn: "2026-01-01", expiresOn: "2029-01-02" } }).join()).toContain("expiry-too-late");
});

test("a fault has its file and its line", () => {
  const text = aLessonText("ar");
  expect(faultsOf(lesson("ar", (old) => old.replace("@ish-2020", "@nobody-1999")))).toContain(
    `lessons/hands.ar.md:${lineOf(text, "[@ish-2020")} reference-unknown`,
  );
  const json = JSON.stringify(aCourseMetadata(), null, 2);
  expect(faultsOf({ metadata: { expiresOn: "2029-01-02" } })).toEqual([`course.json:${lineOf(json, '"expiresOn"')} expiry-too-late`]);
});

test.each([
  ["course.json", null, "file-missing"],
  ["items.json", null, "file-missing"],
  ["course.json", "{", "json-malformed"],
  ["items.json", "[]", "value-malformed"],
  ["lessons/hands.ckb.md", null, "file-missing"],
  ["lessons/hands.en.json", "{}", "lesson-twice"],
  ["lessons/dose.en.json", "{", "json-malformed"],
  ["lessons/dose.en.json", '{"type":"doc","schemaVersion":2,"content":[]}', "block-malformed"],
  ["images/steps.ckb.svg", null, "media-missing"],
  ["images/plain.svg", "<svg>", "svg-without-viewbox"],
  ["images/stray.svg", "<svg/>", "file-not-used"],
  ["notes.txt", "x", "file-not-used"],
  ["media/talk.mp3", "<!doctype html>", "media-malformed"],
  ["media/film.mp4", "%PDF-1.4", "media-malformed"],
  ["media/form.pdf", "PK", "media-malformed"],
  ["media/talk.ar.vtt", "00:00.000 --> 00:02.000", "media-malformed"],
  ["media/talk.ar.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\n\n", "captions-empty"],
  ["media/talk.ar.vtt", "WEBVTT\n\n00:02.000 --> 00:02.000\nHands.\n", "captions-unfinished"],
  ["lessons/hands.en.md", new Uint8Array([0xc3, 0x28]), "text-not-utf8"],
  ["lessons/hands.en.md", "\u202e## x {#why}", "control-character"],
])("%s as %j: %s", (path, content, code) => {
  expect(faultsOf({ files: { [path]: content } }).join()).toContain(path.replace("images/steps.ckb.svg", "lessons/hands.ar.md"));
  expect(faultsOf({ files: { [path]: content } }).join()).toContain(code);
});

test.each([
  [(text: string) => text.replace("{#key-one}", "{#key-two}"), "blocks-differ"],
  [(text: string) => text.replace(":::note{#note-one}", ":::warning{#note-one}"), "translation-changes-facts"],
  [(text: string) => text.replace("140/90 mmHg", "140/60 mmHg"), "numbers-differ"],
  [(text: string) => text.replace("500 mg", "50 mg"), "numbers-differ"],
  [(text: string) => text.replace('amount="500-1000"', 'amount="500-2000"'), "translation-changes-facts"],
  [(text: string) => text.replace('unit="mg"', 'unit="g"'), "translation-changes-facts"],
  [(text: string) => text.replace('unit="mg"', 'unit="spoon"'), "block-malformed"],
  [(text: string) => text.replace(' source="ish-2020"', ""), "attribute-missing"],
  [(text: string) => text.replace("- [x]", "- [ ]"), "check-without-key"],
  [(text: string) => text.replace("- [ ]", "- [x]"), "translation-changes-facts"],
  [(text: string) => text.replace(" {#when}", ""), "heading-needs-id"],
  [(text: string) => text.replace("{#when}", "{#why}"), "duplicate-block-id"],
  [(text: string) => text.replace("{#when}", "{#lesson-finished}"), "block-id-reserved"],
  [(text: string) => text.replace("## ", "# "), "heading-level"],
  [(text: string) => `Hello\n\n${text}`, "text-before-first-section"],
  [(text: string) => `${text}\n<b>x</b>\n`, "html-not-allowed"],
  [(text: string) => `${text}\n:::spell{#x}\nx\n:::\n`, "directive-unknown"],
  [(text: string) => text.replace(":::note{#note-one}", ":::note{#note one}"), "attribute-unknown"],
  [(text: string) => text.replace(":::note{#note-one}", ":::note{#note-one"), "directive-malformed"],
  [(text: string) => text.replace("](https://www.who.int)", "](javascript:alert)"), "link-not-http"],
  [(text: string) => text.replace(":::note{#note-one}", ":::note"), "block-needs-id"],
  [(text: string) => text.replace(":::passage{lang=ckb}", ":::passage{lang=ku}"), "passage-malformed"],
  [(text: string) => text.replace(":::passage{lang=ckb}", ":::passage"), "passage-malformed"],
  [(text: string) => text.replace('alt="', 'alte="'), "attribute-unknown"],
])("a lesson of one language that was changed by %s: %s", (change, code) => {
  expect(faultsOf(lesson("ckb", change)).join()).toContain(code);
});

test.each([
  [{ expiresOn: "2025-12-31" }, "expiry-before-release"],
  [{ minutes: 30 }, "lessons-longer-than-course"],
  [{ minutes: 59 }, "credit-exceeds-time"],
  [{ topics: ["astrology"] }, "topic-unknown"],
  [{ creditOffers: [{ creditType: "c", category: "c", professions: ["wizard"], maximumHundredths: 25 }] }, "profession-unknown"],
  [{ translations: { en: "source", ar: "source", ckb: "signed-off" } }, "one-source-language"],
  [
    { quiz: { minimumPerformanceLevel: 70, attempts: 3, lockOutHours: 0, minutesAllowed: null, quota: { basics: 5, doses: 2 } } },
    "quota-exceeds-pool",
  ],
  [
    { quiz: { minimumPerformanceLevel: 70, attempts: 3, lockOutHours: 0, minutesAllowed: null, quota: { basics: 4 } } },
    "topic-without-quota",
  ],
  [{ objectives: Array(3).fill({ en: "Give 5 mg.", ar: "أعط 50 mg.", ckb: "5 mg بدە." }) }, "numbers-differ"],
])("course.json with %j: %s", (metadata, code) => {
  expect(faultsOf({ metadata }).join()).toContain(code);
});

test("a reference that nothing cites is a fault", () => {
  const references = [...aCourseMetadata().references, { ...aCourseMetadata().references[0], id: "never-cited" }];
  expect(faultsOf({ metadata: { references } }).join()).toContain("reference-uncited");
  const silent = aCourseMetadata().references.map(({ evidence: _kind, ...reference }) => reference);
  expect(faultsOf({ metadata: { references: silent } }).join()).toContain("reference-without-evidence");
});

const changed = (id: string, change: object) => ({ items: someItems().map((item) => (item["id"] === id ? { ...item, ...change } : item)) });
test.each([
  ["item-single", { key: "z" }, "key-unknown"],
  ["item-multiple", { key: ["a", "z"] }, "key-unknown"],
  ["item-multiple", { key: ["a", "a"] }, "key-repeated"],
  ["item-multiple", { key: ["a", "b", "c", "d", "e"] }, "key-is-everything"],
  ["item-ordering", { key: ["x", "w", "z"] }, "order-not-complete"],
  ["item-ordering", { key: ["x", "w", "z", "z"] }, "order-not-complete"],
  ["item-numeric", { key: { value: "250", unit: "kg", tolerance: "5" } }, "key-unknown"],
  ["item-numeric", { key: { value: "250", unit: "mg", tolerance: "-5" } }, "tolerance-negative"],
  ["item-single", { id: "item-multiple" }, "id-repeated"],
  ["item-single", { references: ["nobody-1999"] }, "reference-unknown"],
  ["item-single", { stem: { en: "5 mg", ar: "6 mg", ckb: "5 mg" } }, "numbers-differ"],
])("%s with %j: %s", (id, change, code) => {
  expect(faultsOf(changed(id, change)).join()).toContain(code);
});
