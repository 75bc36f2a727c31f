/** What was found: fine, worth knowing (the product runs all the same), or wrong. `mend` says what to do. */
export type Finding = { readonly state: "ok" | "note" | "wrong"; readonly what: string; readonly mend?: string };
