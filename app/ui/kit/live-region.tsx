import { createContext, type ReactNode, useCallback, useContext, useRef } from "react";

/** Says something to screen readers without moving the focus; `assertive` only for what cannot wait. */
export type Announce = (text: string, urgency?: "polite" | "assertive") => void;

/** How long a line stays for a screen reader to come to it. */
const SPOKEN_MS = 10_000;

const AnnounceContext = createContext<Announce>(() => undefined);

/** The one live region of the page (R68); root.tsx renders it once. */
export function LiveRegion({ children }: { children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  const announce = useCallback<Announce>((text, urgency = "polite") => {
    const region = element.current;
    if (region === null) return;
    region.setAttribute("aria-live", urgency);
    // A line of its own for each: what was moved and that it is saved come almost at once, and neither may swallow the other.
    const line = document.createElement("p");
    line.textContent = text;
    region.append(line);
    setTimeout(() => {
      line.remove();
    }, SPOKEN_MS);
  }, []);
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div ref={element} role="status" aria-live="polite" aria-atomic="false" className="sr-only" />
    </AnnounceContext.Provider>
  );
}

/** The voice of the page's live region. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}
