import type { Reference } from "#app/domain/authoring/course-source.ts";
import { type LessonDocument, blocksOf, inlinesOf } from "#app/domain/authoring/document-schema.ts";
import { type Html, html } from "#app/domain/shared/html.ts";

/** The references of a document in the order of their first mention, numbered from 1. */
export function numberReferences(document: LessonDocument): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const block of blocksOf(document.content)) {
    const ids = inlinesOf(block).flatMap((inline) => (inline.type === "reference" ? (inline.attrs.ids as string[]) : []));
    if (block.type === "doseBlock") ids.push(block.attrs.source);
    for (const id of ids) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  }
  return numbers;
}

/** A reference as it stands in a bibliography (ICMJE order). References are cited in the language of their source. */
export function entry(reference: Reference): Html {
  const link =
    reference.doi !== undefined
      ? html` <a href="https://doi.org/${reference.doi}" rel="noopener noreferrer">doi:${reference.doi}</a>`
      : reference.url !== undefined
        ? html` <a href="${reference.url}" rel="noopener noreferrer">${reference.url}</a>`
        : html``;
  return html`${reference.authors.replace(/\.$/, "")}. <cite>${reference.title.replace(/\.$/, "")}</cite>. ${reference.source.replace(/\.$/, "")}. ${reference.year}.${link}`;
}
