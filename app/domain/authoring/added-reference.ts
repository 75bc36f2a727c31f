import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { EvidenceKind } from "#app/domain/authoring/evidence-kind.ts";
import { freeId, idFromTitle } from "#app/domain/authoring/id-from-title.ts";
import { hasReferenceShape } from "#app/domain/authoring/reference-shape.ts";

/** A source as it is typed in beside the text; what is empty is not said. */
export type NewReference = {
  readonly authors: string;
  readonly title: string;
  readonly source: string;
  readonly year: number | null;
  readonly evidence: EvidenceKind | "";
  readonly doi: string;
  readonly pmid: string;
  readonly url: string;
};
export type DraftReference = NonNullable<DraftMetadata["references"]>[number];

/** What keeps a source from being cited, by field; `name` when it has neither a DOI nor an address. */
export function newReferenceFaults(reference: NewReference): ReadonlySet<keyof NewReference | "name"> {
  const faults = new Set<keyof NewReference | "name">();
  for (const field of ["authors", "title", "source", "evidence"] as const) if (reference[field].trim() === "") faults.add(field);
  const { year } = reference;
  if (year === null || !Number.isInteger(year) || year < 1950 || year > 2100) faults.add("year");
  for (const field of ["doi", "pmid", "url"] as const) if (!hasReferenceShape(field, reference[field].trim())) faults.add(field);
  if (reference.doi.trim() === "" && reference.url.trim() === "") faults.add("name");
  return faults;
}

/** Whether a reference of a draft is filled in so far that a lesson may cite it. */
export function isWholeReference({
  authors = "",
  title = "",
  source = "",
  year = null,
  doi = "",
  pmid = "",
  url = "",
}: DraftReference): boolean {
  return newReferenceFaults({ authors, title, source, year, evidence: "report", doi, pmid, url }).size === 0;
}

const known = (reference: DraftReference): readonly string[] =>
  (["doi", "pmid", "url"] as const).flatMap((name) => {
    const said = reference[name]?.trim().toLowerCase() ?? "";
    return said === "" ? [] : [`${name} ${said}`];
  });

/**
 * Metadata with a source more, and under which id it stands there. One with the same DOI, PubMed number or address is that source: it is not
 * entered twice, and what is said of it stays. Nothing else is touched, so that it may be asked again of a newer state.
 */
export function withReference<Metadata extends Pick<DraftMetadata, "references">>(
  metadata: Metadata,
  { authors, title, source, year, evidence, doi, pmid, url }: NewReference,
): { readonly metadata: Metadata; readonly reference: DraftReference; readonly isNew: boolean } {
  const references = metadata.references ?? [];
  const short = idFromTitle(title).split("-").slice(0, 5).join("-");
  const reference: DraftReference = {
    id: freeId(short === "" ? "reference" : short, new Set(references.map(({ id }) => id))),
    ...(evidence === "" ? {} : { evidence }),
    authors: authors.trim(),
    title: title.trim(),
    source: source.trim(),
    ...(year === null ? {} : { year }),
    ...(doi.trim() === "" ? {} : { doi: doi.trim() }),
    ...(pmid.trim() === "" ? {} : { pmid: pmid.trim() }),
    ...(url.trim() === "" ? {} : { url: url.trim() }),
  };
  const names = new Set(known(reference));
  const there = references.find((one) => known(one).some((name) => names.has(name)));
  if (there !== undefined) return { metadata, reference: there, isNew: false };
  return { metadata: { ...metadata, references: [...references, reference] }, reference, isNew: true };
}
