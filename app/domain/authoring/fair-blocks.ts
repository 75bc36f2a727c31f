import { type Json, canonicalJson } from "#app/domain/shared/canonical-json.ts";

/** What is known of a block that is stored exactly as it was sent: its canonical text, and the words somebody wrote in it. */
export type FairBlock = { readonly text: string; readonly words: number };

/**
 * Remembers blocks of lessons that were read in full and need nothing done to them. An author who types saves the whole lesson again with one
 * block changed: of the others, the answer is known. It is a memory only: whatever it has forgotten, or never knew, is read again, with the
 * same outcome. It holds at most `mostLetters` (UTF-16 units, of the texts as sent and as stored); what was not asked for longest goes first.
 *
 * The text as sent is itself the key, not a digest of it: two blocks can not be taken for each other.
 */
export class FairBlocks {
  readonly #known = new Map<string, FairBlock>();
  readonly #mostLetters: number;
  #letters = 0;

  constructor(mostLetters: number) {
    this.#mostLetters = mostLetters;
  }

  /** How many letters are held. */
  get letters(): number {
    return this.#letters;
  }

  /** What is known of a block, or what `read` now finds of it; null when the block can not be stored as it is. That is not remembered. */
  of(block: Json, read: (block: Json) => { readonly words: number } | null): FairBlock | null {
    const sent = JSON.stringify(block);
    const known = this.#known.get(sent);
    if (known !== undefined) {
      this.#known.delete(sent);
      this.#known.set(sent, known);
      return known;
    }
    const found = read(block);
    if (found === null) return null;
    const fair = { text: canonicalJson(block), words: found.words };
    this.#known.set(sent, fair);
    this.#letters += sent.length + fair.text.length;
    this.#forget();
    return fair;
  }

  #forget(): void {
    for (const [sent, { text }] of this.#known) {
      if (this.#letters <= this.#mostLetters) return;
      this.#known.delete(sent);
      this.#letters -= sent.length + text.length;
    }
  }
}
