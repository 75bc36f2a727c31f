import type { Language } from "#app/domain/shared/language.ts";
import type { SessionSummary } from "#app/domain/identity/session-summary.ts";

/** What the server (or, without a line, this device) told every page. */
export type ToldToPages = {
  readonly language: Language;
  readonly sourceUrl: string | null;
  readonly session: SessionSummary | null;
  readonly fromDevice?: true;
};

let latest: ToldToPages | null = null;

/** Remembers what this page was told last. */
export function rememberTold(told: ToldToPages): void {
  latest = told;
}

/** Whose page this is; null when nobody is signed in. */
export function accountHere(): string | null {
  return latest?.session?.accountId ?? null;
}

/** What the server told this page last; null on a page that this device made. */
export function toldByServer(): Omit<ToldToPages, "fromDevice"> | null {
  return latest?.fromDevice === true ? null : latest;
}
