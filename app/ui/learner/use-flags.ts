import { useEffect, useState } from "react";

/** Questions that the learner wants to look at again; a note to oneself in this tab, no answer, never sent. */
export function useFlags(attemptId: string): { readonly flagged: ReadonlySet<string>; readonly toggle: (itemId: string) => void } {
  const [flagged, setFlagged] = useState<ReadonlySet<string>>(new Set());
  const name = `flags-${attemptId}`;
  useEffect(() => {
    try {
      setFlagged(new Set(JSON.parse(sessionStorage.getItem(name) ?? "[]") as string[]));
    } catch {
      // A browser that keeps nothing for us: the flags live as long as the page.
    }
  }, [name]);
  const toggle = (itemId: string) => {
    const next = new Set(flagged);
    if (!next.delete(itemId)) next.add(itemId);
    setFlagged(next);
    try {
      sessionStorage.setItem(name, JSON.stringify([...next]));
    } catch {
      // As above.
    }
  };
  return { flagged, toggle };
}
