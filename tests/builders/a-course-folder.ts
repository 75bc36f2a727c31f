import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import type { CourseFolder } from "#app/domain/authoring/validate-course.ts";
import { LANGUAGES, type Language, type Trilingual } from "#app/domain/shared/language.ts";

const three = (en: string, ar: string, ckb: string): Trilingual => ({ en, ar, ckb });
const same = (text: string): Trilingual => ({ en: text, ar: text, ckb: text });

const TITLES: Readonly<Record<string, Trilingual>> = {
  hands: three("Clean hands", "نظافة اليدين", "دەستی پاک"),
  dose: three("A safe dose", "جرعة مأمونة", "ژەمێکی سەلامەت"),
};

/** `course.json` of a tiny course that has everything; overrides replace whole members. */
export function aCourseMetadata(overrides: Partial<Record<keyof CourseMetadata, unknown>> = {}): CourseMetadata {
  return CourseMetadata.parse({
    id: "tiny-course",
    providerId: "test-provider",
    title: three("A tiny course about hypertension", "دورة صغيرة عن ارتفاع ضغط الدم", "خولێکی بچووک دەربارەی بەرزی پەستانی خوێن"),
    summary: three("Two lessons and six items.", "درسان وستة أسئلة.", "دوو وانە و شەش پرسیار."),
    practiceGap: three("Hands are missed.", "تُنسى اليدان.", "دەست لەبیر دەکرێت."),
    objectives: [
      three("Clean your hands.", "نظّف يديك.", "دەستەکانت پاک بکەوە."),
      three("Calculate a dose.", "احسب جرعة.", "ژەمێک بژمێرە."),
      three("Put steps in order.", "رتّب الخطوات.", "هەنگاوەکان ڕیز بکە."),
    ],
    audience: three("Nurses and doctors.", "الممرضون والأطباء.", "پەرستار و پزیشک."),
    topics: ["infection-control", "hypertension"],
    format: "internet-enduring-material",
    method: three("Read, then answer.", "اقرأ ثم أجب.", "بخوێنەوە، پاشان وەڵام بدەوە."),
    minutes: 60,
    creditOffers: [
      {
        creditType: "provider-certified-hours",
        category: "patient-safety",
        professions: ["nurse", "general-physician", "pharmacist"],
        maximumHundredths: 100,
      },
    ],
    faculty: [
      {
        name: three("Dr Author", "د. المؤلف", "د. نووسەر"),
        credentials: three("MD", "دكتوراه في الطب", "دکتۆرا لە پزیشکی"),
        role: "author",
        relationships: [],
      },
      {
        name: three("Dr Planner", "د. المخطط", "د. پلاندانەر"),
        credentials: three("MSc", "ماجستير", "ماستەر"),
        role: "planner",
        relationships: [
          {
            company: "Example Pharma",
            nature: "speaker",
            mitigation: three("Another person chose the content.", "اختار المحتوى شخص آخر.", "کەسێکی تر ناوەڕۆکەکەی هەڵبژارد."),
          },
        ],
      },
    ],
    commercialSupport: null,
    quiz: { minimumPerformanceLevel: 70, attempts: 3, lockOutHours: 24, minutesAllowed: null, quota: { basics: 4, doses: 2 } },
    releasedOn: "2026-01-01",
    reviewedOn: "2026-01-01",
    expiresOn: "2028-12-31",
    repeat: "once-per-cycle",
    translations: { en: "source", ar: "signed-off", ckb: "awaiting-clinical-review" },
    lessons: Object.entries(TITLES).map(([id, title]) => ({ id, title, minutes: 20 })),
    references: [
      {
        id: "who-hand-2009",
        evidence: "guideline",
        authors: "World Health Organization",
        title: "WHO guidelines on hand hygiene in health care",
        source: "Geneva: World Health Organization",
        year: 2009,
        url: "https://www.who.int/publications/i/item/9789241597906",
      },
      {
        id: "ish-2020",
        evidence: "guideline",
        authors: "Unger T, Borghi C, Charchar F, et al.",
        title: "2020 International Society of Hypertension global hypertension practice guidelines",
        source: "Hypertension 75(6):1334-1357",
        year: 2020,
        doi: "10.1161/HYPERTENSIONAHA.120.15026",
      },
    ],
    licence: "CC BY-SA 4.0",
    ...overrides,
  });
}

const option = (id: string, text: string) => ({ id, text: same(text), rationale: three(`Why ${id}.`, `التعليل ${id}.`, `هۆکار ${id}.`) });

/** `items.json`: one item of every type; the key of each is easy to name in a test. */
export function someItems(): readonly Record<string, unknown>[] {
  const ask = three("Which is right?", "أيها صحيح؟", "کامیان ڕاستە؟");
  const common = (id: string, topic: string) => ({
    id,
    topic,
    stem: three(`Stem of ${id}.`, `نص السؤال ${id}.`, `دەقی پرسیاری ${id}.`),
    leadIn: ask,
    references: ["who-hand-2009"],
  });
  const single = (id: string, topic: string) => ({
    ...common(id, topic),
    type: "single-best-answer",
    options: ["a", "b", "c", "d"].map((part) => option(part, `${id} option ${part}`)),
    key: "b",
  });
  const numeric = (id: string, topic: string) => ({
    ...common(id, topic),
    type: "numeric",
    units: [option("mg", "mg"), option("g", "g"), option("microgram", "microgram")],
    key: { value: "250", unit: "mg", tolerance: "5" },
    rationale: three("25 × 10 = 250 mg.", "25 × 10 = 250 mg.", "25 × 10 = 250 mg."),
  });
  return [
    single("item-single", "basics"),
    {
      ...common("item-multiple", "basics"),
      type: "multiple-response",
      options: ["a", "b", "c", "d", "e"].map((part) => option(part, `option ${part}`)),
      key: ["a", "c"],
    },
    {
      ...common("item-matching", "basics"),
      type: "extended-matching",
      options: ["a", "b", "c", "d", "e"].map((part) => option(part, `match ${part}`)),
      stems: [
        { id: "one", text: same("first"), key: "a", rationale: same("a") },
        { id: "two", text: same("second"), key: "d", rationale: same("d") },
      ],
    },
    {
      ...common("item-ordering", "basics"),
      type: "ordering",
      elements: ["w", "x", "y", "z"].map((part) => option(part, `step ${part}`)),
      key: ["x", "w", "z", "y"],
    },
    numeric("item-numeric", "doses"),
    {
      ...common("item-vignette", "doses"),
      type: "vignette-set",
      items: [{ ...single("item-vignette-one", "doses") }, { ...numeric("item-vignette-two", "doses") }],
    },
  ];
}

const WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "Why hands come first",
    "Hands carry what you cannot see",
    "Rub for",
    "seconds",
    "When",
    "Task",
    "Hands",
    "before",
    "after",
    "never",
    "The case",
    "She enters the room. What now?",
    "Clean hands first",
    "Which comes first?",
    "Gloves",
    "Water",
    "Because gloves leak",
  ],
  ar: [
    "لماذا اليدان أولًا",
    "تحمل اليدان ما لا تراه",
    "افرك لمدة",
    "ثانية",
    "متى",
    "المهمة",
    "اليدان",
    "قبل",
    "بعد",
    "أبدًا",
    "الحالة",
    "دخلت الغرفة. ماذا الآن؟",
    "نظّف اليدين أولًا",
    "ما الذي يأتي أولًا؟",
    "القفازات",
    "الماء",
    "لأن القفازات تسرّب",
  ],
  ckb: [
    "بۆچی سەرەتا دەست",
    "دەست ئەوە هەڵدەگرێت کە نایبینیت",
    "بیسوێنە بۆ ماوەی",
    "چرکە",
    "کەی",
    "ئەرک",
    "دەست",
    "پێش",
    "دوای",
    "هەرگیز",
    "حاڵەتەکە",
    "دێتە ژوورەوە. ئێستا چی؟",
    "سەرەتا دەست پاک بکەوە",
    "کامیان یەکەمە؟",
    "دەستکێش",
    "ئاو",
    "چونکە دەستکێش دزە دەکات",
  ],
};

/** A lesson with every kind of block, in one language. */
export function aLessonText(language: Language): string {
  const w = (index: number): string => WORDS[language][index] ?? "";
  return `## ${w(0)} {#why}

${w(1)} [@who-hand-2009]. BP 140/90 mmHg, CD4+, **Metformin 500 mg**, *5–10 mg* [@ish-2020; @who-hand-2009]. :lang[بەڵێ]{lang=ckb} 16:30 [WHO](https://www.who.int).

- ${w(2)} 20–30 ${w(3)}
- ${w(6)}
  - ${w(7)}

1. ${w(7)}
2. ${w(8)}

> ${w(9)} [@who-hand-2009]

:::passage{lang=ckb}
دەستەکانت پێش هەموو نەخۆشێک پاک بکەوە 20 mL.

- یەکەم
:::

:::passage{dir=ltr}
| A | B |
|---|---|
| 1 | 2 |
:::

### ${w(4)} {#when}

| ${w(5)} | ${w(6)} |
|---|---|
| ${w(7)} | 60% [@who-hand-2009] |

:::note{#note-one}
${w(1)}.
:::

:::warning{#warning-one}
${w(9)}!
:::

:::key{#key-one}
${w(12)}.
:::

## ${w(4)} {#blocks}

:::figure{#fig-steps src="steps.svg" alt="${w(6)}" credit="Bimaristan" licence="CC BY-SA 4.0"}
${w(12)} [@who-hand-2009].
:::

:::figure{#fig-plain src="plain.svg" alt="${w(5)}" credit="Bimaristan" licence="CC BY-SA 4.0"}
${w(1)}.
:::

:::dose{#dose-metformin drug="Metformin" route="${w(8)}" amount="500-1000" unit="mg" interval="${w(7)}" source="ish-2020"}
${w(9)}.
:::

::::case{#case-one title="${w(10)}"}
${w(11)}

:::reveal{#case-one-answer}
${w(12)} [@who-hand-2009].
:::
::::

::::check{#check-one}
${w(13)}

- [ ] ${w(14)}
- [x] ${w(6)}
- [ ] ${w(15)}

:::rationale{#check-one-why}
${w(16)} [@who-hand-2009].
:::
::::

::audio{#talk src="talk.mp3" title="${w(10)}" transcript="talk.vtt"}

::video{#film src="film.mp4" title="${w(10)}" captions="film.vtt" transcript="talk.vtt"}

::file{#form src="form.pdf" title="${w(5)}"}
`;
}

/** The second lesson: a Tiptap document with a block that this version does not know. */
export function aTiptapLesson(language: Language): unknown {
  const w = (index: number): string => WORDS[language][index] ?? "";
  return {
    type: "doc",
    schemaVersion: 1,
    content: [
      { type: "heading", attrs: { level: 2, id: "calculate" }, content: [{ type: "text", text: w(4) }] },
      {
        type: "paragraph",
        attrs: { id: "calculate-p1" },
        content: [
          { type: "text", text: `${w(1)} 250 mg ` },
          { type: "reference", attrs: { ids: ["ish-2020"] } },
        ],
      },
      { type: "hologram", attrs: { depth: 3 }, content: [{ type: "text", text: "from a later version" }] },
      { type: "heading", attrs: { level: 2, id: "write" }, content: [{ type: "text", text: w(5) }] },
      { type: "paragraph", attrs: { id: "write-p1" }, content: [{ type: "text", text: w(12), marks: [{ type: "bold" }] }] },
    ],
  };
}

const svg = (label: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><rect width="320" height="180" fill="#e8f1ef"/><text x="20" y="90">${label}</text><script>alert(1)</script></svg>`;

export type FolderOverrides = {
  readonly metadata?: Partial<Record<keyof CourseMetadata, unknown>>;
  readonly items?: unknown;
  /** Files by path: a text replaces or adds, null removes. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>;
};

/** A small valid course as it lies in a folder: every block, every type of item, three languages. */
export function aCourseFolder({ metadata, items, files = {} }: FolderOverrides = {}): CourseFolder {
  const course = aCourseMetadata(metadata);
  const all: Record<string, string | Uint8Array | null> = {
    "course.json": JSON.stringify(course, null, 2),
    "items.json": JSON.stringify(items ?? someItems(), null, 2),
    "images/plain.svg": svg("plain"),
    "media/talk.mp3": new Uint8Array([73, 68, 51]),
    "media/film.mp4": new TextEncoder().encode("\0\0\0\u0018ftypmp42"),
    "media/form.pdf": "%PDF-1.4\n",
  };
  for (const language of LANGUAGES) {
    all[`lessons/hands.${language}.md`] = aLessonText(language);
    all[`lessons/dose.${language}.json`] = JSON.stringify(aTiptapLesson(language), null, 2);
    for (const name of ["talk", "film"]) all[`media/${name}.${language}.vtt`] = "WEBVTT\n\n00:00.000 --> 00:02.000\nHands.\n";
    all[`images/steps.${language}.svg`] = svg(WORDS[language][6] ?? "");
  }
  Object.assign(all, files);
  const encoder = new TextEncoder();
  return {
    name: course.id,
    files: Object.entries(all).flatMap(([path, content]) =>
      content === null ? [] : [{ path, bytes: typeof content === "string" ? encoder.encode(content) : content }],
    ),
  };
}

/** Overrides of a course that shows no film: everything in it can be carried away. */
export function withoutFilm(): FolderOverrides {
  const lessons = LANGUAGES.map((language): [string, string] => [
    `lessons/hands.${language}.md`,
    aLessonText(language)
      .split("\n")
      .filter((line) => !line.startsWith("::video"))
      .join("\n"),
  ]);
  const captions = LANGUAGES.map((language): [string, null] => [`media/film.${language}.vtt`, null]);
  return { files: { ...Object.fromEntries([...lessons, ...captions]), "media/film.mp4": null } };
}
