import { type Block, type LessonDocument, blocksOf, inlinesOf } from "#app/domain/authoring/document-schema.ts";
import type { DraftContent } from "#app/domain/authoring/draft-content.ts";
import type { DraftPart } from "#app/domain/authoring/draft-part.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { isText } from "#app/domain/shared/texts-shown.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";

/** One text that is translated and signed off by itself: a block of a lesson with all that stands in it, or a text of metadata or an item. */
export type TranslationUnit = {
  /** The part that holds the translation, and the one that holds the source. */
  readonly part: DraftPart;
  readonly sourcePart: DraftPart;
  readonly language: Language;
  /** A block's id; elsewhere the place of the text, by ids where there are any: `lessons.clean-hands.title`. */
  readonly key: string;
  readonly source: Json;
  /** null: missing, or nothing in it is written yet. */
  readonly target: Json | null;
};

/** The language in which a course is written first; English while that is not said. */
export function sourceLanguageOf({ translations }: DraftContent["metadata"]): Language {
  return LANGUAGES.find((language) => translations?.[language] === "source") ?? "en";
}

/** Every text of a draft that is to be translated into a language, lesson by lesson, in their order. */
export function translationUnits(draft: DraftContent, language: Language): readonly TranslationUnit[] {
  const source = sourceLanguageOf(draft.metadata);
  if (language === source) return [];
  return [
    ...textUnits("metadata", draft.metadata, source, language),
    ...(draft.metadata.lessons ?? []).flatMap(({ id }) => {
      const [sourcePart, part] = [lessonPart(id, source), lessonPart(id, language)];
      return blockUnits(draft.documents[sourcePart], draft.documents[part]).map((unit) => ({ ...unit, part, sourcePart, language }));
    }),
    ...textUnits("items", draft.items, source, language),
  ];
}

/** The blocks of a lesson beside those of its translation. */
export function blockUnits(
  source: LessonDocument | undefined,
  target: LessonDocument | undefined,
): readonly Pick<TranslationUnit, "key" | "source" | "target">[] {
  const theirs = new Map((target?.content ?? []).map((block) => [block.attrs.id as string, block]));
  return (source?.content ?? []).map((block) => {
    const translated = theirs.get(block.attrs.id);
    const isMissing = translated === undefined || (!isWritten(translated) && isWritten(block));
    return { key: block.attrs.id, source: asJson(block), target: isMissing ? null : asJson(translated) };
  });
}

/** Whether a block holds any word in its language: a dose's drug and amount are the same in all. */
function isWritten(block: Block): boolean {
  return [...blocksOf([block])].some((inner) => {
    if (inlinesOf(inner).some((inline) => inline.type === "text" && inline.text.trim() !== "")) return true;
    if (inner.type === "doseBlock") return inner.attrs.route.trim() !== "" || inner.attrs.interval.trim() !== "";
    if (inner.type === "figure" || inner.type === "equation") return inner.attrs.alt.trim() !== "";
    return "title" in inner.attrs && inner.attrs.title.trim() !== "";
  });
}

/** The texts of a part that holds all languages at once: whatever is an object of languages is one. */
export function textUnits(part: "metadata" | "items", value: unknown, source: Language, language: Language): readonly TranslationUnit[] {
  return textsIn(value).flatMap(({ path, text }) => {
    // How far each language is has the shape of a text, and is none.
    if (path === "translations") return [];
    const [mine, theirs] = [text[source]?.trim() ?? "", text[language]?.trim() ?? ""];
    if (mine === "") return [];
    return [{ part, sourcePart: part, language, key: path, source: mine, target: theirs === "" ? null : theirs }];
  });
}

/** A text outside lessons as it is written; nothing for a block or for what is missing. */
export function plainTextOf(value: Json | null): string {
  return typeof value === "string" ? value : "";
}

type SomeText = Partial<Readonly<Record<Language, string>>>;

/** Every text of a value with its place; a member of a list is named by its id, if it has one. */
export function textsIn(value: unknown, path: readonly string[] = []): readonly { readonly path: string; readonly text: SomeText }[] {
  if (typeof value !== "object" || value === null) return [];
  if (isText(value)) return [{ path: path.join("."), text: value }];
  return Object.entries(value).flatMap(([name, member]) => textsIn(member, [...path, idOf(member) ?? name]));
}

/** The value with one text in one language put at its place; the value itself when there is no such place. */
export function withText(value: unknown, place: string, language: Language, text: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (place === "" && isText(value)) return { ...value, [language]: text };
  const put = (name: string, member: unknown): unknown => {
    const step = idOf(member) ?? name;
    if (place === step) return withText(member, "", language, text);
    return place.startsWith(`${step}.`) ? withText(member, place.slice(step.length + 1), language, text) : member;
  };
  if (Array.isArray(value)) return value.map((member: unknown, index) => put(String(index), member));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, put(name, member)]));
}

function idOf(member: unknown): string | null {
  const id = typeof member === "object" && member !== null ? (member as { readonly id?: unknown }).id : undefined;
  return typeof id === "string" && id !== "" ? id : null;
}

function asJson(block: Block): Json {
  return JSON.parse(JSON.stringify(block)) as Json;
}
