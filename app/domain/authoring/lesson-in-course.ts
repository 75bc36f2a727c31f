import { blocksOf, inlinesOf } from "#app/domain/authoring/document-schema.ts";
import type { DraftContent, DraftDocument } from "#app/domain/authoring/draft-content.ts";
import { type Json, canonicalJson } from "#app/domain/shared/canonical-json.ts";
import type { Language } from "#app/domain/shared/language.ts";

type Reference = NonNullable<DraftContent["metadata"]["references"]>[number];
export type LessonDocuments = Readonly<Partial<Record<Language, DraftDocument>>>;

/** What a course has to take in with a lesson of another one. */
export type LessonBaggage = {
  readonly references: readonly Reference[];
  readonly media: DraftContent["media"];
  /** Names that mean something else here already: ids of references, paths of files. The lesson cannot be taken before they are told apart. */
  readonly clashes: readonly string[];
};

/** What a lesson cites and shows that its new course does not have yet. */
export function baggageOf(
  documents: LessonDocuments,
  from: Pick<DraftContent, "metadata" | "media">,
  to: Pick<DraftContent, "metadata" | "media">,
): LessonBaggage {
  const cited = new Set<string>();
  const names = new Set<string>();
  for (const document of Object.values(documents))
    for (const block of blocksOf(document.content)) {
      for (const inline of inlinesOf(block)) if (inline.type === "reference") for (const id of inline.attrs.ids) cited.add(id);
      if (block.type === "doseBlock" && (block.attrs.source as string) !== "") cited.add(block.attrs.source);
      const attrs = block.attrs as Readonly<Record<string, unknown>>;
      for (const name of [attrs["src"], attrs["captions"], attrs["transcript"]])
        if (typeof name === "string" && name !== "") names.add(name);
    }
  const clashes: string[] = [];
  const references = (from.metadata.references ?? []).filter((reference) => {
    if (!cited.has(reference.id)) return false;
    const here = to.metadata.references?.find(({ id }) => id === reference.id);
    if (here !== undefined && said(here) !== said(reference)) clashes.push(reference.id);
    return here === undefined;
  });
  const media = from.media.filter(({ path, sha256 }) => {
    if (!names.has(nameOf(path))) return false;
    const here = to.media.find((file) => file.path === path);
    if (here !== undefined && here.sha256 !== sha256) clashes.push(path);
    return here === undefined;
  });
  return { references, media, clashes };
}

/** `images/steps.ar.svg` is what a lesson calls `steps.svg`. */
function nameOf(path: string): string {
  return path.slice(path.indexOf("/") + 1).replace(/\.(?:ar|ckb|en)(\.[a-z0-9]+)$/, "$1");
}

function said(reference: Reference): string {
  return canonicalJson(JSON.parse(JSON.stringify(reference)) as Json);
}
