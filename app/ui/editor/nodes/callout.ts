import { framed } from "#app/ui/editor/framed-view.ts";
import { ID, lessonNode } from "#app/ui/editor/node-kit.ts";

const KINDS = ["note", "warning", "key"] as const;
const isKind = (value: unknown): value is (typeof KINDS)[number] => KINDS.some((kind) => kind === value);

/** A passage that must not be overlooked: a note, a warning, or the key message. */
export const Callout = lessonNode({
  name: "callout",
  content: "block*",
  attrs: { ...ID, kind: "note" },
  more: {
    addNodeView: () =>
      framed({
        className: "callout",
        label: (node) => (isKind(node.attrs["kind"]) ? `editor.deed-${node.attrs["kind"]}` : "editor.deed-note"),
        fields: [
          {
            name: "kind",
            label: "editor.callout-kind",
            kind: "choice",
            choices: ({ words }) => KINDS.map((value) => ({ value, label: words(`editor.deed-${value}`) })),
          },
        ],
      }),
  },
});
