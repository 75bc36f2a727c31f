import { classNames } from "#app/ui/kit/class-names.ts";

/** Drawn by us on a 24-unit grid, 1.75 thick, in the colour of the text. */
const PATHS = {
  "arrow-forward": "M5 12h14M13 6l6 6-6 6",
  "arrow-back": "M19 12H5M11 6l-6 6 6 6",
  "chevron-forward": "M9 5l7 7-7 7",
  "chevron-down": "M5 9l7 7 7-7",
  award: "M12 3a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM8.5 14.2 7.5 21l4.5-2.4L16.5 21l-1-6.8",
  book: "M12 6.5C10 5 7 4.5 3.5 5v13.5c3.5-.5 6.5 0 8.5 1.5 2-1.5 5-2 8.5-1.5V5C17 4.500 14 5 12 6.500zM12 6.500V20",
  calendar: "M4 6.500h16V20H4zM4 10.500h16M8 3.500v4M16 3.500v4",
  check: "M4.500 12.500l5 5 10-11",
  clock: "M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17zM12 7.500V12l3.200 2",
  close: "M6 6l12 12M18 6L6 18",
  cloud: "M7.500 18.500a4.500 4.500 0 0 1-.6-8.960 5.500 5.500 0 0 1 10.600 1.100 4 4 0 0 1-.5 7.860z",
  danger: "M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17zM12 7.500v5.500M12 16.200v.3",
  device: "M7 3h10v18H7zM11 18h2",
  download: "M12 4v11M7.500 10.500L12 15l4.500-4.500M4.500 19.500h15",
  eye: "M2.5 12c2.5-4.500 5.600-6.500 9.500-6.500s7 2 9.500 6.500c-2.500 4.500-5.600 6.500-9.500 6.500s-7-2-9.500-6.500zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",
  file: "M6 3.500h8l4 4V20.500H6zM14 3.500v4h4",
  filter: "M4 6h16M7 12h10M10 18h4",
  globe:
    "M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17zM3.500 12h17M12 3.500c2.500 2.500 3.700 5.300 3.700 8.500s-1.200 6-3.700 8.500c-2.500-2.500-3.700-5.300-3.700-8.500s1.200-6 3.700-8.500z",
  grip: "M9 6h.01M9 12h.01M9 18h.01M15 6h.01M15 12h.01M15 18h.01",
  key: "M8 10.500a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM11 11.500L19.500 3M15.500 7l3 3",
  list: "M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01",
  lock: "M6 10.500h12V20H6zM8.500 10.500V7.500a3.500 3.500 0 0 1 7 0v3",
  mail: "M3.500 6h17v12.500h-17zM3.500 7l8.500 6.500L20.500 7",
  menu: "M4 7h16M4 12h16M4 17h16",
  moon: "M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z",
  note: "M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17zM12 11v5.500M12 7.500v.3",
  pencil: "M4 20l1-4.500L16.500 4l3.500 3.500L8.500 19zM14 6.500l3.500 3.500",
  person: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.500 20.500c.8-4 3.500-6 7.500-6s6.700 2 7.500 6",
  play: "M8 5.500v13l10.500-6.500z",
  plus: "M12 5v14M5 12h14",
  print: "M7 9V3.500h10V9M7 17H4V9h16v8h-3M7 14h10v6.500H7z",
  question:
    "M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17zM9.500 9.500c.2-1.500 1.200-2.300 2.600-2.300 1.500 0 2.500.9 2.500 2.200 0 1.800-2.500 2-2.500 4M12 16.500v.3",
  search: "M10.500 4a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13zM15.200 15.200L20.500 20.500",
  shield: "M12 3.500l7.500 2.700v5.300c0 4.300-2.800 7.400-7.500 9-4.700-1.600-7.500-4.700-7.500-9V6.200zM8.500 12l2.500 2.500 4.500-5",
  "sign-out": "M14 4H5v16h9M10 12h10M16.500 8l4 4-4 4",
  star: "M12 3l2.600 3.700 4.400-1.300-.1 4.600 4.100 2-4.100 2 .1 4.600-4.400-1.300L12 21l-2.600-3.700-4.400 1.300.1-4.600-4.100-2 4.100-2-.1-4.600 4.400 1.300z",
  sun: "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400",
  trash: "M4.500 7h15M9 7V4h6v3M6.500 7l1 13.500h9l1-13.500M10.500 11v6M13.500 11v6",
  warning: "M12 4l9 16H3zM12 10v4.500M12 17v.3",
} as const;

export type IconName = keyof typeof PATHS;

/** These show a direction and are turned round where the writing runs from right to left; all others never are (R5). */
const DIRECTED: ReadonlySet<IconName> = new Set(["arrow-forward", "arrow-back", "chevron-forward", "sign-out", "list"]);

/** A small drawing beside words. It is decoration: the words beside it, or the control's label, say the same. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className={classNames("shrink-0", className ?? "size-5", DIRECTED.has(name) && "rtl:-scale-x-100")}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
