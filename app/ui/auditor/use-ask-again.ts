import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** How often a page asks how far its work is. */
const ASK_MS = 2000;

/** Asks the server again and again for what the page shows, as long as work is under way. */
export function useAskAgain(isUnderWay: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isUnderWay) return;
    const asking = setInterval(revalidate, ASK_MS);
    return () => {
      clearInterval(asking);
    };
  }, [isUnderWay, revalidate]);
}
