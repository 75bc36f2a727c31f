import { blocksOf, inlinesOf } from "#app/domain/authoring/document-schema.ts";
import { countWords } from "#app/domain/authoring/count-words.ts";
import type { DraftContent } from "#app/domain/authoring/draft-content.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";

/** By reference id: the ids of the lessons that cite it, in their order, and how many items of the pool. */
export type CitedIn = Readonly<Record<string, { readonly lessons: readonly string[]; readonly items: number }>>;

/** Where each reference is cited, in any language. */
export function citationsOf({ metadata, documents, items }: Pick<DraftContent, "metadata" | "documents" | "items">): CitedIn {
  const cited: Record<string, { lessons: string[]; items: number }> = {};
  const at = (id: string) => (cited[id] ??= { lessons: [], items: 0 });
  for (const { id: lessonId } of metadata.lessons ?? []) {
    const ids = new Set<string>();
    for (const language of LANGUAGES) {
      for (const block of blocksOf(documents[lessonPart(lessonId, language)]?.content ?? [])) {
        for (const inline of inlinesOf(block)) if (inline.type === "reference") for (const id of inline.attrs.ids) ids.add(id);
        if (block.type === "doseBlock" && (block.attrs.source as string) !== "") ids.add(block.attrs.source);
      }
    }
    for (const id of ids) at(id).lessons.push(lessonId);
  }
  for (const item of items) for (const id of referencesIn(item)) at(id).items += 1;
  return cited;
}

function referencesIn(item: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const { references, items: inner } = item;
  const own = Array.isArray(references) ? references.filter((id) => typeof id === "string") : [];
  const others = Array.isArray(inner) ? inner.flatMap((one: unknown) => [...referencesIn(isRecord(one) ? one : {})]) : [];
  return new Set([...own, ...others]);
}

/** How many items of the pool there are of each topic; a vignette with its questions is one, as it is drawn. */
export function poolByTopic(items: DraftContent["items"]): Readonly<Record<string, number>> {
  const pool: Record<string, number> = {};
  for (const item of items) {
    const topic = item["topic"];
    if (typeof topic === "string" && topic !== "") pool[topic] = (pool[topic] ?? 0) + 1;
  }
  return pool;
}

/** The words of all lessons of a draft in the language in which it is written first; where nothing is written in that, in the fullest. */
export function wordsOfLessons({ metadata, documents }: Pick<DraftContent, "metadata" | "documents">): number {
  const inLanguage = LANGUAGES.map((language) => ({
    language,
    words: (metadata.lessons ?? []).reduce((sum, { id }) => sum + countWords(documents[lessonPart(id, language)]), 0),
  }));
  const source = inLanguage.find(({ language }) => metadata.translations?.[language] === "source")?.words ?? 0;
  return source > 0 ? source : Math.max(...inLanguage.map(({ words }) => words));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
