import type { ReactNode } from "react";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";

/** Nothing here yet: says why, and what to do about it. */
export function EmptyState({
  icon = "book",
  title,
  children,
  action,
}: {
  icon?: IconName;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="border-line flex flex-col items-center gap-3 rounded-2xl border border-dashed px-6 py-10 text-center">
      <span className="bg-accent-soft text-accent rounded-full p-3">
        <Icon name={icon} className="size-7" />
      </span>
      <p className="text-lg font-semibold">{title}</p>
      {children === undefined ? null : <div className="text-ink-muted max-w-prose">{children}</div>}
      {action}
    </div>
  );
}
