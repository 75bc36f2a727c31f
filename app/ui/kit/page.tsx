import type { ReactNode } from "react";
import { classNames } from "#app/ui/kit/class-names.ts";
import { PageHeader } from "#app/ui/kit/page-header.tsx";

const WIDTHS = { narrow: "max-w-xl", text: "max-w-3xl", wide: "max-w-6xl" } as const;

/** The frame of a page's content: heading, then the rest. `narrow` for one form, `text` for reading, `wide` for lists and tables. */
export function Page({
  title,
  eyebrow,
  lead,
  actions,
  width = "wide",
  children,
}: {
  title: ReactNode;
  eyebrow?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  width?: keyof typeof WIDTHS;
  children: ReactNode;
}) {
  return (
    <div className={classNames("mx-auto w-full px-4 py-6 sm:px-6 sm:py-10", WIDTHS[width])}>
      <PageHeader title={title} eyebrow={eyebrow} lead={lead} actions={actions} />
      {children}
    </div>
  );
}
