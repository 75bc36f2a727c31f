import {
  type Block,
  type LessonDocument,
  type Rationale,
  type Reveal,
  blocksOf,
  inlinesOf,
} from "#app/domain/authoring/document-schema.ts";
import { blockText, lineText } from "#app/domain/authoring/document-text.ts";
import { changedNumbers } from "#app/domain/authoring/quantities.ts";
import { type VersionContent, itemDifferences, same } from "#app/domain/authoring/version-difference.ts";
import { languagesOf } from "#app/domain/shared/content-language.ts";
import type { Language, Trilingual } from "#app/domain/shared/language.ts";

/** Something that makes a change material: what, where, and what stands there before and after. */
export type MaterialReason =
  | {
      readonly code: "dose" | "quantity" | "knowledge-check" | "key-message";
      readonly lessonId: string;
      readonly language: Language;
      readonly blockId: string;
      readonly before: string | null;
      readonly after: string | null;
    }
  | { readonly code: "key"; readonly itemId: string; readonly leadIn: Trilingual }
  | { readonly code: "objectives"; readonly before: readonly Trilingual[]; readonly after: readonly Trilingual[] };

/**
 * Why a change is more than an editorial one: a dose block, a number or its unit, what a question counts as right, an objective, or a key
 * message that rests on a reference is another one than before. Empty: the proposal is "editorial". Numbers that are written as words
 * are not seen, which is why a person has the last word.
 */
export function materialReasons(before: VersionContent, after: VersionContent): readonly MaterialReason[] {
  const keys = itemDifferences(before.items, after.items).flatMap(({ itemId, leadIn, keyChanged }): MaterialReason[] =>
    keyChanged ? [{ code: "key", itemId, leadIn }] : [],
  );
  // What is there in a language for the first time, or no longer, teaches nothing else: only languages that both have are compared.
  const languages = languagesOf(before.metadata).filter((language) => languagesOf(after.metadata).includes(language));
  const said = (version: VersionContent): string =>
    JSON.stringify(version.metadata.objectives.map((objective) => languages.map((language) => objective[language])));
  const objectives: MaterialReason[] =
    said(before) === said(after) ? [] : [{ code: "objectives", before: before.metadata.objectives, after: after.metadata.objectives }];
  return [...objectives, ...lessonReasons(before, after, languages), ...keys];
}

function lessonReasons(before: VersionContent, after: VersionContent, languages: readonly Language[]): readonly MaterialReason[] {
  const old = new Map(before.lessons.map(({ id, documents }) => [id, documents]));
  const now = new Map(after.lessons.map(({ id, documents }) => [id, documents]));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((lessonId) =>
    languages.flatMap((language) =>
      documentReasons(old.get(lessonId)?.[language], now.get(lessonId)?.[language]).map((reason): MaterialReason => ({
        ...reason,
        lessonId,
        language,
      })),
    ),
  );
}

type Some = Block | Reveal | Rationale;
type Found = {
  readonly code: "dose" | "quantity" | "knowledge-check" | "key-message";
  readonly blockId: string;
  readonly before: string | null;
  readonly after: string | null;
};

function documentReasons(before: LessonDocument | undefined, after: LessonDocument | undefined): readonly Found[] {
  if (same(before, after)) return [];
  const [old, now] = [byId(before), byId(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((blockId): Found[] => {
    const [was, is] = [old.get(blockId), now.get(blockId)];
    const texts = { blockId, before: was === undefined ? null : blockText(was), after: is === undefined ? null : blockText(is) };
    if (was?.type === "doseBlock" || is?.type === "doseBlock") return doseOf(was) === doseOf(is) ? [] : [{ code: "dose", ...texts }];
    const right = rightOptions(was) === rightOptions(is) ? [] : [{ code: "knowledge-check" as const, ...texts }];
    const message = keyMessage(was) === keyMessage(is) ? [] : [{ code: "key-message" as const, ...texts }];
    const numbers = changedNumbers(ownText(was), ownText(is)).length === 0 ? [] : [{ code: "quantity" as const, ...texts }];
    return [...right, ...message, ...numbers];
  });
}

function byId(document: LessonDocument | undefined): ReadonlyMap<string, Some> {
  return new Map([...blocksOf(document?.content ?? [])].map((block) => [block.attrs.id as string, block]));
}

/** What a dose block says, its text included; null: there is none. */
function doseOf(block: Some | undefined): string | null {
  if (block?.type !== "doseBlock") return null;
  const { drug, route, amount, unit, interval, source } = block.attrs;
  return JSON.stringify([drug, route, amount, unit, interval, source, blockText(block)]);
}

/** Which options of a knowledge check are right, by their words; null where there are none. */
function rightOptions(block: Some | undefined): string | null {
  if (block?.type !== "knowledgeCheck") return null;
  return block.content.flatMap((child) => (child.type === "option" ? [child.attrs.correct ? "1" : "0"] : [])).join("");
}

/** A key message that cites what it rests on; null: it is none. */
function keyMessage(block: Some | undefined): string | null {
  if (block?.type !== "callout" || block.attrs.kind !== "key") return null;
  const cited = [...blocksOf(block.content)]
    .flatMap((inner) => inlinesOf(inner))
    .flatMap((inline) => (inline.type === "reference" ? inline.attrs.ids : []));
  return cited.length === 0 ? null : JSON.stringify([blockText(block), cited]);
}

/** What is written in the block itself, cell by cell and option by option; its inner blocks speak for themselves. */
function ownText(block: Some | undefined): string {
  if (block === undefined) return "";
  switch (block.type) {
    case "table":
      return blockText(block);
    case "figure":
      return `${block.attrs.alt} ${lineText(block.content)}`;
    case "caseVignette":
      return block.attrs.title;
    case "knowledgeCheck":
      return block.content.map((child) => (child.type === "option" ? lineText(child.content) : "")).join(" | ");
    default:
      return lineText(inlinesOf(block));
  }
}
