/**
 * A share of 1 as a bar that fills from where reading begins, with a line where all together stand. It repeats a number that is written
 * beside it, so it is hidden from screen readers.
 */
export function ShareBar({ share, average }: { share: number; average: number | null }) {
  return (
    <svg
      viewBox="0 0 100 12"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
      className="border-line-strong block h-4 w-full min-w-16 rounded-sm border rtl:-scale-x-100"
    >
      <rect width={share * 100} height="12" className="fill-accent" />
      {average === null ? null : (
        <>
          <rect x={average * 100 - 0.9} width="1.800" height="12" className="fill-surface-raised" />
          <rect x={average * 100 - 0.4} width="0.800" height="12" className="fill-ink" />
        </>
      )}
    </svg>
  );
}
