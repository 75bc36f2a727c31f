import { createContext, useContext } from "react";
import type { PageFacts } from "#app/i18n/page-facts.ts";

/** Filled by entry.server from the request and by entry.client from the attributes of `<html>`. */
export const PageFactsContext = createContext<PageFacts | null>(null);

/** What the page knows of itself even when every loader failed. */
export function usePageFacts(): PageFacts {
  const facts = useContext(PageFactsContext);
  if (facts === null) throw new Error("A component asked for page facts outside PageFactsContext.");
  return facts;
}
