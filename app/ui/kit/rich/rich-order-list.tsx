import { type ReactNode, useRef } from "react";
import { Button } from "react-aria-components/Button";
import { GridList, GridListItem } from "react-aria-components/GridList";
import { DropIndicator, useDragAndDrop } from "react-aria-components/useDragAndDrop";
import type { WidgetWords } from "#app/i18n/widget-words.ts";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { ORDER_LINE, ORDER_PLACE, type OrderLine, type OrderListProps } from "#app/ui/kit/order-line.ts";
import { AriaRoom } from "#app/ui/kit/rich/aria-room.tsx";
import { useFingerDrag } from "#app/ui/kit/rich/use-finger-drag.ts";

export type RichOrderListProps = OrderListProps & {
  readonly buttonsOf: (line: OrderLine, place: number) => ReactNode;
};

/** Only our own lists understand it: a line cannot be dropped into a text field. */
const KIND = "application/x-bimaristan-line";

/** The list whose lines can be dragged: by mouse, by a finger on the line's handle, and by Enter on the line's handle. */
export function RichOrderList({ words, ...props }: RichOrderListProps & { words: WidgetWords }) {
  return (
    <AriaRoom words={words}>
      <Lines {...props} />
    </AriaRoom>
  );
}

function Lines({ label, lines, onPlace, buttonsOf }: RichOrderListProps) {
  const list = useRef<HTMLDivElement>(null);
  useFingerDrag(list, onPlace);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [KIND]: String(key) })),
    acceptedDragTypes: [KIND],
    onReorder({ keys, target }) {
      const [moved] = keys;
      if (moved !== undefined && target.dropPosition !== "on") onPlace(String(moved), target.dropPosition, String(target.key));
    },
    renderDropIndicator: (target) => (
      <DropIndicator target={target} className="data-drop-target:bg-accent -my-1.5 h-1 rounded-full outline-none" />
    ),
  });
  return (
    <div ref={list}>
      <GridList
        aria-label={label}
        items={lines}
        dependencies={[lines, buttonsOf]}
        dragAndDropHooks={dragAndDropHooks}
        keyboardNavigationBehavior="tab"
        className="flex flex-col gap-2 outline-none"
      >
        {(line) => {
          const place = lines.findIndex(({ id }) => id === line.id);
          return (
            <GridListItem
              id={line.id}
              textValue={line.text}
              data-element={line.id}
              className={classNames(
                ORDER_LINE,
                "data-focus-visible:outline-accent relative cursor-grab outline-offset-2 data-dragging:opacity-50 data-focus-visible:outline-3",
                "data-lifted:border-accent data-lifted:shadow-float data-lifted:z-10",
                // Where a line carried by a finger would come down; the mouse has DropIndicator.
                "before:bg-accent before:absolute before:inset-x-0 before:hidden before:h-1 before:rounded-full data-drop:before:block",
                "data-[drop=after]:before:-bottom-1.5 data-[drop=before]:before:-top-1.5",
              )}
            >
              <Button slot="drag" data-handle="" className={classNames(ORDER_PLACE, "hover:bg-accent-soft cursor-grab gap-0.5 rounded-lg")}>
                <Icon name="grip" className="size-5 stroke-3" />
                <span aria-hidden="true">{place + 1}</span>
              </Button>
              <span className="min-w-0 grow">{line.content}</span>
              {buttonsOf(line, place)}
            </GridListItem>
          );
        }}
      </GridList>
    </div>
  );
}
