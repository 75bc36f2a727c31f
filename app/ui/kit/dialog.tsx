import { type ReactNode, useEffect, useId, useRef } from "react";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon } from "#app/ui/kit/icon.tsx";

/**
 * A modal dialog on the native element: the browser keeps the focus inside, makes the rest inert and gives the focus back.
 * It needs nothing loaded, so it also opens when the network is gone.
 */
export function Dialog({
  open,
  onClose,
  title,
  closeLabel,
  children,
  dismissable = true,
  wide = false,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  closeLabel: string;
  children: ReactNode;
  dismissable?: boolean;
  /** For two texts beside each other. */
  wide?: boolean;
}) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onClose={onClose}
      onCancel={(event) => {
        if (!dismissable) event.preventDefault();
      }}
      className={classNames(
        "border-line bg-surface-raised text-ink shadow-float m-auto rounded-2xl border p-0 backdrop:bg-black/50",
        wide ? "w-[min(60rem,calc(100vw-2rem))]" : "w-[min(34rem,calc(100vw-2rem))]",
      )}
    >
      <div className="p-5 sm:p-6">
        <div className="mb-3 flex items-start justify-between gap-4">
          <h2 id={titleId} className="text-xl">
            {title}
          </h2>
          {dismissable ? (
            <button
              type="button"
              aria-label={closeLabel}
              onClick={onClose}
              className="text-ink-muted hover:bg-surface-sunken -me-2 -mt-2 inline-flex size-11 items-center justify-center rounded-lg"
            >
              <Icon name="close" />
            </button>
          ) : null}
        </div>
        {children}
      </div>
    </dialog>
  );
}
