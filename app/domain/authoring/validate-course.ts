import type { Item } from "#app/domain/assessment/item.ts";
import { CourseMetadata, ItemPool } from "#app/domain/authoring/course-source.ts";
import {
  type Block,
  type LessonDocument,
  type Rationale,
  type Reveal,
  blocksOf,
  inlinesOf,
  parseDocument,
} from "#app/domain/authoring/document-schema.ts";
import { type ReadJson, readJsonWithLines } from "#app/domain/authoring/json-lines.ts";
import { markdownToDocument } from "#app/domain/authoring/markdown-to-document.ts";
import { differingQuantities } from "#app/domain/authoring/quantities.ts";
import type { CourseMediaFile, ValidCourse, ValidLesson } from "#app/domain/authoring/valid-course.ts";
import { isTopic } from "#app/domain/catalog/topic.ts";
import { Profession } from "#app/domain/identity/profession.ts";
import { contentIs } from "#app/domain/media/content-is.ts";
import { cleanSvg } from "#app/domain/media/clean-svg.ts";
import { LANGUAGES, type Language, Trilingual } from "#app/domain/shared/language.ts";
import { isPlainText } from "#app/domain/shared/plain-text.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Something that stands between a folder and the public: where, what (a code), and what the sentence about it needs. */
export type CourseFault = {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** A course as it lies in a folder. */
export type CourseFolder = { readonly name: string; readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[] };

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  avif: "image/avif",
  mp3: "audio/mpeg",
  ogg: "audio/ogg",
  opus: "audio/ogg",
  mp4: "video/mp4",
  webm: "video/webm",
  vtt: "text/vtt",
  txt: "text/plain",
  pdf: "application/pdf",
};
const MEDIA_FOLDERS = ["images/", "media/"];

/** No more than three years from the last review to the day the course ends. @rule accme-enduring-materials/review-every-three-years */
const YEARS_BETWEEN_REVIEWS = 3;

type Read = { readonly document: LessonDocument; readonly lineOf: (blockId: string) => number; readonly file: string };
type Found = { readonly metadata: CourseMetadata; readonly json: ReadJson };

/**
 * Reads a course folder and either gives the whole course or every fault in it, with file and line. `parseMarkdown` turns text
 * into an mdast tree (platform/markdown). Nothing is guessed or repaired, except that drawings are cleaned.
 */
export function validateCourse(
  folder: CourseFolder,
  parseMarkdown: (text: string) => unknown,
): Result<ValidCourse, readonly CourseFault[]> {
  const faults: CourseFault[] = [];
  const fault = (file: string, line: number, code: string, params?: Record<string, string | number>): void => {
    faults.push({ file, line, code, ...(params === undefined ? {} : { params }) });
  };
  const bytesOf = new Map(folder.files.map((file) => [file.path, file.bytes]));
  const textOf = (path: string): string | null => {
    const bytes = bytesOf.get(path);
    if (bytes === undefined) return null;
    const text = decodeUtf8(bytes);
    if (text === null) fault(path, 1, "text-not-utf8");
    else checkPlain(path, text, fault);
    return text;
  };

  const found = readMetadata(folder.name, textOf("course.json"), fault);
  const items = readItems(textOf("items.json"), fault);
  if (found === null || items === null) return refused(faults);
  const { metadata } = found;

  checkMetadata(found, fault);
  checkItems(metadata, items.value, items.json, fault);

  const lessons: ValidLesson[] = [];
  const read: Read[] = [];
  for (const lesson of metadata.lessons) {
    const documents = new Map<Language, Read>();
    for (const language of LANGUAGES) {
      const one = readLesson(lesson.id, language, bytesOf, textOf, parseMarkdown, fault);
      if (one !== null) documents.set(language, one);
    }
    read.push(...documents.values());
    const [ar, ckb, en] = [documents.get("ar"), documents.get("ckb"), documents.get("en")];
    if (ar === undefined || ckb === undefined || en === undefined) continue;
    compareLanguages(en, [ar, ckb], fault);
    const sectionIds = en.document.content.flatMap((block) =>
      block.type === "heading" && block.attrs.level === 2 ? [block.attrs.id as string] : [],
    );
    lessons.push({ id: lesson.id, documents: { ar: ar.document, ckb: ckb.document, en: en.document }, sectionIds });
  }

  checkReferences(found, items.value, read, fault);
  const { media, mediaPaths } = readMedia(read, bytesOf, fault);
  checkStrays(metadata, folder, mediaPaths, fault);

  if (faults.length > 0) return refused(faults.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line)));
  return granted({ metadata, items: items.value, lessons, media, mediaPaths, validated: true });
}

type Report = (file: string, line: number, code: string, params?: Record<string, string | number>) => void;

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function checkPlain(file: string, text: string, fault: Report): void {
  if (isPlainText(text)) return;
  text.split("\n").forEach((line, index) => {
    if (!isPlainText(line)) fault(file, index + 1, "control-character");
  });
}

function readMetadata(folderName: string, text: string | null, fault: Report): Found | null {
  const file = "course.json";
  if (text === null) return (fault(file, 1, "file-missing"), null);
  const json = readJsonWithLines(text);
  if (!json.ok) return (fault(file, json.line, "json-malformed"), null);
  const parsed = CourseMetadata.safeParse(json.value.value);
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      fault(file, json.value.lineOf(issue.path), "value-malformed", { where: issue.path.map(String).join("."), why: issue.message });
    return null;
  }
  if (parsed.data.id !== folderName)
    fault(file, json.value.lineOf(["id"]), "id-not-folder-name", { id: parsed.data.id, folder: folderName });
  return { metadata: parsed.data, json: json.value };
}

function readItems(text: string | null, fault: Report): { value: readonly Item[]; json: ReadJson } | null {
  const file = "items.json";
  if (text === null) return (fault(file, 1, "file-missing"), null);
  const json = readJsonWithLines(text);
  if (!json.ok) return (fault(file, json.line, "json-malformed"), null);
  const parsed = ItemPool.safeParse(json.value.value);
  if (parsed.success) return { value: parsed.data, json: json.value };
  for (const issue of parsed.error.issues)
    fault(file, json.value.lineOf(issue.path), "value-malformed", { where: issue.path.map(String).join("."), why: issue.message });
  return null;
}

function checkMetadata({ metadata, json }: Found, fault: Report): void {
  const file = "course.json";
  const at = (...path: (string | number)[]): number => json.lineOf(path);
  for (const [list, name] of [
    [metadata.lessons, "lessons"],
    [metadata.references, "references"],
  ] as const) {
    for (const { id, index } of repeated(list.map((entry) => entry.id as string))) fault(file, at(name, index), "id-repeated", { id });
  }
  metadata.references.forEach(
    ({ id, evidence }, index) => evidence === undefined && fault(file, at("references", index), "reference-without-evidence", { id }),
  );
  if (metadata.expiresOn <= metadata.releasedOn) fault(file, at("expiresOn"), "expiry-before-release");
  if (metadata.expiresOn > yearsAfter(metadata.reviewedOn, YEARS_BETWEEN_REVIEWS))
    fault(file, at("expiresOn"), "expiry-too-late", { years: YEARS_BETWEEN_REVIEWS });
  const lessonMinutes = metadata.lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  if (lessonMinutes > metadata.minutes)
    fault(file, at("minutes"), "lessons-longer-than-course", { lessons: lessonMinutes, course: metadata.minutes });
  metadata.creditOffers.forEach((offer, index) => {
    // One credit is an hour: hundredths * 60 / 100 minutes.
    if (offer.maximumHundredths * 60 > metadata.minutes * 100)
      fault(file, at("creditOffers", index, "maximumHundredths"), "credit-exceeds-time", { minutes: metadata.minutes });
  });
  metadata.topics.forEach((topic, index) => !isTopic(topic) && fault(file, at("topics", index), "topic-unknown", { topic }));
  metadata.creditOffers.forEach((offer, index) =>
    offer.professions.forEach(
      (profession, position) =>
        !Profession.safeParse(profession).success &&
        fault(file, at("creditOffers", index, "professions", position), "profession-unknown", { profession }),
    ),
  );
  for (const { id } of repeated(
    metadata.creditOffers.flatMap((offer) => offer.professions.map((profession) => `${offer.creditType} ${profession}`)),
  )) {
    fault(file, at("creditOffers"), "profession-repeated", { profession: id });
  }
  if (Object.values(metadata.translations).filter((state) => state === "source").length !== 1)
    fault(file, at("translations"), "one-source-language");
  compareTrilingual(metadata, [], (path, params) => fault(file, json.lineOf(path), "numbers-differ", params));
}

function checkItems(metadata: CourseMetadata, items: readonly Item[], json: ReadJson, fault: Report): void {
  const file = "items.json";
  const pool = new Map<string, number>();
  const ids = items.flatMap((item) => [
    item.id as string,
    ...(item.type === "vignette-set" ? item.items.map((inner) => inner.id as string) : []),
  ]);
  for (const { id } of repeated(ids))
    fault(
      file,
      json.lineOf([
        Math.max(
          0,
          items.findIndex((item) => item.id === id),
        ),
        "id",
      ]),
      "id-repeated",
      { id },
    );
  items.forEach((item, index) => {
    pool.set(item.topic, (pool.get(item.topic) ?? 0) + 1);
    if (metadata.quiz.quota[item.topic] === undefined)
      fault(file, json.lineOf([index, "topic"]), "topic-without-quota", { topic: item.topic });
    if (item.type === "vignette-set") item.items.forEach((inner, position) => checkKey(inner, [index, "items", position]));
    else checkKey(item, [index]);
  });
  for (const [topic, drawn] of Object.entries(metadata.quiz.quota)) {
    const available = pool.get(topic) ?? 0;
    if (drawn > available) fault(file, 1, "quota-exceeds-pool", { topic, quota: drawn, pool: available });
  }
  compareTrilingual(items, [], (path, params) => fault(file, json.lineOf(path), "numbers-differ", params));

  function checkKey(item: Exclude<Item, { type: "vignette-set" }>, path: readonly (string | number)[]): void {
    const report = (code: string, params: Record<string, string | number> = {}, ...more: (string | number)[]): void =>
      fault(file, json.lineOf([...path, ...more]), code, { item: item.id, ...params });
    const unique = (parts: readonly { readonly id: string }[], name: string): ReadonlySet<string> => {
      for (const { id, index } of repeated(parts.map((part) => part.id))) report("part-repeated", { part: id }, name, index);
      return new Set(parts.map((part) => part.id));
    };
    switch (item.type) {
      case "single-best-answer":
        if (!unique(item.options, "options").has(item.key)) report("key-unknown", { key: item.key }, "key");
        return;
      case "multiple-response": {
        const options = unique(item.options, "options");
        item.key.forEach((key, index) => !options.has(key) && report("key-unknown", { key }, "key", index));
        if (new Set(item.key).size !== item.key.length) report("key-repeated", {}, "key");
        if (item.key.length === item.options.length) report("key-is-everything", {}, "key");
        return;
      }
      case "extended-matching": {
        const options = unique(item.options, "options");
        unique(item.stems, "stems");
        item.stems.forEach((stem, index) => !options.has(stem.key) && report("key-unknown", { key: stem.key }, "stems", index, "key"));
        return;
      }
      case "ordering": {
        const elements = unique(item.elements, "elements");
        if (item.key.length !== elements.size || !item.key.every((key) => elements.has(key)) || new Set(item.key).size !== item.key.length)
          report("order-not-complete", {}, "key");
        return;
      }
      case "numeric":
        if (!unique(item.units, "units").has(item.key.unit)) report("key-unknown", { key: item.key.unit }, "key", "unit");
        if (item.key.tolerance.startsWith("-")) report("tolerance-negative", {}, "key", "tolerance");
    }
  }
}

function readLesson(
  lessonId: string,
  language: Language,
  bytesOf: ReadonlyMap<string, Uint8Array>,
  textOf: (path: string) => string | null,
  parseMarkdown: (text: string) => unknown,
  fault: Report,
): Read | null {
  const markdown = `lessons/${lessonId}.${language}.md`;
  const tiptap = `lessons/${lessonId}.${language}.json`;
  if (bytesOf.has(markdown) && bytesOf.has(tiptap)) return (fault(tiptap, 1, "lesson-twice"), null);
  if (!bytesOf.has(markdown) && !bytesOf.has(tiptap)) return (fault(markdown, 1, "file-missing"), null);
  const file = bytesOf.has(markdown) ? markdown : tiptap;
  const text = textOf(file);
  if (text === null) return null;
  if (file === markdown) {
    const result = markdownToDocument(parseMarkdown(text), text);
    if (result.ok) return { document: result.value.document, file, lineOf: (id) => result.value.lineOf.get(id) ?? 1 };
    for (const { line, code, params } of result.faults) fault(file, line, code, params);
    return null;
  }
  const json = readJsonWithLines(text);
  if (!json.ok) return (fault(file, json.line, "json-malformed"), null);
  const parsed = parseDocument(json.value.value);
  if (!parsed.ok) {
    for (const { path, code } of parsed.faults)
      fault(file, json.value.lineOf(path), "block-malformed", { where: path.slice(-3).map(String).join("."), why: code });
    return null;
  }
  const document = parsed.value;
  const index = (id: string): number => document.content.findIndex((block) => block.attrs.id === id);
  const lineOf = (id: string): number => json.value.lineOf(["content", Math.max(0, index(id))]);
  for (const { id } of repeated([...blocksOf(document.content)].map((block) => block.attrs.id)))
    fault(file, lineOf(id), "duplicate-block-id", { id });
  if (document.content[0]?.type !== "heading" || document.content[0].attrs.level !== 2) fault(file, 1, "text-before-first-section");
  return { document, file, lineOf };
}

/** The three languages of a lesson have the same blocks in the same order, and state the same numbers in each (R43). */
function compareLanguages(en: Read, others: readonly Read[], fault: Report): void {
  const mine = [...blocksOf(en.document.content)];
  for (const other of others) {
    const theirs = [...blocksOf(other.document.content)];
    const differs = mine.findIndex((block, index) => theirs[index]?.attrs.id !== block.attrs.id || theirs[index].type !== block.type);
    const at = differs === -1 && theirs.length > mine.length ? mine.length : differs;
    if (at !== -1) {
      const [expected, found] = [mine[at]?.attrs.id ?? "-", theirs[at]?.attrs.id ?? "-"];
      fault(other.file, other.lineOf(found === "-" ? (theirs.at(-1)?.attrs.id ?? "") : found), "blocks-differ", { expected, found });
      continue;
    }
    mine.forEach((block, index) => {
      const theirBlock = theirs[index];
      if (theirBlock === undefined) return;
      const numbers = differingQuantities(textOfBlock(block), textOfBlock(theirBlock)).join(", ");
      if (numbers !== "") fault(other.file, other.lineOf(block.attrs.id), "numbers-differ", { id: block.attrs.id, numbers });
      if (frozenPart(block) !== frozenPart(theirBlock))
        fault(other.file, other.lineOf(block.attrs.id), "translation-changes-facts", { id: block.attrs.id });
    });
  }
}

/** What a translation may never change in a block. */
function frozenPart(block: Block | Reveal | Rationale): string {
  const cited = inlinesOf(block)
    .flatMap((inline) => (inline.type === "reference" ? inline.attrs.ids : []))
    .sort();
  const attrs = block.attrs;
  switch (block.type) {
    case "doseBlock":
      return JSON.stringify([block.attrs.drug, block.attrs.amount.replace("–", "-"), block.attrs.unit, block.attrs.source]);
    case "knowledgeCheck":
      return JSON.stringify([cited, block.content.map((child) => (child.type === "option" ? child.attrs.correct : null))]);
    case "table":
      return JSON.stringify([cited, block.content.map((row) => row.content.length)]);
    case "heading":
      return JSON.stringify([cited, block.attrs.level]);
    case "bulletList":
    case "orderedList":
      return String(block.content.length);
    default:
      return JSON.stringify([cited, "src" in attrs ? attrs.src : "", "kind" in attrs ? attrs.kind : ""]);
  }
}

function textOfBlock(block: Block | Reveal | Rationale): string {
  const inlines = inlinesOf(block)
    .map((inline) => (inline.type === "text" ? inline.text : " "))
    .join("");
  return block.type === "doseBlock" ? `${block.attrs.route} ; ${block.attrs.interval}` : inlines;
}

function checkReferences({ metadata, json }: Found, items: readonly Item[], lessons: readonly Read[], fault: Report): void {
  const known = new Set<string>(metadata.references.map((reference) => reference.id));
  const cited = new Set<string>();
  for (const lesson of lessons) {
    for (const block of blocksOf(lesson.document.content)) {
      const ids = inlinesOf(block).flatMap((inline) => (inline.type === "reference" ? (inline.attrs.ids as string[]) : []));
      if (block.type === "doseBlock") ids.push(block.attrs.source);
      for (const id of ids) {
        cited.add(id);
        if (!known.has(id)) fault(lesson.file, lesson.lineOf(block.attrs.id), "reference-unknown", { id });
      }
    }
  }
  for (const item of items) {
    for (const id of [...item.references, ...(item.type === "vignette-set" ? item.items.flatMap((inner) => inner.references) : [])]) {
      cited.add(id);
      if (!known.has(id)) fault("items.json", 1, "reference-unknown", { id, item: item.id });
    }
  }
  metadata.references.forEach(
    (reference, index) =>
      !cited.has(reference.id) && fault("course.json", json.lineOf(["references", index]), "reference-uncited", { id: reference.id }),
  );
}

function readMedia(
  lessons: readonly Read[],
  bytesOf: ReadonlyMap<string, Uint8Array>,
  fault: Report,
): { media: CourseMediaFile[]; mediaPaths: Record<string, Record<Language, string>> } {
  const media = new Map<string, CourseMediaFile>();
  const mediaPaths: Record<string, Record<Language, string>> = {};
  for (const lesson of lessons) {
    for (const block of blocksOf(lesson.document.content)) {
      for (const name of mediaNames(block)) {
        if (mediaPaths[name] !== undefined) continue;
        const paths = pathsOf(name, bytesOf);
        if (paths === null) {
          fault(lesson.file, lesson.lineOf(block.attrs.id), "media-missing", { name });
          continue;
        }
        mediaPaths[name] = paths;
        for (const path of new Set(Object.values(paths))) {
          const bytes = bytesOf.get(path);
          if (media.has(path) || bytes === undefined) continue;
          const file = mediaFile(path, bytes);
          if (file.ok) media.set(path, file.value);
          else fault(path, 1, file.refusal);
        }
      }
    }
  }
  return { media: [...media.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), mediaPaths };
}

function mediaNames(block: Block | Reveal | Rationale): readonly string[] {
  switch (block.type) {
    case "figure":
    case "file":
      return [block.attrs.src];
    case "audio":
      return [block.attrs.src, block.attrs.transcript];
    case "video":
      return [block.attrs.src, block.attrs.captions, block.attrs.transcript];
    default:
      return [];
  }
}

/** `steps.svg` means `steps.svg`, or else `steps.ar.svg`, `steps.ckb.svg` and `steps.en.svg`. */
function pathsOf(name: string, bytesOf: ReadonlyMap<string, Uint8Array>): Record<Language, string> | null {
  const dot = name.lastIndexOf(".");
  for (const folder of MEDIA_FOLDERS) {
    const whole = `${folder}${name}`;
    if (bytesOf.has(whole)) return { ar: whole, ckb: whole, en: whole };
    const paths = LANGUAGES.map((language) => `${folder}${name.slice(0, dot)}.${language}${name.slice(dot)}`);
    const [ar, ckb, en] = paths;
    if (ar !== undefined && ckb !== undefined && en !== undefined && paths.every((path) => bytesOf.has(path))) return { ar, ckb, en };
  }
  return null;
}

function mediaFile(path: string, bytes: Uint8Array): Result<CourseMediaFile, string> {
  const extension = path.slice(path.lastIndexOf(".") + 1);
  const contentType = CONTENT_TYPES[extension];
  if (contentType === undefined) return refused("media-type-unknown");
  if (extension === "svg") {
    const text = decodeUtf8(bytes);
    if (text === null) return refused("text-not-utf8");
    const clean = cleanSvg(text);
    return clean.ok
      ? granted({
          path,
          contentType,
          bytes: new TextEncoder().encode(clean.value.svg),
          width: clean.value.width,
          height: clean.value.height,
        })
      : clean;
  }
  if (!contentIs(extension, bytes)) return refused("media-malformed");
  if (extension === "png") {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 24) return refused("media-malformed");
    return granted({ path, contentType, bytes, width: view.getUint32(16), height: view.getUint32(20) });
  }
  return granted({ path, contentType, bytes, width: null, height: null });
}

function checkStrays(
  metadata: CourseMetadata,
  folder: CourseFolder,
  mediaPaths: Readonly<Record<string, Record<Language, string>>>,
  fault: Report,
): void {
  const expected = new Set(["course.json", "items.json", ...Object.values(mediaPaths).flatMap((paths) => Object.values(paths))]);
  for (const lesson of metadata.lessons)
    for (const language of LANGUAGES) for (const kind of ["md", "json"]) expected.add(`lessons/${lesson.id}.${language}.${kind}`);
  for (const { path } of folder.files) if (!expected.has(path) && path !== "README.md") fault(path, 1, "file-not-used");
}

/** Walks a value for texts in three languages and reports those whose numbers with units differ. */
function compareTrilingual(
  value: unknown,
  path: readonly (string | number)[],
  report: (path: readonly (string | number)[], params: Record<string, string>) => void,
): void {
  if (Array.isArray(value)) {
    value.forEach((element: unknown, index) => compareTrilingual(element, [...path, index], report));
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const text = Trilingual.safeParse(value);
  if (!text.success) {
    for (const [key, member] of Object.entries(value)) compareTrilingual(member, [...path, key], report);
    return;
  }
  for (const language of ["ar", "ckb"] as const) {
    const numbers = differingQuantities(text.data.en, text.data[language]).join(", ");
    if (numbers !== "") report([...path, language], { id: path.map(String).join("."), numbers });
  }
}

function repeated(ids: readonly string[]): { id: string; index: number }[] {
  return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [{ id, index }] : []));
}

function yearsAfter(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, "0")}${day.slice(4)}`;
}
