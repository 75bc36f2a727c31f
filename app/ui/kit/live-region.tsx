import { createContext, type ReactNode, useCallback, useContext, useRef } from "react";

/** Says something to screen readers without moving the focus; `assertive` only for what cannot wait. */
export type Announce = (text: string, urgency?: "polite" | "assertive") => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** The one live region of the page (R68); root.tsx renders it once. */
export function LiveRegion({ children }: { children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  const announce = useCallback<Announce>((text, urgency = "polite") => {
    const region = element.current;
    if (region === null) return;
    region.setAttribute("aria-live", urgency);
    // The same words twice are a change only when something differs.
    region.textContent = region.textContent === text ? `${text}\u00A0` : text;
  }, []);
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div ref={element} role="status" aria-live="polite" className="sr-only" />
    </AnnounceContext.Provider>
  );
}

/** The voice of the page's live region. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}
