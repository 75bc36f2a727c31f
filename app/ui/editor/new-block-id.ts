const LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

/** An id for a block that was written here: short, of letters that are not mistaken for one another. */
export function newBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `b-${Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("")}`;
}
