import { z } from "zod";
import { LANGUAGES } from "#app/domain/shared/language.ts";

export const CATALOGUE_SORTS = ["relevance", "newest", "shortest"] as const;
export type CatalogueSort = (typeof CATALOGUE_SORTS)[number];

/** The choices of the length filter, in minutes at most. */
export const DURATIONS = [60, 120, 180] as const;
/** The choices of the credit filter, in hundredths at least. */
export const CREDITS = [100, 200, 300] as const;
/** The choices of the size filter, in megabytes at most. */
export const SIZES = [1, 5, 20] as const;

const Code = z.string().regex(/^[a-z0-9-]{1,60}$/);
const oneOf = (choices: readonly number[]) =>
  z.coerce
    .number()
    .refine((number) => choices.includes(number))
    .nullable()
    .catch(null);

/** What is asked of the catalogue. Whatever an address holds becomes a search: what cannot be read is left out. */
export const CatalogueSearch = z.object({
  text: z.string().trim().max(120).catch(""),
  profession: Code.nullable().catch(null),
  topic: Code.nullable().catch(null),
  language: z.enum(LANGUAGES).nullable().catch(null),
  minimumHundredths: oneOf(CREDITS),
  maximumMinutes: oneOf(DURATIONS),
  maximumMegabytes: oneOf(SIZES),
  worksOffline: z.boolean().catch(false),
  sort: z.enum(CATALOGUE_SORTS).nullable().catch(null),
});
export type CatalogueSearch = z.infer<typeof CatalogueSearch>;

/** The names that the search form gives its fields in the address. */
export const SEARCH_FIELDS = {
  text: "q",
  profession: "profession",
  topic: "topic",
  language: "language",
  credits: "credits",
  duration: "duration",
  size: "size",
  offline: "offline",
  sort: "sort",
} as const;

/** The search that an address asks for. */
export function searchFrom(parameters: URLSearchParams): CatalogueSearch {
  const read = (name: string): string | null => {
    const value = parameters.get(name);
    return value === null || value === "" ? null : value;
  };
  return CatalogueSearch.parse({
    text: read(SEARCH_FIELDS.text) ?? "",
    profession: read(SEARCH_FIELDS.profession),
    topic: read(SEARCH_FIELDS.topic),
    language: read(SEARCH_FIELDS.language),
    minimumHundredths: read(SEARCH_FIELDS.credits),
    maximumMinutes: read(SEARCH_FIELDS.duration),
    maximumMegabytes: read(SEARCH_FIELDS.size),
    worksOffline: read(SEARCH_FIELDS.offline) === "yes",
    sort: read(SEARCH_FIELDS.sort),
  });
}

/** By relevance when words were given, else the newest first, unless the reader chose. */
export function sortOf(search: CatalogueSearch): CatalogueSort {
  if (search.sort === "relevance" && search.text === "") return "newest";
  return search.sort ?? (search.text === "" ? "newest" : "relevance");
}

/** How many filters narrow the search, its words not counted. */
export function countFilters(search: CatalogueSearch): number {
  const { profession, topic, language, minimumHundredths, maximumMinutes, maximumMegabytes, worksOffline } = search;
  return (
    [profession, topic, language, minimumHundredths, maximumMinutes, maximumMegabytes].filter((filter) => filter !== null).length +
    (worksOffline ? 1 : 0)
  );
}

/** Where a page of results ends: the last course's rank in the order, and its id for those of the same rank. */
export type CatalogueCursor = { readonly rank: number; readonly courseId: string };
const CursorText = /^(-?\d{1,16})\.([a-z0-9-]{1,80})$/;

/** A cursor as it stands in an address. */
export function cursorText({ rank, courseId }: CatalogueCursor): string {
  return `${rank}.${courseId}`;
}

/** The cursor of an address; null, the first page, when there is none or it cannot be read. */
export function cursorFrom(text: string | null): CatalogueCursor | null {
  const match = CursorText.exec(text ?? "");
  return match === null ? null : { rank: Number(match[1]), courseId: match[2] ?? "" };
}
