/**
 * How much one part of a draft may be, in bytes of JSON, for the browser, the door and the server alike: a lesson of 10,000 words is some
 * 300 kB, two hundred pages from a word processor 2 to 3 MB.
 */
export const MOST_PART_BYTES = 4_000_000;

/** A part with the rest of the wish around it: the longest body of a save. */
export const MOST_SAVE_BYTES = MOST_PART_BYTES + 100_000;
