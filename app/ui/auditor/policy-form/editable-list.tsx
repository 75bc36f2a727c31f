import { type ReactNode, useEffect, useRef } from "react";
import { within } from "#app/domain/compliance/read-form.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { idOf } from "#app/ui/auditor/policy-form/form-wires.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Card } from "#app/ui/kit/card.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

export type EditableItem = {
  /** Its place in the form: `rules.3`. */
  readonly place: string;
  /** What it is called, also by its buttons. */
  readonly title: string;
  /** What stands over it where the title alone would not do. */
  readonly heading?: ReactNode;
  readonly summary: ReactNode;
  readonly fields: () => ReactNode;
  /** Whether it may go a place up, a place down. */
  readonly canMove: { readonly up: boolean; readonly down: boolean };
};
type Props = {
  readonly items: readonly EditableItem[];
  /** The place of the one that is open. */
  readonly open: string | null;
  readonly onOpen: (place: string | null) => void;
  readonly onMove: (place: string, direction: "up" | "down") => void;
  readonly onRemove: (place: string) => void;
};

/** Things of one kind, of which one is edited at a time: opened, moved and removed by buttons, so with any keyboard. */
export function EditableList({ items, open, onOpen, onMove, onRemove }: Props) {
  const t = useMessages();
  const list = useRef<HTMLOListElement>(null);
  const pressed = useRef<string | null>(null);
  useEffect(() => {
    // What was moved keeps the focus on its own button; at an end, on its button to edit it.
    if (pressed.current === null) return;
    const [place = "", direction = ""] = pressed.current.split(" ");
    pressed.current = null;
    const card = list.current?.querySelector(`[data-place="${place}"]`);
    const button = card?.querySelector<HTMLButtonElement>(`button[data-move="${direction}"]`);
    (button ?? card?.querySelector("button"))?.focus();
  });
  return (
    <ol ref={list} className="space-y-3">
      {items.map(({ place, title, heading, summary, fields, canMove }, at) => {
        const isOpen = open === place;
        const move = (direction: "up" | "down") => {
          pressed.current = `${items[at + (direction === "up" ? -1 : 1)]?.place ?? place} ${direction}`;
          onMove(place, direction);
        };
        return (
          <Card as="li" key={place} className="space-y-3">
            <div data-place={place} id={idOf(place)} tabIndex={-1} className="space-y-3">
              <h3 className="font-semibold">{heading ?? title}</h3>
              {summary}
              <div className="flex flex-wrap items-center gap-2">
                <Button
                  type="button"
                  size="small"
                  look="secondary"
                  icon={isOpen ? "chevron-down" : "pencil"}
                  aria-expanded={isOpen}
                  onClick={() => onOpen(isOpen ? null : place)}
                >
                  {t(isOpen ? "policy-form.close" : "policy-form.edit")}
                  <span className="sr-only"> {title}</span>
                </Button>
                {(["up", "down"] as const).map((direction) =>
                  canMove[direction] ? (
                    <button
                      key={direction}
                      type="button"
                      data-move={direction}
                      aria-label={t(direction === "up" ? "policy-form.move-up" : "policy-form.move-down", { what: title })}
                      onClick={() => move(direction)}
                      className="border-line-strong hover:bg-accent-soft inline-flex size-11 items-center justify-center rounded-lg border"
                    >
                      <Icon name="chevron-down" className={direction === "up" ? "size-5 rotate-180" : "size-5"} />
                    </button>
                  ) : null,
                )}
                <button
                  type="button"
                  aria-label={t("policy-form.remove", { what: title })}
                  onClick={() => onRemove(place)}
                  className="border-line-strong text-danger hover:bg-danger-soft ms-auto inline-flex size-11 items-center justify-center rounded-lg border"
                >
                  <Icon name="trash" />
                </button>
              </div>
            </div>
            {isOpen ? <div className="border-line grid items-start gap-4 border-t pt-4 sm:grid-cols-2">{fields()}</div> : null}
          </Card>
        );
      })}
    </ol>
  );
}

/** The places of a list of so many. */
export const placesOf = (list: string, count: number): string[] => Array.from({ length: count }, (_, at) => within(list, at));
