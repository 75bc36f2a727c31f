import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { EditorIcon, type EditorIconName } from "#app/ui/editor/editor-icon.tsx";

export type MenuEntry = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isOn?: boolean | undefined;
  readonly disabled?: boolean;
  readonly run: () => void;
};

export const TOOL =
  "text-ink hover:bg-accent-soft inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-1 rounded-lg px-2 text-sm font-medium aria-pressed:bg-accent-soft aria-pressed:text-accent-strong aria-expanded:bg-accent-soft aria-disabled:opacity-55";

/** A button of the toolbar that opens a menu below it; arrows walk, Escape gives the focus back. */
export function ToolbarMenu({
  label,
  icon,
  text,
  entries,
  tabIndex,
}: {
  label: string;
  icon?: EditorIconName;
  text?: string;
  entries: readonly MenuEntry[];
  tabIndex: number;
}) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const isRadio = entries.some((entry) => entry.isOn !== undefined);
  useEffect(() => {
    if (!open) return;
    place(button.current, menu.current);
    const items = menu.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [];
    (Array.from(items).find((item) => item.getAttribute("aria-checked") === "true") ?? items[0])?.focus();
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && menu.current?.contains(event.target) !== true && button.current?.contains(event.target) !== true)
        setOpen(false);
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    const items = Array.from(menu.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []);
    const at = items.findIndex((item) => item === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    event.stopPropagation();
    if (event.key === "Escape") close();
    else if (event.key === "Tab") setOpen(false);
    else if (to !== undefined) items[(to + items.length) % items.length]?.focus();
    else return;
    if (event.key !== "Tab") event.preventDefault();
  };
  return (
    <div className="shrink-0">
      <button
        ref={button}
        type="button"
        data-tool=""
        tabIndex={tabIndex}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        className={TOOL}
        onClick={() => setOpen(!open)}
      >
        {icon === undefined ? null : <EditorIcon name={icon} />}
        {text === undefined ? null : <span className="max-w-40 truncate">{text}</span>}
        <Icon name="chevron-down" className="size-4" />
      </button>
      {open ? (
        <div
          ref={menu}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          onKeyDown={onKey}
          className="border-line bg-surface-raised shadow-float fixed z-40 max-h-80 w-72 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-xl border p-1.5"
        >
          {entries.map((entry) => (
            <button
              key={entry.id}
              type="button"
              role={isRadio ? "menuitemradio" : "menuitem"}
              aria-checked={isRadio ? entry.isOn === true : undefined}
              aria-disabled={entry.disabled === true ? true : undefined}
              tabIndex={-1}
              className={classNames(
                "hover:bg-accent-soft focus:bg-accent-soft flex min-h-11 w-full items-center gap-3 rounded-lg px-3 py-1.5 text-start aria-disabled:opacity-55",
                entry.isOn === true && "text-accent-strong font-semibold",
              )}
              onClick={() => {
                if (entry.disabled === true) return;
                setOpen(false);
                entry.run();
              }}
            >
              <span className="grow">{entry.label}</span>
              {entry.isOn === true ? <Icon name="check" className="size-4.5" /> : null}
              {entry.hint === undefined ? null : (
                <kbd dir="ltr" className="text-ink-muted font-sans text-xs">
                  {entry.hint}
                </kbd>
              )}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** Below the button, within the window. Set from script: the toolbar scrolls sideways and would cut off what hangs from it. */
function place(button: HTMLElement | null, menu: HTMLElement | null): void {
  if (button === null || menu === null) return;
  const at = button.getBoundingClientRect();
  const width = menu.offsetWidth;
  const start = getComputedStyle(button).direction === "rtl" ? at.right - width : at.left;
  menu.style.setProperty("left", `${Math.max(8, Math.min(start, window.innerWidth - width - 8))}px`);
  const below = at.bottom + 4;
  const room = window.innerHeight - below - 8;
  menu.style.setProperty("top", `${room < 180 ? Math.max(8, at.top - menu.offsetHeight - 4) : below}px`);
  if (room >= 180) menu.style.setProperty("max-height", `${Math.min(room, 420)}px`);
}
