import { classNames } from "#app/ui/kit/class-names.ts";

/** The editor's own signs, drawn as the kit's are; no learner's page carries them. */
const PATHS = {
  bold: "M7.5 4.500h5.500a3.700 3.700 0 0 1 0 7.400H7.500zM7.500 11.900h6.500a3.800 3.800 0 0 1 0 7.600H7.500z",
  italic: "M10.500 4.500h7M6.500 19.500h7M14.500 4.500l-5 15",
  link: "M10 14a4 4 0 0 0 5.700 0l3-3a4 4 0 0 0-5.700-5.700l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1",
  reference: "M8 5H5v14h3M16 5h3v14h-3M10.500 10l1.500-1.500V16",
  bullets: "M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01",
  numbers:
    "M10 6h10M10 12h10M10 18h10M4 4.500l1-.5v4M3.500 11.500c.5-1 2.500-1 2.500.3 0 .9-2.500 1.500-2.500 2.700H6M4 17h2l-1.200 1.300c1.800.2 1.500 2.200-.8 1.700",
  start: "M4.500 6l2-1.500v7M11 8h9M11 13h9M11 18h9M4 15h4v.01c0 1.500-4 2-4 4h4",
  undo: "M8 5L4 9l4 4M4 9h9.500a5.500 5.500 0 0 1 0 11H9",
  redo: "M16 5l4 4-4 4M20 9h-9.500a5.500 5.500 0 0 0 0 11H15",
  plus: "M12 5v14M5 12h14",
  table: "M4 5h16v14H4zM4 10h16M4 14.500h16M10.500 5v14",
  block: "M5 5h14v5H5zM5 14h14v5H5z",
  direction: "M4 7h12M13 4l3 3-3 3M20 17H8M11 14l-3 3 3 3",
  language: "M4 6h9M8.500 4v2M11 6c-.8 3.500-3 6-6 7.500M6 9c1 2 3 3.700 5 4.500M12.500 20l4-9 4 9M14 17h5",
  keyboard: "M3.500 6.500h17v11h-17zM7 10h.01M10.500 10h.01M14 10h.01M17.500 10h.01M8 14h8",
} as const;
export type EditorIconName = keyof typeof PATHS;

/** These follow the direction of reading (R5). */
const DIRECTED: ReadonlySet<EditorIconName> = new Set(["bullets", "start", "undo", "redo"]);

/** Decoration: the control's label says the same. */
export function EditorIcon({ name }: { name: EditorIconName }) {
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
      className={classNames("size-5 shrink-0", DIRECTED.has(name) && "rtl:-scale-x-100")}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
