import { type RefObject, useEffect, useRef } from "react";

type Drop = { readonly line: HTMLElement; readonly where: "before" | "after" };

/** So near to the edge of the screen a finger pulls the page along. */
const EDGE = 72;
const PULL = 12;

/** Beside the handle by so little is on it, for a thumb. */
const NEAR = 6;

const linesOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("[data-element]")];
const idOf = (line: HTMLElement): string => line.dataset["element"] ?? "";

function dropAt(lines: readonly HTMLElement[], lifted: HTMLElement, y: number): Drop | null {
  const others = lines.filter((line) => line !== lifted);
  for (const line of others) {
    const { top, height } = line.getBoundingClientRect();
    if (y < top + height / 2) return { line, where: "before" };
  }
  const last = others.at(-1);
  return last === undefined ? null : { line: last, where: "after" };
}

/** React-aria lets presses through the handle to the line under it, so the place decides and not the element. */
function isOnHandle(line: HTMLElement, { clientX, clientY }: Touch): boolean {
  const handle = line.querySelector("[data-handle]")?.getBoundingClientRect();
  if (handle === undefined) return false;
  const inside = (at: number, from: number, to: number) => at >= from - NEAR && at <= to + NEAR;
  return inside(clientX, handle.left, handle.right) && inside(clientY, handle.top, handle.bottom);
}

function follow(list: HTMLElement, line: HTMLElement, first: Touch, onPlace: (id: string, where: Drop["where"], other: string) => void) {
  const from = first.clientY + window.scrollY;
  let drop: Drop | null = null;
  const mark = (next: Drop | null) => {
    if (drop !== null) delete drop.line.dataset["drop"];
    drop = next;
    if (drop !== null) drop.line.dataset["drop"] = drop.where;
  };
  const stop = () => {
    mark(null);
    line.style.transform = "";
    delete line.dataset["lifted"];
    list.removeEventListener("touchmove", move);
    list.removeEventListener("touchend", end);
    list.removeEventListener("touchcancel", stop);
  };
  const move = (event: TouchEvent) => {
    const touch = [...event.touches].find(({ identifier }) => identifier === first.identifier);
    if (touch === undefined) return;
    event.preventDefault();
    if (touch.clientY < EDGE) window.scrollBy(0, -PULL);
    if (touch.clientY > window.innerHeight - EDGE) window.scrollBy(0, PULL);
    line.style.transform = `translateY(${String(touch.clientY + window.scrollY - from)}px)`;
    mark(dropAt(linesOf(list), line, touch.clientY));
  };
  const end = () => {
    const last = drop;
    stop();
    if (last !== null) onPlace(idOf(line), last.where, idOf(last.line));
  };
  line.dataset["lifted"] = "";
  list.addEventListener("touchmove", move, { passive: false });
  list.addEventListener("touchend", end);
  list.addEventListener("touchcancel", stop);
}

/**
 * A finger on a line's handle (`[data-handle]`) takes the line along at once. What browsers offer by themselves needs a long press, and
 * some telephones do not have it at all.
 */
export function useFingerDrag(list: RefObject<HTMLElement>, onPlace: (id: string, where: "before" | "after", other: string) => void): void {
  const place = useRef(onPlace);
  useEffect(() => {
    place.current = onPlace;
  });
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const start = (event: TouchEvent) => {
      const [touch] = event.touches;
      if (!(event.target instanceof Element) || event.touches.length !== 1 || touch === undefined) return;
      const line = event.target.closest<HTMLElement>("[data-element]");
      if (line === null || !isOnHandle(line, touch)) return;
      // No scrolling, no context menu, no drag of the browser's own.
      event.preventDefault();
      follow(element, line, touch, (...drop) => place.current(...drop));
    };
    element.addEventListener("touchstart", start, { passive: false });
    return () => element.removeEventListener("touchstart", start);
  }, [list]);
}
