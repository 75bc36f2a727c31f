import type { Language } from "#app/domain/shared/language.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** What a page must know even when every loader failed: it is read from the request's own headers. */
export type PageFacts = {
  readonly language: Language;
  readonly theme: Theme;
  readonly requestId: string;
  /** For the page's own scripts; empty in the browser, which hides it. */
  readonly nonce: string;
  /** The database could not be reached while this page was made. */
  readonly databaseLost: boolean;
  /** In a document that the worker gave instead of another one: the address that was asked for. */
  readonly asked: string | null;
};
