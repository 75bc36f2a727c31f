/** How much of something is done. Drawn as SVG, so that no inline style is needed and it fills from the side where reading begins. */
export function ProgressBar({
  value,
  maximum = 100,
  label,
  valueText,
}: {
  value: number;
  maximum?: number;
  label: string;
  valueText?: string;
}) {
  const share = maximum <= 0 ? 0 : Math.min(1, Math.max(0, value / maximum));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={maximum}
      aria-valuenow={Math.min(maximum, Math.max(0, value))}
      aria-valuetext={valueText}
      className="bg-surface-sunken h-2.5 w-full overflow-hidden rounded-full border border-transparent forced-colors:border-current"
    >
      <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" className="text-accent block h-full w-full rtl:-scale-x-100">
        <rect width={share * 100} height="1" fill="currentColor" />
      </svg>
    </div>
  );
}
