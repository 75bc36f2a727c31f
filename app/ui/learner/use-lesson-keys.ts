import { useNavigate } from "@remix-run/react";
import { useEffect } from "react";

/** What has a use of its own for the arrow keys or letters. */
const BUSY = "input, select, textarea, button, summary, audio, video, [contenteditable], .scroll, [role=dialog]";

/** Turns pages by key: N and P, and the arrow that points onwards in the direction of the page. */
export function useLessonKeys(previous: string | null, next: string | null): void {
  const navigate = useNavigate();
  useEffect(() => {
    const turn = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.target instanceof Element && event.target.closest(BUSY) !== null) return;
      const onwards = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
      const backwards = onwards === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
      // The key's place counts, not its letter: an Arabic keyboard has no n.
      const to = event.key === onwards || event.code === "KeyN" ? next : event.key === backwards || event.code === "KeyP" ? previous : null;
      if (to === null) return;
      event.preventDefault();
      navigate(to);
    };
    document.addEventListener("keydown", turn);
    return () => document.removeEventListener("keydown", turn);
  }, [navigate, previous, next]);
}
