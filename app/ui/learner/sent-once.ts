/**
 * Text that the document itself carries to the browser, so that it is not sent a second time among the loader's data: Remix
 * serialises only what can be enumerated, and a private field cannot. On the server the component reads it; in the browser what
 * arrives is empty, and the component finds the text where it already is, in the document.
 */
export class SentOnce {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }
}

/** What a loader gives for text in the document: the text itself when only data travels, else what is not sent twice. */
export type TextInDocument = string | SentOnce | Readonly<Record<string, never>>;
