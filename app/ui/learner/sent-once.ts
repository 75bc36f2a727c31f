/**
 * Text that the document itself carries to the browser, so that it is not sent a second time among the loader's data: Remix
 * serialises only what can be enumerated, and a private field cannot. On the server the component reads it; in the browser what
 * arrives is empty, and the component finds the text where it already is, in the document.
 */
export class SentOnce {
  readonly #text: string;
  readonly #name: string;

  /** `name` says in short which text it is: two that have the same name are the same. */
  constructor(text: string, name = text) {
    this.#text = text;
    this.#name = name;
  }

  /** For comparing what a page shows (http/remembered-pages.server.ts); Remix's serialiser does not ask. */
  toJSON(): string {
    return this.#name;
  }

  get text(): string {
    return this.#text;
  }
}

/** What a loader gives for text in the document: the text itself when only data travels, else what is not sent twice. */
export type TextInDocument = string | SentOnce | Readonly<Record<string, never>>;
