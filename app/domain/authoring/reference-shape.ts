/** What a reference names a source by. */
export type ReferenceName = "doi" | "pmid" | "url";

/** The shapes that course-source asks for, without zod: they are looked at beside the field, in the browser. */
const SHAPES: Readonly<Record<ReferenceName, RegExp>> = {
  doi: /^10\.\d{4,9}\/\S+$/,
  pmid: /^\d{1,9}$/,
  url: /^https:\/\/[^\s/]+\.[^\s/]+(?:\/\S*)?$/,
};

/** Whether it has the shape of a DOI, a PubMed number or an address that begins with https; an empty one is no fault here. */
export function hasReferenceShape(name: ReferenceName, value: string): boolean {
  return value === "" || SHAPES[name].test(value);
}

/** A DOI or PubMed number out of what people paste: its address, `doi:`, `PMID:`. What is neither stays as it is. */
export function tidyReferenceName(name: ReferenceName, value: string): string {
  const text = value.trim();
  switch (name) {
    case "doi":
      return text.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, "");
    case "pmid":
      return text.replace(/^(?:https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/|pmid:?\s*)/i, "").replace(/\/$/, "");
    case "url":
      return text;
  }
}
