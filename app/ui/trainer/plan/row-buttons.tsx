import { useMessages } from "#app/i18n/use-messages.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { classNames } from "#app/ui/kit/class-names.ts";

/** The buttons of one entry of a list: up, down, out. `name` is what the entry is called, for those who hear it. */
export function RowButtons({
  name,
  isFirst,
  isLast,
  onMove,
  onRemove,
}: {
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  /** null: it may not go. */
  onRemove: (() => void) | null;
}) {
  const t = useMessages();
  const button =
    "border-line-strong hover:bg-accent-soft inline-flex size-11 shrink-0 items-center justify-center rounded-lg border aria-disabled:opacity-40";
  return (
    <div className="flex gap-2">
      {([-1, 1] as const).map((by) => {
        const isAtEnd = by === -1 ? isFirst : isLast;
        return (
          <button
            key={by}
            type="button"
            aria-label={t(by === -1 ? "plan.move-up" : "plan.move-down", { name })}
            aria-disabled={isAtEnd ? true : undefined}
            onClick={() => {
              if (!isAtEnd) onMove(by);
            }}
            className={button}
          >
            <Icon name="chevron-down" className={classNames("size-5", by === -1 && "rotate-180")} />
          </button>
        );
      })}
      {onRemove === null ? null : (
        <button type="button" aria-label={t("plan.remove", { name })} onClick={onRemove} className={classNames(button, "text-danger")}>
          <Icon name="trash" />
        </button>
      )}
    </div>
  );
}
