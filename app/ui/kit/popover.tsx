import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "@remix-run/react";
import { classNames } from "#app/ui/kit/class-names.ts";

/**
 * A panel that opens below its button. It is a native disclosure, so it opens without script; with script it also closes on Escape,
 * on a press elsewhere, when the focus leaves and when the reader goes to another page.
 */
export function Popover({
  button,
  label,
  children,
  align = "end",
  className,
  buttonClassName,
}: {
  button: ReactNode;
  label?: string;
  children: ReactNode;
  align?: "start" | "end";
  className?: string;
  buttonClassName?: string;
}) {
  const element = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    if (element.current !== null) element.current.open = false;
  }, [key]);
  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      const details = element.current;
      if (details?.open === true && event.target instanceof Node && !details.contains(event.target)) details.open = false;
    };
    const onKey = (event: KeyboardEvent) => {
      const details = element.current;
      if (event.key !== "Escape" || details?.open !== true) return;
      details.open = false;
      details.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", onPress);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onPress);
      document.removeEventListener("keydown", onKey);
    };
  }, []);
  return (
    <details
      ref={element}
      className={classNames("group relative", className)}
      onBlur={({ currentTarget, relatedTarget }) => {
        // Who goes on with the Tab key leaves no panel open over what they come to.
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
      }}
    >
      <summary
        aria-label={label}
        className={classNames(
          "text-ink hover:bg-accent-soft inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-lg px-3",
          buttonClassName,
        )}
      >
        {button}
      </summary>
      <div
        className={classNames(
          "border-line bg-surface-raised shadow-float absolute top-full z-40 mt-2 max-h-[80vh] w-max max-w-[calc(100vw-2rem)] min-w-56 overflow-y-auto rounded-xl border p-2",
          align === "end" ? "end-0" : "start-0",
        )}
      >
        {children}
      </div>
    </details>
  );
}
