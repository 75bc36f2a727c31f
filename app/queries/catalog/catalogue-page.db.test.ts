import { beforeEach, expect, test } from "vitest";
import { searchFrom } from "#app/domain/catalog/catalogue-search.ts";
import { foldSearch } from "#app/domain/catalog/fold-search.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { cataloguePage } from "#app/queries/catalog/catalogue-page.server.ts";
import { aLessonText } from "#tests/builders/a-course-folder.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { emptyTables } from "#tests/support/database.ts";

const TODAY = "2026-06-01";
const moment = (day: string) => instantAt(Date.parse(`${day}T06:00:00Z`));
const search = (address: string, language: "ar" | "ckb" | "en" = "en") =>
  cataloguePage(language, searchFrom(new URLSearchParams(address)), null, TODAY);
const ids = async (address: string) => (await search(address)).cards.map((card) => card.courseId);

const HYPERTENSION = {
  id: "hypertension",
  title: { en: "Hypertension in primary care", ar: "ارتفاع ضغط الدم في الرعاية الأولية", ckb: "بەرزی پەستانی خوێن لە چاودێریی سەرەتاییدا" },
  topics: ["hypertension"],
  minutes: 60,
};
const CHOLERA = {
  id: "cholera",
  title: { en: "Cholera outbreaks", ar: "فاشيات الكوليرا", ckb: "بڵاوبوونەوەی کۆلێرا" },
  summary: { en: "The first day.", ar: "اليوم الأول.", ckb: "ڕۆژی یەکەم." },
  topics: ["outbreak-readiness"],
  minutes: 120,
  creditOffers: [{ creditType: "provider-certified-hours", category: "patient-safety", professions: ["midwife"], maximumHundredths: 200 }],
};

beforeEach(async () => {
  await emptyTables();
  await aPublishedCourse({ metadata: HYPERTENSION }, moment("2026-01-01"));
  await aPublishedCourse({ metadata: CHOLERA }, moment("2026-02-01"));
});

test("without words every course is there, the newest first; or the shortest", async () => {
  expect(await ids("")).toEqual(["cholera", "hypertension"]);
  expect(await ids("sort=shortest")).toEqual(["hypertension", "cholera"]);
  expect(await search("")).toMatchObject({ total: 2, next: null, topics: ["hypertension", "outbreak-readiness"] });
});

test.each([
  ["cholera", "cholera"],
  ["Cholera outbreaks", "cholera"],
  ["colera", "cholera"],
  ["cholrea", "cholera"],
  ["outbraks", "cholera"],
  ["الكوليرا", "cholera"],
  ["كوليرا", "cholera"],
  ["الكولييرا", "cholera"],
  ["فاشيات", "cholera"],
  ["کۆلێرا", "cholera"],
  ["كۆلێرا", "cholera"],
  ["hypertention", "hypertension"],
  ["hypertnsion", "hypertension"],
  ["ضغط الدم", "hypertension"],
  ["ضغت الدم", "hypertension"],
  ["أرتفاع", "hypertension"],
  ["إرتفـاع", "hypertension"],
  ["الرعايه الاولية", "hypertension"],
  ["پەستانی خوێن", "hypertension"],
  ["پەستان", "hypertension"],
])("%s finds %s first, spelling and typing mistakes forgiven", async (text, courseId) => {
  expect((await ids(`q=${encodeURIComponent(text)}`))[0]).toBe(courseId);
});

test("every word counts: one that is nowhere finds nothing, and close courses are suggested", async () => {
  expect(await search("q=cholera+zzzzqq")).toMatchObject({
    cards: [],
    total: 0,
    suggestions: [{ courseId: "cholera" }, { courseId: "hypertension" }],
  });
});

test.each([
  ["profession=midwife", ["cholera"]],
  ["profession=nurse", ["hypertension"]],
  ["topic=hypertension", ["hypertension"]],
  ["language=ckb", ["cholera", "hypertension"]],
  ["credits=200", ["cholera"]],
  ["duration=60", ["hypertension"]],
  ["size=1", ["cholera", "hypertension"]],
  ["offline=yes", []],
  ["profession=nurse&topic=outbreak-readiness", []],
])("the filter %s leaves %j", async (address, courses) => {
  expect(await ids(address)).toEqual(courses);
});

test("the language filter leaves out a course that was not translated whole", async () => {
  await aPublishedCourse({ metadata: { ...CHOLERA, id: "half-translated" }, files: { "lessons/hands.ckb.md": aLessonText("ar") } });
  expect(await ids("language=ckb")).toEqual(["cholera", "hypertension"]);
  expect(await ids("language=ar")).toContain("half-translated");
});

test("a course that has ended is no longer offered", async () => {
  expect((await cataloguePage("en", searchFrom(new URLSearchParams()), null, "2029-01-01")).total).toBe(0);
});

test("wildcards, quotes and operators in a search are letters, not commands", async () => {
  for (const text of ["%", "_", "'", "a:*", "!!", "\\", "& | !", "';--"])
    await expect(search(`q=${encodeURIComponent(text)}`)).resolves.toBeDefined();
});

test("pages follow each other without a gap or a repetition, in every order", async () => {
  for (let number = 0; number < 23; number += 1)
    await db().$executeRaw`
    WITH c AS (INSERT INTO course (id, provider_id, created_at) VALUES (${`copy-${number}`}, 'test-provider', now()))
    SELECT 1`;
  for (let number = 0; number < 23; number += 1)
    await db().$executeRaw`
    INSERT INTO catalogue_entry SELECT ${`copy-${number}`}, language, course_version_id, title, summary, topics, professions, languages, maximum_hundredths, minutes, bytes, works_offline, released_on, expires_on, published_at, search_text, title_folded
    FROM catalogue_entry WHERE course_id = 'cholera' AND language = 'en'`;
  for (const address of ["", "sort=shortest", "q=cholera"]) {
    const seen: string[] = [];
    let after: Parameters<typeof cataloguePage>[2] = null;
    do {
      const page = await cataloguePage("en", searchFrom(new URLSearchParams(address)), after, TODAY);
      seen.push(...page.cards.map((card) => card.courseId));
      after = page.next;
    } while (after !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(address === "q=cholera" ? 24 : 25);
  }
});

test("a card is in the reader's language and tells how far each translation was checked", async () => {
  expect((await search("topic=hypertension", "ar")).cards[0]).toMatchObject({
    title: HYPERTENSION.title.ar,
    maximumHundredths: 100,
    minutes: 60,
    translations: { en: "source", ar: "signed-off", ckb: "awaiting-clinical-review" },
  });
});

test("the folding of the database and its twin in TypeScript agree on every character", async () => {
  const characters: string[] = [];
  for (const [first, last] of [
    [0x20, 0x24f],
    [0x300, 0x4ff],
    [0x600, 0x6ff],
    [0x750, 0x77f],
    [0x8a0, 0x8ff],
    [0x2000, 0x206f],
    [0xfb50, 0xfdff],
    [0xfe70, 0xfeff],
    [0x1f600, 0x1f610],
  ] as const) {
    for (let code = first; code <= last; code += 1) characters.push(String.fromCodePoint(code));
  }
  const words = [...characters, ...characters.map((character) => `a${character}ب`), "هه‌", "İstanbul", "ΣΑΣ", "  a \u00a0 b\n\tc "];
  const rows = await db().$queryRaw<
    { written: string; folded: string }[]
  >`SELECT w AS written, fold_search(w) AS folded FROM unnest(${words}::text[]) AS w`;
  expect(rows.length).toBe(words.length);
  const differing = rows
    .filter(({ written, folded }) => foldSearch(written) !== folded)
    .map(({ written, folded }) => [[...written].map((c) => c.codePointAt(0)!.toString(16)).join(" "), folded, foldSearch(written)]);
  expect(differing).toEqual([]);
});
