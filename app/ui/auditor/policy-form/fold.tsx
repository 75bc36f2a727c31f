import { type ReactNode, useEffect, useState } from "react";

type Props = {
  readonly id?: string;
  readonly className: string;
  readonly summary: ReactNode;
  readonly summaryClassName: string;
  /** Something in it is wrong: it opens by itself. */
  readonly lacks: boolean;
  readonly children: ReactNode;
};

/** A fold that opens by itself when something in it is wrong, and then stays as its reader leaves it: mending it does not shut it. */
export function Fold({ id, className, summary, summaryClassName, lacks, children }: Props) {
  const [isOpen, setOpen] = useState(lacks);
  useEffect(() => {
    if (lacks) setOpen(true);
  }, [lacks]);
  return (
    <details
      id={id}
      tabIndex={id === undefined ? undefined : -1}
      className={className}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={summaryClassName}>{summary}</summary>
      {children}
    </details>
  );
}
