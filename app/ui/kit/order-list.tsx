import { useRef } from "react";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { OrPlain } from "#app/ui/kit/or-plain.tsx";
import { ORDER_LINE, ORDER_PLACE, type OrderLine, type OrderListProps } from "#app/ui/kit/order-line.ts";
import type { RichOrderListProps } from "#app/ui/kit/rich/rich-order-list.tsx";
import { type RichSource, useRich } from "#app/ui/kit/use-rich.ts";

const SOURCE: RichSource<RichOrderListProps> = {
  load: async () => (await import("#app/ui/kit/rich/rich-order-list.tsx")).RichOrderList,
  atHand: null,
};

/**
 * Lines to be put in order. Two buttons on each line move it, also without script and with one hand; when script has come, a line can be
 * dragged as well, with mouse, finger or keyboard.
 */
export function OrderList(props: OrderListProps) {
  const { name, lines, moveLabel, onMove } = props;
  const host = useRef<HTMLDivElement>(null);
  const rich = useRich(SOURCE, host);
  const move = (direction: "up" | "down", id: string) => {
    onMove(direction, id);
    // The line moves in the page and would lose the focus; at an end its other button takes it.
    requestAnimationFrame(() => {
      const buttons = host.current?.querySelectorAll<HTMLButtonElement>(
        `[data-element="${id}"] button[data-move]:not([aria-disabled="true"])`,
      );
      const same = [...(buttons ?? [])].find((button) => button.dataset["move"] === direction);
      (same ?? buttons?.[0])?.focus();
    });
  };
  const buttonsOf = (line: OrderLine, place: number) => (
    <MoveButtons line={line} place={place} of={lines.length} label={moveLabel} onMove={move} />
  );
  const plain = (
    <ol aria-label={props.label} className="flex flex-col gap-2">
      {lines.map((line, place) => (
        <li key={line.id} data-element={line.id} className={ORDER_LINE}>
          <span aria-hidden="true" className={ORDER_PLACE}>
            {place + 1}
          </span>
          <span className="min-w-0 grow">{line.content}</span>
          {buttonsOf(line, place)}
        </li>
      ))}
    </ol>
  );
  return (
    <div ref={host}>
      {lines.map(({ id }) => (
        <input key={id} type="hidden" name={name} value={id} />
      ))}
      {rich === null ? (
        plain
      ) : (
        <OrPlain plain={plain}>
          <rich.Widget {...props} buttonsOf={buttonsOf} words={rich.words} />
        </OrPlain>
      )}
      {/* Its place is kept before it comes, so that nothing below moves under a finger. */}
      <p className="text-ink-muted mt-2 min-h-[1lh] text-sm">{rich === null ? null : rich.words("widget.drag-how")}</p>
    </div>
  );
}

function MoveButtons({
  line,
  place,
  of,
  label,
  onMove,
}: {
  line: OrderLine;
  place: number;
  of: number;
  label: OrderListProps["moveLabel"];
  onMove: OrderListProps["onMove"];
}) {
  return (["up", "down"] as const).map((direction) => {
    const isAtEnd = place === (direction === "up" ? 0 : of - 1);
    return (
      <button
        key={direction}
        type="submit"
        name="move"
        value={`${direction}:${line.id}`}
        data-move={direction}
        aria-label={label(direction, line, place + 1)}
        aria-disabled={isAtEnd ? true : undefined}
        onClick={(event) => {
          event.preventDefault();
          if (!isAtEnd) onMove(direction, line.id);
        }}
        className="border-line-strong hover:bg-accent-soft inline-flex size-11 shrink-0 items-center justify-center rounded-lg border aria-disabled:opacity-40"
      >
        <Icon name="chevron-down" className={classNames("size-5", direction === "up" && "rotate-180")} />
      </button>
    );
  });
}
