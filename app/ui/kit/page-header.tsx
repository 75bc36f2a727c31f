import type { ReactNode } from "react";

/** The heading of a page; it receives focus when a reader arrives by a link inside the product (R69). */
export function PageHeader({
  title,
  eyebrow,
  lead,
  actions,
}: {
  title: ReactNode;
  eyebrow?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-4 sm:mb-8">
      <div className="min-w-0 max-w-3xl">
        {eyebrow === undefined ? null : <p className="text-brass mb-1 text-sm font-semibold">{eyebrow}</p>}
        <h1 tabIndex={-1} className="text-2xl sm:text-3xl">
          {title}
        </h1>
        {lead === undefined ? null : <p className="text-ink-muted mt-2 text-lg">{lead}</p>}
      </div>
      {actions === undefined ? null : <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
    </header>
  );
}
