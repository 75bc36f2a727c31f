/** A cell of a table that leaves the house. */
export type Cell = string | number | null;

/** A table of any length that leaves the house: some thousands of rows at a time, and what has to be known to read it. */
export type TableFile = {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>;
  /** As of when, from which view, and what the columns mean: a word and its meaning. */
  readonly notes: readonly { readonly word: string; readonly meaning: string }[];
  readonly notesTitle: string;
  readonly rightToLeft: boolean;
};
