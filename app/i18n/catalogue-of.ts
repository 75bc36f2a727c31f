import type { Catalogue, CompiledMessage } from "#app/i18n/compiled-message.ts";

/** Joins the screens of one language into a single table keyed `"<screen>.<key>"`. */
export function catalogueOf(screens: Readonly<Record<string, object>>): Catalogue {
  const catalogue: Record<string, CompiledMessage> = {};
  for (const [screen, messages] of Object.entries(screens)) {
    for (const [key, message] of Object.entries(messages) as [string, CompiledMessage][]) catalogue[`${screen}.${key}`] = message;
  }
  return catalogue;
}
