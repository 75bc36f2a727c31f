/** A part of a compiled ICU message: text, `#`, an argument, or an argument with its kind and cases. */
export type MessageToken = string | readonly [argument: string] | readonly [argument: string, kind: string, cases?: string | MessageCases];

export type MessageCases = {
  readonly offset?: number | undefined;
  readonly [choice: string]: readonly MessageToken[] | number | undefined;
};

/** A message ready to be filled in: plain text, or the list of its parts. */
export type CompiledMessage = string | readonly MessageToken[];

/** Every message of one language by its key, `"<screen>.<key>"`. */
export type Catalogue = Readonly<Record<string, CompiledMessage>>;
