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
      return text.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, "").replace(/[.,;]+$/, "");
    case "pmid":
      return text.replace(/^(?:https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/|pmid:?\s*)/i, "").replace(/\/$/, "");
    case "url":
      return text;
  }
}

type Named = { readonly [name in ReferenceName]?: string | undefined };

/** Where a source can be opened: what its DOI, its address or its PubMed number leads to, in this order; null while none has its shape. */
export function addressOf({ doi = "", url = "", pmid = "" }: Named): string | null {
  if (doi !== "" && hasReferenceShape("doi", doi)) return `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`;
  if (url !== "" && hasReferenceShape("url", url)) return url;
  return pmid !== "" && hasReferenceShape("pmid", pmid) ? `https://pubmed.ncbi.nlm.nih.gov/${pmid}/` : null;
}

/** The reference under another DOI, address or PubMed number: that somebody opened it was said of the old one. */
export function renamed<Reference extends Named & { readonly openedOn?: string | undefined }>(
  reference: Reference,
  name: ReferenceName,
  value: string,
): Reference {
  const { openedOn, ...rest } = { ...reference, [name]: value };
  const isSame = tidyReferenceName(name, reference[name] ?? "") === tidyReferenceName(name, value);
  return (isSame && openedOn !== undefined ? { ...rest, openedOn } : rest) as Reference;
}
