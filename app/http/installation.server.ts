import { env } from "#app/platform/env.server.ts";

/** Whether this installation is reached over TLS, so that its cookies may insist on it. */
export function reachedOverTls(): boolean {
  return env.publicUrl().startsWith("https:");
}

/** Where an operator who changed the product offers its source, as the licence asks; null when nobody said. */
export function sourceUrl(): string | null {
  return env.sourceUrl() ?? null;
}

/** Whom learners of this installation ask for help with the format or the technique; null when nobody was named. */
export function helpContact(): string | null {
  return env.helpContact() ?? null;
}
