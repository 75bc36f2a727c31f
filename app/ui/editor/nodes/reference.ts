import { lessonNode } from "#app/ui/editor/node-kit.ts";

/** A mark that says which sources a statement rests on. It shows their numbers, which reference-numbers.ts keeps in order. */
export const Reference = lessonNode({
  name: "reference",
  group: "inline",
  inline: true,
  tag: "sup",
  attrs: { ids: [] },
  more: {
    addNodeView() {
      const { editor } = this;
      return ({ node, getPos }) => {
        const dom = document.createElement("sup");
        dom.className = "cite";
        dom.dir = "ltr";
        dom.dataset["references"] = JSON.stringify(node.attrs["ids"]);
        const button = document.createElement("button");
        button.type = "button";
        button.className = "cite-button";
        button.addEventListener("click", () => {
          const position = getPos();
          if (position !== undefined) editor.storage.lesson.openReference(position);
        });
        dom.append(button);
        return {
          dom,
          update: (other) => {
            if (other.type !== node.type) return false;
            dom.dataset["references"] = JSON.stringify(other.attrs["ids"]);
            return true;
          },
          stopEvent: (event) =>
            event.target === button && (event.type === "mousedown" || event.type === "click" || event.type === "keydown"),
          ignoreMutation: () => true,
        };
      };
    },
  },
});
