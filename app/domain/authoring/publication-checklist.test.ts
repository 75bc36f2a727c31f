import { expect, test } from "vitest";
import type { DraftContent } from "#app/domain/authoring/draft-content.ts";
import { draftMetadataOf } from "#app/domain/authoring/filled-metadata.ts";
import { publicationChecklist, readyDraft } from "#app/domain/authoring/publication-checklist.ts";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import { withTextsOnlyIn } from "#app/domain/shared/texts-shown.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { aCourseFolder } from "#tests/builders/a-course-folder.ts";

function aDraft(): DraftContent {
  const course = validateCourse(aCourseFolder(), parseMarkdown);
  if (!course.ok) throw new Error("faults");
  const { metadata, items, lessons, media } = course.value;
  return structuredClone({
    courseId: metadata.id,
    providerId: metadata.providerId,
    metadata: draftMetadataOf(metadata),
    items: items,
    media: media.map(({ path }) => ({ path, sha256: "0".repeat(64) })),
    documents: Object.fromEntries(
      lessons.flatMap(({ id, documents }) => LANGUAGES.map((language) => [`lesson/${id}/${language}`, documents[language]])),
    ),
  });
}
const said = (draft: unknown) =>
  publicationChecklist(draft as DraftContent).map(
    ({ code, place }) => `${code} ${[place.part, place.itemId, place.blockId, place.field].filter((name) => name !== null).join(" ")}`,
  );
/** The draft with one thing changed, by a path of members. */
function changed(path: string, value: unknown): unknown {
  const draft = aDraft() as unknown as Record<string, unknown>;
  const keys = path.split(">");
  const last = keys.pop() ?? "";
  const within = keys.reduce<Record<string, unknown>>((node, key) => node[key] as Record<string, unknown>, draft);
  if (value === undefined) Reflect.deleteProperty(within, last);
  else within[last] = value;
  return draft;
}

const picture = (src: string) => ({
  kind: "image",
  src,
  text: { ar: "خطوات تنظيف اليدين بالترتيب", ckb: "هەنگاوەکانی پاککردنەوەی دەست", en: "The steps of cleaning hands in order" },
});

test("a whole course has nothing on its checklist, in whatever form it lies", () => {
  expect(publicationChecklist(aDraft())).toEqual([]);
});

test("R53: a film needs its captions and a recording its transcript in each language, and the place of what is missing is named", () => {
  const draft = aDraft();
  const without = (path: string) => ({ ...draft, media: draft.media.filter((file) => file.path !== path) });
  expect(said(without("media/film.ckb.vtt"))).toEqual(LANGUAGES.map((language) => `media-missing lesson/hands/${language} film`));
  // The film names it as its transcript as well.
  expect(said(without("media/talk.en.vtt"))).toContain("media-missing lesson/hands/en talk");
  const shared = draft.media.filter(({ path }) => !/talk\.\w+\.vtt$/.test(path));
  expect(said({ ...draft, media: [...shared, { path: "media/talk.vtt", sha256: "0".repeat(64) }] })).toEqual([
    "words-in-one-language lesson/hands/ar talk",
  ]);
});

test.each([
  ["metadata>title", { en: "Only English" }, "value-missing metadata title.ar"],
  ["metadata>minutes", null, "value-missing metadata minutes"],
  ["metadata>objectives", [], "too-few metadata objectives"],
  ["metadata>expiresOn", "2030-01-01", "expiry-too-late metadata expiresOn"],
  ["metadata>modules", [{ id: "one", title: { en: "One", ar: "واحد", ckb: "یەک" } }], "module-unknown metadata lessons.0.module"],
  ["metadata>summary>en", "Hidden \u202e mark", "control-character metadata"],
  ["items>0>options>1>rationale>ckb", "", "value-missing items item-single options.1.rationale.ckb"],
  ["items>0>key", "z", "key-unknown items item-single key"],
  ["items>0>stem>ar", "9 mg", "numbers-differ items item-single stem.ar"],
  ["documents>lesson/hands/ckb", undefined, "lesson-missing lesson/hands/ckb"],
  ["documents>lesson/dose/ar>content>1>content>0>text", "ما لا تراه 25 mg", "numbers-differ lesson/dose/ar calculate-p1"],
  ["documents>lesson/dose/ar>content>1>content>1>attrs>ids", ["who-hand-2009"], "translation-changes-facts lesson/dose/ar calculate-p1"],
  ["documents>lesson/dose/ar>content>1>content>1>attrs>ids", ["nobody"], "reference-unknown lesson/dose/ar calculate-p1"],
  ["items>0>media", picture("steps.svg"), null],
  ["items>0>media", picture("nowhere.png"), "media-missing items item-single media.src"],
  ["items>0>options>1>media", { ...picture("steps.svg"), kind: "audio" }, "media-of-another-kind items item-single options.1.media.src"],
  ["items>0>media", { ...picture("steps.svg"), text: { en: "Steps" } }, "value-missing items item-single media.text.ar"],
  ["items>0>tags", { level: "application", difficulty: 60, reviewOn: "2027-01-01" }, null],
  ["items>0>tags", { difficulty: 101 }, "value-malformed items item-single tags.difficulty"],
  ["media", [], "media-missing lesson/hands/ar fig-steps"],
])("%s as %j: %s", (path, value, fault) => {
  if (fault === null) expect(said(changed(path, value))).toEqual([]);
  else expect(said(changed(path, value))).toContain(fault);
});

test("a figure without alternative text is named by its block and field, in its language", () => {
  const draft = aDraft();
  const figure = draft.documents["lesson/hands/ckb"]!.content.find((block) => block.type === "figure")!;
  (figure.attrs as { alt: string }).alt = "";
  expect(publicationChecklist(draft)).toEqual([
    {
      code: "value-missing",
      params: {},
      place: { part: "lesson/hands/ckb", lessonId: "hands", language: "ckb", blockId: "fig-steps", itemId: null, field: "alt" },
    },
  ]);
});

test("a lesson that nobody translated is named passage by passage", () => {
  const draft = aDraft();
  const untranslated = { ...draft, documents: { ...draft.documents, "lesson/hands/ckb": draft.documents["lesson/hands/ar"]! } };
  expect(said(untranslated).some((fault) => fault.startsWith("passage-in-another-language lesson/hands/ckb why-p1"))).toBe(true);
});

test("an empty draft has faults and no trouble", () => {
  const faults = said({ courseId: "new", providerId: "p", metadata: {}, items: [], media: [], documents: {} });
  expect(faults).toContain("value-missing metadata title");
  expect(faults).toContain("too-few items");
});

/** The draft as far as its authors have come in Sorani: nowhere. */
function withoutSorani(draft: DraftContent): DraftContent {
  const content = withTextsOnlyIn(draft, ["ar", "en"]) as DraftContent;
  return {
    ...content,
    documents: Object.fromEntries(Object.entries(draft.documents).filter(([part]) => !part.endsWith("/ckb"))),
    media: draft.media.filter(({ path }) => !path.includes(".ckb.")),
  };
}
const publishedIn = (draft: DraftContent, languages: readonly Language[]): DraftContent => ({
  ...draft,
  metadata: { ...draft.metadata, languages: [...languages] },
});

test("completeness is asked only of the languages that are chosen: what is missing in another one is not missing", () => {
  const draft = withoutSorani(aDraft());
  expect(said(draft).length).toBeGreaterThan(20);
  expect(publicationChecklist(publishedIn(draft, ["ar", "en"]))).toEqual([]);
  expect(publicationChecklist(publishedIn(draft, ["ar"]))).toEqual([]);
  expect(publicationChecklist(publishedIn(draft, ["en"]))).toEqual([]);
  expect(said(publishedIn(draft, ["ckb"]))).toContain("lesson-missing lesson/hands/ckb");
});

test("a course in Arabic alone is refused while Arabic is not whole, whatever is written in the other languages", () => {
  const draft = publishedIn(aDraft(), ["ar"]);
  const { documents, metadata } = draft;
  expect(said({ ...draft, metadata: { ...metadata, title: { ckb: "خول", en: "Course" } } })).toEqual(["value-missing metadata title.ar"]);
  expect(said({ ...draft, documents: { ...documents, "lesson/hands/ckb": documents["lesson/hands/en"] } })).toEqual([]);
  expect(said({ ...draft, documents: { ...documents, "lesson/hands/ar": undefined } })).toContain("lesson-missing lesson/hands/ar");
  expect(said({ ...draft, documents: { ...documents, "lesson/hands/ar": documents["lesson/hands/en"] } }).join()).toContain(
    "passage-in-another-language lesson/hands/ar",
  );
});

test("a language at least is chosen", () => {
  expect(said(publishedIn(aDraft(), []))).toEqual(["too-few metadata languages"]);
});

test("a draft for three languages is the course that it was before there was a choice", () => {
  const [before, now] = [readyDraft(aDraft()), readyDraft(publishedIn(aDraft(), ["en", "ar", "ckb"]))];
  expect(now).toEqual(before);
  expect(before).toMatchObject({ ok: true });
});

test("every text of a course in two languages is there for readers of the third, and no half translation is", () => {
  const draft = aDraft();
  const half = { ...draft, metadata: { ...draft.metadata, title: { ...draft.metadata.title, ckb: "نیوەکار" } } };
  const ready = readyDraft(publishedIn(half, ["ar", "en"]));
  if (!ready.ok) throw new Error("faults");
  const { metadata, items, lessons, mediaPaths } = ready.value;
  expect(metadata.title.ckb).toBe(metadata.title.ar);
  expect(items.map(({ leadIn }) => leadIn.ckb)).toEqual(items.map(({ leadIn }) => leadIn.ar));
  for (const { documents } of lessons) expect(documents.ckb).toBe(documents.ar);
  expect(mediaPaths["steps.svg"]).toEqual({ ar: "images/steps.ar.svg", ckb: "images/steps.ar.svg", en: "images/steps.en.svg" });
  expect(JSON.stringify(ready.value)).not.toContain("نیوەکار");
});
