import type { Author } from "#app/domain/authoring/draft.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** How often an open page says that it is open, in milliseconds. */
export const BEAT_MS = 20_000;
/** Whoever was not heard of for so long is not there any more: two beats may be lost on a bad line. */
export const HERE_MS = 50_000;
/** After so long it is forgotten that somebody was there. */
export const FORGET_MS = 120_000;

/** Somebody else who has the same part of a draft open, and since when. */
export type Present = { readonly by: Author; readonly since: Instant };
