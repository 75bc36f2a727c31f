import type { ReactNode } from "react";

export type OrderLine = {
  readonly id: string;
  /** The line's words, for those who hear them. */
  readonly text: string;
  readonly content: ReactNode;
};

export type OrderListProps = {
  /** Each line's id is sent under this name, in their order. */
  readonly name: string;
  readonly label: string;
  readonly lines: readonly OrderLine[];
  /** The words of a line's button, which without script sends `up:<id>` or `down:<id>` under the name `move`. */
  readonly moveLabel: (direction: "up" | "down", line: OrderLine, place: number) => string;
  readonly onMove: (direction: "up" | "down", id: string) => void;
  /** A line was dragged and put down. */
  readonly onPlace: (id: string, where: "before" | "after", other: string) => void;
};

/** What a line of the list wears, with script and without: it must not change its size when the script comes. */
export const ORDER_LINE = "border-line bg-surface-raised flex items-center gap-2 rounded-xl border py-2 ps-1 pe-2";
export const ORDER_PLACE = "text-ink-muted inline-flex h-11 w-10 shrink-0 items-center justify-center font-semibold tabular-nums";
