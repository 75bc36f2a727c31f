import type { ReactNode } from "react";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";

export type BadgeTone = "neutral" | "accent" | "brass" | "success" | "warning" | "danger";

const TONES: Readonly<Record<BadgeTone, string>> = {
  neutral: "bg-surface-sunken text-ink-muted",
  accent: "bg-accent-soft text-accent-strong",
  brass: "bg-brass-soft text-brass",
  success: "bg-success-soft text-success",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
};

/** A word or two about the state of something. */
export function Badge({ tone = "neutral", icon, children }: { tone?: BadgeTone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={classNames("inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm font-medium", TONES[tone])}>
      {icon === undefined ? null : <Icon name={icon} className="size-4" />}
      {children}
    </span>
  );
}
