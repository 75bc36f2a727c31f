import type { ReactNode } from "react";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";

export type CalloutKind = "note" | "warning" | "key" | "success" | "danger";

const LOOK: Readonly<Record<CalloutKind, { icon: IconName; frame: string; sign: string }>> = {
  note: { icon: "note", frame: "bg-surface-sunken border-line-strong", sign: "text-ink-muted" },
  warning: { icon: "warning", frame: "bg-warning-soft border-warning", sign: "text-warning" },
  key: { icon: "key", frame: "bg-accent-soft border-accent", sign: "text-accent" },
  success: { icon: "check", frame: "bg-success-soft border-success", sign: "text-success" },
  danger: { icon: "danger", frame: "bg-danger-soft border-danger", sign: "text-danger" },
};

/** A passage that must not be overlooked. `role="alert"` only for what appears after a deed of the reader. */
export function Callout({
  kind = "note",
  title,
  children,
  role,
  id,
}: {
  kind?: CalloutKind;
  title?: ReactNode;
  children?: ReactNode;
  role?: "alert" | "status" | "note";
  id?: string;
}) {
  const { icon, frame, sign } = LOOK[kind];
  return (
    <div id={id} role={role} className={classNames("flex gap-3 rounded-xl border-s-4 p-4", frame)}>
      <Icon name={icon} className={classNames("mt-0.5 size-6", sign)} />
      <div className="min-w-0 grow space-y-1">
        {title === undefined ? null : <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
