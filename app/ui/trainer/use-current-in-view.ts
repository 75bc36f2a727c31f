import { useLocation } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";

/** For a row of links that scrolls sideways within itself: the link to where its reader is stands in the middle of what is seen of it. */
export function useCurrentInView<Row extends HTMLElement>(): RefObject<Row> {
  const row = useRef<Row>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const current = row.current?.querySelector('[aria-current="page"]') ?? null;
    if (row.current === null || current === null) return;
    const [around, link] = [row.current.getBoundingClientRect(), current.getBoundingClientRect()];
    // Within itself: scrollIntoView would move the page as well.
    row.current.scrollLeft += link.left + link.width / 2 - (around.left + around.width / 2);
  }, [pathname]);
  return row;
}
