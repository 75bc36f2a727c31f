import fc from "fast-check";
import { expect, test } from "vitest";
import { type LessonDocument, blocksOf, parseDocument } from "#app/domain/authoring/document-schema.ts";
import { LESSON_WORDS, type LessonWords, RECORDING_WORDS, type RenderInput } from "#app/domain/authoring/lesson-rendering.ts";
import { markdownToDocument } from "#app/domain/authoring/markdown-to-document.ts";
import { mediaShownIn } from "#app/domain/authoring/course-package.ts";
import { renderLesson } from "#app/domain/authoring/render-lesson.ts";
import { withOwnIds } from "#app/domain/authoring/with-own-ids.ts";
import { shownRecording } from "#app/domain/media/shown-recording.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { aCourseMetadata, aLessonText, aTiptapLesson } from "#tests/builders/a-course-folder.ts";

const words = Object.fromEntries([...LESSON_WORDS, ...RECORDING_WORDS].map((word) => [word, `[${word}]`])) as LessonWords;
const image = { sha256: "a".repeat(64), contentType: "image/svg+xml", bytes: 1000, width: 320, height: 180, text: null };
const SPOKEN = "WEBVTT\n\n00:00.000 --> 00:02.000\nغسل 20 mL، <script>&lt;ثم&gt;\n";
const media = Object.fromEntries(
  ["steps.svg", "plain.svg", "talk.mp3", "talk.vtt", "film.mp4", "film.vtt", "form.pdf"].map((name) => [
    name,
    name.endsWith(".svg") ? image : { ...image, width: null, height: null, bytes: 2_500_000, text: name.endsWith(".vtt") ? SPOKEN : null },
  ]),
);

function documentOf(text: string): LessonDocument {
  const read = markdownToDocument(parseMarkdown(text), text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value.document;
}
const render = (document: LessonDocument, language: Language = "en", more: Partial<RenderInput> = {}) =>
  renderLesson({ document, language, references: aCourseMetadata().references, media, words, ...more });
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&gt;/g, ">")
    .replace(/&lt;/g, "<")
    .replace(/&amp;/g, "&");

test("what a recording says can be read below its player, escaped, in the direction of its passage; the file stays linked", () => {
  const words =
    '<details><summary>[readTranscript]</summary><p>غسل <bdi dir="ltr" lang="en" class="q">20 mL</bdi>، &lt;ثم&gt;</p></details>';
  const { html } = render(documentOf(aLessonText("ar")), "ar");
  expect(html.split(words)).toHaveLength(3);
  expect(html).toContain(`${words}<p><a href="/media/${"a".repeat(64)}" target="_blank" rel="noopener">[transcript]</a>`);
  const silent = render(documentOf(aLessonText("ar")), "ar", { media: { ...media, "talk.vtt": { ...image, text: "WEBVTT\n" } } });
  expect(silent.html).not.toContain("[readTranscript]");
});

const hash = (letter: string) => letter.repeat(64);
const made = (rung: string, letter: string, bytes: number, facts: Record<string, unknown> = {}) => ({
  rung,
  sha256: hash(letter),
  bytes,
  facts,
});

test("R50, R53: a film offers its rungs with what each costs, the smallest file without script, its sound alone and its words; captions are on", () => {
  const recording = shownRecording([
    made("poster", "1", 9_000, { width: 426, height: 240 }),
    made("opus-24k", "2", 540_000, { seconds: 180.4 }),
    made("mp3-32k", "3", 720_000, { seconds: 180.4 }),
    made("hls-240p", "4", 4_900_000, { seconds: 180.4 }),
    made("playlist-240p", "5", 900),
    made("hls-144p", "6", 2_500_000),
    made("playlist-144p", "7", 900),
    made("mp4", "8", 4_800_000, { height: 240 }),
    made("mp4-144p", "c", 2_400_000, { width: 144, height: 256 }),
    made("hls", "9", 500),
  ]);
  const film = { ...image, contentType: "video/mp4", bytes: 90_000_000, recording };
  const { html } = render(documentOf(aLessonText("en")), "en", { media: { ...media, "film.mp4": film } });
  expect(html).toContain('<small class="size">(<bdi dir="ltr">3:00</bdi> · <bdi dir="ltr">4.8</bdi> [megabytes])</small>');
  expect(html).toContain(
    `poster="/media/${hash("1")}" width="426" height="240" data-film="240p"><source data-films="144p:${hash("c")} 240p:${hash("8")}" src="/media/${hash("8")}?or=${hash("c")}" type="video/mp4"><track`,
  );
  expect(html).toMatch(/<track kind="captions" srclang="en" label="English" src="[^"]+" default>/);
  expect(html).toContain(
    `<p class="quality" hidden><label>[quality] <select><option data-online value="/media/${hash("9")}">[automatic]</option><option data-online value="/media/${hash("7")}">\u2066144p\u2069 · \u20662.5\u2069 [megabytes]</option><option data-online value="/media/${hash("5")}">\u2066240p\u2069 · \u20664.9\u2069 [megabytes]</option></select></label></p>`,
  );
  expect(html).toContain('<summary>[soundOnly] <small class="size">(<bdi dir="ltr">540</bdi> [kilobytes])</small></summary>');
  expect(html).toContain(`<source data-sound src="/media/${hash("2")}" type="audio/ogg; codecs=opus">`);
  // A device keeps the poster in any case; sound and film as they are chosen, the rest comes over the line.
  const shown = mediaShownIn(html);
  expect(shown).toContain(hash("1"));
  for (const letter of ["2", "3", "4", "5", "6", "7", "8", "9", "c"]) expect(shown).not.toContain(hash(letter));
});

test("a sound is offered as Opus and as MP3, with its waveform, how long it is and what it costs; a recording without renditions plays as it is", () => {
  const recording = shownRecording([
    made("opus-24k", "2", 1_800_000, { seconds: 3725 }),
    made("mp3-32k", "3", 2_400_000),
    made("waveform", "4", 2_000),
  ]);
  const { html } = render(documentOf(aLessonText("en")), "en", {
    media: { ...media, "talk.mp3": { ...image, contentType: "audio/wav", recording } },
  });
  expect(html).toContain('(<bdi dir="ltr">1:02:05</bdi> · <bdi dir="ltr">1.8</bdi> [megabytes])');
  expect(html).toContain(
    `<img class="waveform" src="/media/${hash("4")}" width="480" height="48" loading="lazy" alt=""><audio controls preload="none"><source src="/media/${hash("2")}" type="audio/ogg; codecs=opus"><source data-online src="/media/${hash("3")}" type="audio/mpeg"></audio>`,
  );
  const bare = render(documentOf(aLessonText("en"))).html;
  expect(bare).toContain(`<audio controls preload="none" src="/media/${hash("a")}"></audio>`);
  expect(bare).toContain(`<video controls preload="none" playsinline src="/media/${hash("a")}">`);
});

test("R41: a passage in another language or direction says so itself, and its numbers are isolated by its own direction", () => {
  const html = render(documentOf(aLessonText("en"))).html;
  expect(html).toContain(
    '<div lang="ckb" dir="rtl"><p>دەستەکانت پێش هەموو نەخۆشێک پاک بکەوە <bdi dir="ltr" lang="en" class="q">20 mL</bdi>.</p></div>',
  );
  expect(html).toContain('<div lang="ckb" dir="rtl"><ul><li>یەکەم</li></ul></div>');
  expect(render(documentOf(aLessonText("ar")), "ar").html).toContain('<div lang="ar" dir="ltr"><div class="scroll"');
});

test("every block of the dialect has its place in the HTML, without script or inline style", () => {
  const { html, outline } = render(documentOf(aLessonText("en")));
  expect(outline).toEqual([
    { id: "why", title: "Why hands come first", level: 2 },
    { id: "when", title: "When", level: 3 },
    { id: "blocks", title: "When", level: 2 },
  ]);
  for (const part of [
    '<section id="why" data-section="why"><h2>Why hands come first</h2>',
    '<h3 id="when">',
    '<div class="callout warning" id="warning-one" role="note"><p class="label">[warning]</p>',
    `<figure id="fig-steps"><a href="/media/${image.sha256}" target="_blank" rel="noopener"><img src="/media/${image.sha256}" width="320" height="180" loading="lazy" decoding="async" alt="Hands"></a>`,
    '<th scope="col">Task</th>',
    '<dd class="drug"><bdi dir="ltr" lang="en">Metformin</bdi></dd>',
    '<bdi dir="ltr" lang="en">500–1000 mg</bdi>',
    '<details id="case-one-answer"><summary>[reveal]</summary>',
    '<fieldset class="check" id="check-one"><legend><span class="label">[knowledgeCheck]</span> <span class="asked">',
    '<li class="right"><label><input type="radio" name="check-one" value="1"><span>Hands</span></label></li>',
    '<track kind="captions" srclang="en"',
    '(<bdi dir="ltr">2.5</bdi> [megabytes])',
    '<section id="references" class="references">',
    '<li id="ref-2">',
    'href="https://doi.org/10.1161/HYPERTENSIONAHA.120.15026"',
    '<a href="https://www.who.int" rel="noopener noreferrer">WHO</a>',
    '<bdi lang="ckb" dir="rtl">',
    "16:30",
  ])
    expect(html).toContain(part);
  expect(html).not.toMatch(/<script|style=|javascript:|on\w+=/);
});

test("references are numbered by their first mention and cited by that number", () => {
  const { html } = render(documentOf("## A {#a}\n\nOne [@ish-2020]. Two [@who-hand-2009; @ish-2020].\n"));
  expect(textOf(html)).toContain("One[1]. Two[2,1].");
  expect(html.indexOf('id="ref-1"')).toBeLessThan(html.indexOf('id="ref-2"'));
  expect(html).toMatch(/id="ref-1">Unger/);
});

test("ids are the same in all three languages, and unique", () => {
  const ids = LANGUAGES.map((language) =>
    [...render(documentOf(aLessonText(language)), language).html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]),
  );
  expect(ids[1]).toEqual(ids[0]);
  expect(ids[2]).toEqual(ids[0]);
  expect(new Set(ids[0]).size).toBe(ids[0]!.length);
});

test("in Arabic and Sorani Latin runs are isolated and the bibliography runs left to right (R3, R41)", () => {
  const { html } = render(documentOf(aLessonText("ckb")), "ckb");
  expect(html).toContain('<strong><bdi dir="ltr" lang="en" class="q">Metformin 500 mg</bdi></strong>');
  expect(html).toContain('<bdi dir="ltr" lang="en" class="q">CD4+</bdi>');
  expect(html).toContain('<ol dir="ltr" lang="en">');
});

test("an unknown block shows a notice, in its place (R39)", () => {
  const parsed = parseDocument(aTiptapLesson("ar"));
  if (!parsed.ok) throw new Error("the lesson of the test is malformed");
  expect(render(parsed.value, "ar").html).toContain('<p class="unsupported" id="unsupported-1" role="note">[unsupported]</p>');
});

test("whatever an author writes is text, never markup, and comes out unchanged", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }), fc.constantFrom(...LANGUAGES), (any, language) => {
      const document: LessonDocument = {
        type: "doc",
        schemaVersion: 1,
        content: [{ type: "paragraph", attrs: { id: "a" as never }, content: [{ type: "text", text: any }] }],
      };
      const { html } = render(document, language);
      expect(html.replace(/<\/?(p|bdi|div)( (dir|lang|class)="\w+")*>/g, "")).not.toMatch(/[<>]/);
      expect(textOf(html)).toBe(any);
    }),
    { numRuns: 150 },
  );
});

test("two lessons in one document keep their ids apart", () => {
  const { html } = render(documentOf(aLessonText("en")));
  const both = withOwnIds(html, "one") + withOwnIds(html, "two");
  const ids = [...both.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of both.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
});

test("a picture offers its sizes with room kept free, the original to those that know neither format, and a device keeps one file", () => {
  const file = (letter: string, width: number, bytes: number) => ({ sha256: hash(letter), width, bytes });
  const picture = {
    width: 3000,
    height: 2000,
    sources: {
      avif: [file("1", 480, 9_000), file("2", 960, 20_000)],
      webp: [file("3", 480, 12_000), file("4", 960, 30_000), file("5", 1600, 70_000)],
    },
    kept: file("4", 960, 30_000),
  };
  const photograph = { ...image, contentType: "image/jpeg", bytes: 6_000_000, width: null, height: null, picture };
  const shown = { ...media, "plain.svg": { ...photograph, sha256: hash("f") } };
  const { html, bytes } = render(documentOf(aLessonText("en")), "en", { media: shown });
  const at = (letter: string) => `/media/${hash(letter)}?or=${hash("4")}`;
  expect(html).toContain(
    `<a href="${at("5")}" target="_blank" rel="noopener"><picture data-kept="/media/${hash("4")}"><source type="image/avif" srcset="${at("1")} 480w, ${at("2")} 960w" sizes="(width &lt; 48rem) 100vw, 44rem"><source type="image/webp" srcset="${at("3")} 480w, ${at("4")} 960w, ${at("5")} 1600w" sizes="(width &lt; 48rem) 100vw, 44rem"><img data-online src="/media/${hash("f")}" width="3000" height="2000"`,
  );
  expect(mediaShownIn(html)).toContain(hash("4"));
  for (const letter of ["1", "2", "3", "5", "f"]) expect(mediaShownIn(html)).not.toContain(hash(letter));
  expect(bytes).toBe(new TextEncoder().encode(html).length + 1000 + 30_000);
});

test("bytes count the HTML and each image once; recordings say their own size", () => {
  const { html, bytes } = render(documentOf(aLessonText("en")));
  expect(bytes).toBe(new TextEncoder().encode(html).length + 2000);
});

test("R41: a paragraph wholly in the other script runs its own way without being told; one word of the language keeps it", () => {
  const saying = (text: string): LessonDocument => ({
    type: "doc",
    schemaVersion: 1,
    content: [{ type: "paragraph", attrs: { id: "a" as never }, content: [{ type: "text", text }] }],
  });
  expect(render(saying("Give oxygen."), "ar").html).toBe('<div lang="en" dir="ltr"><p>Give oxygen.</p></div>');
  expect(render(saying("أعط oxygen"), "ar").html).not.toContain("<div");
  expect(render(saying("أعط الأكسجين."), "en").html).toContain('dir="rtl"><p>');
});

test("a cell that reaches over others says so, and a head cell says what it heads", () => {
  const document: LessonDocument = {
    type: "doc",
    schemaVersion: 1,
    content: [
      {
        type: "table",
        attrs: { id: "t" as never },
        content: [
          {
            type: "tableRow",
            content: [
              { type: "tableHeader", attrs: { rowspan: 2 }, content: [{ type: "text", text: "Age" }] },
              { type: "tableCell", attrs: { colspan: 2 }, content: [{ type: "text", text: "Dose" }] },
            ],
          },
          {
            type: "tableRow",
            content: [
              { type: "tableCell", content: [] },
              { type: "tableCell", content: [] },
            ],
          },
        ],
      },
    ],
  };
  expect(parseDocument(document).ok).toBe(true);
  expect(render(document).html).toContain('<tr><th scope="rowgroup" rowspan="2">Age</th><td colspan="2">Dose</td></tr>');
});

test("every block has an id", () => {
  for (const block of blocksOf(documentOf(aLessonText("ar")).content)) expect(block.attrs.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

const lessonOf = (...content: unknown[]): LessonDocument => {
  const parsed = parseDocument({ type: "doc", schemaVersion: 1, content });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.value;
};
const line = (id: string, text: string) => ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] });

test("a quotation says whose words it is and by which right they stand there; one that says nothing is rendered as before", () => {
  const quote = (attrs: object) => lessonOf({ type: "blockquote", attrs: { id: "q", ...attrs }, content: [line("q-p", "Wash <hands>.")] });
  expect(render(quote({})).html).toBe("<blockquote><p>Wash &lt;hands&gt;.</p></blockquote>");
  expect(render(quote({ source: "I. S. <1861>", licence: "CC BY 4.0" })).html).toBe(
    "<blockquote><p>Wash &lt;hands&gt;.</p><footer>— <cite>I. S. &lt;1861&gt;</cite> <small>(CC BY 4.0)</small></footer></blockquote>",
  );
});

test("an equation is MathML for who sees it and words for who does not; forged markup never reaches a page", () => {
  const mathml = "<math><msup><mi>x</mi><mn>2</mn></msup></math>";
  const equation = { type: "equation", attrs: { id: "e", tex: "x^2", mathml, alt: 'x "squared"' } };
  expect(render(lessonOf(equation)).html).toBe(
    `<div class="equation" id="e" role="img" aria-label="x &quot;squared&quot;" dir="ltr">${mathml}<span class="in-words" lang="en" dir="ltr">x &quot;squared&quot;</span></div>`,
  );
  const forged = { ...equation, attrs: { ...equation.attrs, mathml: "<math><script>alert(1)</script></math>" } };
  expect(parseDocument({ type: "doc", schemaVersion: 1, content: [forged] }).ok).toBe(false);
  const past = { type: "doc", schemaVersion: 1, content: [forged] } as unknown as LessonDocument;
  expect(render(past).html).not.toContain("script");
});

test("a page break, and a comparison with both heads", () => {
  const text = [
    "## One {#one}",
    "",
    "::page-break{#new-page}",
    "",
    ":::comparison{#rub-or-soap}",
    "| | Rub | Soap |",
    "|---|---|---|",
    "| Time | 20 s | 40 s |",
    ":::",
    "",
    ':::quote{#words source="Semmelweis 1861" licence="public domain"}',
    "Wash your hands.",
    ":::",
    "",
  ].join("\n");
  const { html } = render(documentOf(text));
  expect(html).toContain('<div class="page-break" id="new-page"></div>');
  expect(html).toContain('<table class="comparison"><thead><tr><td></td><th scope="col">Rub</th>');
  expect(html).toContain('<tbody><tr><th scope="row">Time</th><td>');
  expect(html).toContain("<footer>— <cite>Semmelweis 1861</cite> <small>(public domain)</small></footer>");
});
