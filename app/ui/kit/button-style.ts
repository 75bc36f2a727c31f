import { classNames } from "#app/ui/kit/class-names.ts";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "medium" | "small" | "large";

const LOOKS: Readonly<Record<ButtonLook, string>> = {
  primary: "bg-accent text-accent-ink border-transparent hover:bg-accent-strong",
  secondary: "bg-surface-raised text-ink border-line-strong hover:bg-accent-soft hover:border-accent",
  quiet: "bg-transparent text-accent border-transparent hover:bg-accent-soft",
  danger: "bg-surface-raised text-danger border-danger hover:bg-danger-soft",
};

const SIZES: Readonly<Record<ButtonSize, string>> = {
  small: "min-h-11 px-3 py-1.5 text-sm",
  medium: "min-h-11 px-4 py-2 text-base",
  large: "min-h-13 px-6 py-3 text-lg",
};

/** What buttons, and links that look like buttons, wear. Never less than 44 pixels high. */
export function buttonStyle(look: ButtonLook, size: ButtonSize, className?: string): string {
  return classNames(
    "inline-flex items-center justify-center gap-2 rounded-lg border text-center font-semibold no-underline transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 print:hidden",
    LOOKS[look],
    SIZES[size],
    className,
  );
}
