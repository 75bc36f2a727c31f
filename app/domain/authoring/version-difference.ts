import type { Item, SimpleItem } from "#app/domain/assessment/item.ts";
import type { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import { documentDifference } from "#app/domain/authoring/document-difference.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { type Json, canonicalJson } from "#app/domain/shared/canonical-json.ts";
import { languagesOf } from "#app/domain/shared/content-language.ts";
import { LANGUAGES, type Language, type Trilingual } from "#app/domain/shared/language.ts";

/** What of a course is compared: the published version, and what would be published. */
export type VersionContent = {
  readonly metadata: CourseMetadata;
  readonly items: readonly Item[];
  readonly lessons: readonly { readonly id: string; readonly documents: Readonly<Record<Language, LessonDocument>> }[];
};

/** Blocks and words of a lesson in one language that are other ones than before. */
export type LanguageDifference = {
  readonly language: Language;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly moved: number;
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
};

export type LessonDifference = {
  readonly lessonId: string;
  readonly title: Trilingual;
  readonly change: "added" | "removed" | "changed";
  /** The languages in which anything is different. */
  readonly languages: readonly LanguageDifference[];
};

export type ItemDifference = {
  readonly itemId: string;
  readonly leadIn: Trilingual;
  readonly change: "added" | "removed" | "changed";
  /** What counts as right is another thing than before. */
  readonly keyChanged: boolean;
};

/** A text, one in three languages, or null for what is too large to be shown in a line. */
export type FieldValue = string | Trilingual | null;

/** But for the state of the translations, which is found when a version is published. */
export const COMPARED_FIELDS = [
  "title",
  "summary",
  "practiceGap",
  "objectives",
  "audience",
  "method",
  "topics",
  "minutes",
  "creditOffers",
  "faculty",
  "commercialSupport",
  "minimumPerformanceLevel",
  "attempts",
  "lockOutHours",
  "minutesAllowed",
  "quota",
  "topicNames",
  "releasedOn",
  "reviewedOn",
  "expiresOn",
  "repeat",
  "modules",
  "lessons",
  "references",
  "licence",
  "languages",
] as const;
export type ComparedField = (typeof COMPARED_FIELDS)[number];

export type FieldDifference = { readonly field: ComparedField; readonly before: FieldValue; readonly after: FieldValue };

/** Everything that a publication changes for learners. All empty: nothing. */
export type VersionDifference = {
  readonly lessons: readonly LessonDifference[];
  readonly items: readonly ItemDifference[];
  readonly fields: readonly FieldDifference[];
};

/** What differs between two versions of a course, by the ids that stay for ever (R43); lessons and items of the later one in its order. */
export function versionDifference(before: VersionContent, after: VersionContent): VersionDifference {
  return {
    lessons: lessonDifferences(before, after),
    items: itemDifferences(before.items, after.items),
    fields: fieldDifferences(before.metadata, after.metadata),
  };
}

/** What counts as right in an item, as one comparable text. */
export function keyOf(item: Item): string {
  switch (item.type) {
    case "vignette-set":
      return JSON.stringify(item.items.map((inner) => [inner.id, keyOfSimple(inner)]));
    default:
      return keyOfSimple(item);
  }
}

function keyOfSimple(item: SimpleItem): string {
  switch (item.type) {
    case "single-best-answer":
      return item.key;
    case "multiple-response":
      return [...item.key].sort().join(" ");
    case "ordering":
      return item.key.join(" ");
    case "extended-matching":
      return JSON.stringify(item.stems.map(({ id, key }) => [id, key]));
    case "numeric":
      return JSON.stringify([item.key.value, item.key.unit, item.key.tolerance]);
  }
}

const EMPTY: LessonDocument = { type: "doc", schemaVersion: 1, content: [] };

function lessonDifferences(before: VersionContent, after: VersionContent): readonly LessonDifference[] {
  const old = new Map(before.lessons.map((lesson) => [lesson.id, lesson.documents]));
  const now = new Map(after.lessons.map((lesson) => [lesson.id, lesson.documents]));
  const ids = [...now.keys(), ...[...old.keys()].filter((id) => !now.has(id))];
  return ids.flatMap((lessonId) => {
    const [was, is] = [old.get(lessonId), now.get(lessonId)];
    const textIn = (version: VersionContent, documents: typeof was, language: Language): LessonDocument =>
      (languagesOf(version.metadata).includes(language) ? documents?.[language] : null) ?? EMPTY;
    const languages = LANGUAGES.flatMap(
      (language) => languageDifference(language, textIn(before, was, language), textIn(after, is, language)) ?? [],
    );
    const change = was === undefined ? "added" : is === undefined ? "removed" : "changed";
    if (change === "changed" && languages.length === 0) return [];
    const listed = (is === undefined ? before : after).metadata.lessons.find(({ id }) => id === lessonId);
    const title = listed?.title ?? { ar: lessonId, ckb: lessonId, en: lessonId };
    return [{ lessonId, title, change, languages }];
  });
}

function languageDifference(language: Language, before: LessonDocument, after: LessonDocument): LanguageDifference | null {
  if (same(before, after)) return null;
  const blocks = documentDifference(before, after);
  const count = (change: string) => blocks.filter((block) => block.change === change).length;
  const words = (kind: string) =>
    blocks.flatMap((block) => block.words).reduce((sum, run) => sum + (run.kind === kind ? wordsIn(run.text) : 0), 0);
  return {
    language,
    added: count("added"),
    removed: count("removed"),
    changed: count("changed"),
    moved: count("moved"),
    wordsAdded: words("added"),
    wordsRemoved: words("removed"),
  };
}

const wordsIn = (text: string): number => text.match(/\S+/gu)?.length ?? 0;

/** What differs between two pools, by the ids of their items. */
export function itemDifferences(before: readonly Item[], after: readonly Item[]): readonly ItemDifference[] {
  const old = new Map(before.map((item) => [item.id as string, item]));
  const there = new Set(after.map(({ id }) => id as string));
  const now = after.flatMap((item): ItemDifference[] => {
    const was = old.get(item.id);
    if (was === undefined) return [{ itemId: item.id, leadIn: item.leadIn, change: "added", keyChanged: false }];
    if (same(was, item)) return [];
    return [{ itemId: item.id, leadIn: item.leadIn, change: "changed", keyChanged: was.type !== item.type || keyOf(was) !== keyOf(item) }];
  });
  const gone = before.flatMap(({ id, leadIn }): ItemDifference[] =>
    there.has(id) ? [] : [{ itemId: id, leadIn, change: "removed", keyChanged: false }],
  );
  return [...now, ...gone];
}

function fieldDifferences(before: CourseMetadata, after: CourseMetadata): readonly FieldDifference[] {
  return COMPARED_FIELDS.flatMap((field): FieldDifference[] => {
    const [was, is] = [valueOf(before, field), valueOf(after, field)];
    return same(was, is) ? [] : [{ field, before: shown(was), after: shown(is) }];
  });
}

function valueOf(metadata: CourseMetadata, field: ComparedField): unknown {
  switch (field) {
    case "minimumPerformanceLevel":
    case "attempts":
    case "lockOutHours":
    case "minutesAllowed":
    case "quota":
      return metadata.quiz[field];
    case "topicNames":
      return metadata.quiz.topics ?? null;
    case "faculty":
      // Reviewers are entered when a version is published: a draft names none yet.
      return metadata.faculty.filter(({ role }) => role !== "reviewer");
    case "languages":
      return languagesOf(metadata);
    default:
      return metadata[field] ?? null;
  }
}

/** Lists of texts are one text, a line for each; what is made of members is not shown in a line. */
function shown(value: unknown): FieldValue {
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (isTrilingual(value)) return value;
  if (!Array.isArray(value)) return null;
  if (value.every((one) => typeof one === "string")) return value.join("\n");
  if (!value.every(isTrilingual)) return null;
  const joined = (language: Language) => value.map((one) => one[language]).join("\n");
  return { ar: joined("ar"), ckb: joined("ckb"), en: joined("en") };
}

function isTrilingual(value: unknown): value is Trilingual {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).sort().join(" ") === "ar ckb en" &&
    Object.values(value).every((text) => typeof text === "string")
  );
}

/** Whether two values are written alike, whatever the order of members; what is `undefined` is not there. */
export function same(one: unknown, other: unknown): boolean {
  // What comes from the database twice is written alike twice: most of a course is told to be the same without putting it in order.
  return one === other || JSON.stringify(one) === JSON.stringify(other) || canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value ?? null)) as Json);
}
