import { framed } from "#app/ui/editor/framed-view.ts";
import { ID, lessonNode } from "#app/ui/editor/node-kit.ts";

function source(node: unknown): HTMLElement {
  const details = document.createElement("pre");
  // What scrolls is reached by keyboard.
  details.tabIndex = 0;
  details.textContent = JSON.stringify(node).slice(0, 300);
  details.dir = "ltr";
  return details;
}

/** A block that this version does not know: shown as such, kept whole, byte for byte (R39). */
export const Unsupported = lessonNode({
  name: "unsupported",
  attrs: { ...ID, node: null },
  more: {
    addNodeView: () => framed({ className: "unsupported", label: "editor.unsupported", picture: (node) => source(node.attrs["node"]) }),
  },
});

/** The same inside a line. A document calls both by one name; an editor needs two. */
export const UnsupportedInline = lessonNode({
  name: "unsupportedInline",
  group: "inline",
  inline: true,
  tag: "span",
  attrs: { ...ID, node: null },
  more: {
    addNodeView() {
      const { editor } = this;
      return () => {
        const dom = document.createElement("span");
        dom.className = "unsupported-inline";
        dom.textContent = editor.storage.lesson.words("editor.unsupported-inline");
        return { dom };
      };
    },
  },
});
