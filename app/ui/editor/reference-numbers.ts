import { Extension } from "@tiptap/core";
import type { Node as ProseNode } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";

/** The references of what is in the editor in the order of their first mention, numbered from 1, as the renderer numbers them. */
export function numbersIn(doc: ProseNode): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const add = (id: unknown) => {
    if (typeof id === "string" && id !== "" && !numbers.has(id)) numbers.set(id, numbers.size + 1);
  };
  const walk = (node: ProseNode): void => {
    if (node.type.name === "reference") for (const id of node.attrs["ids"] as unknown[]) add(id);
    node.forEach((child) => child.isInline && walk(child));
    // The source of a dose stands in its head, before the text that explains it.
    if (node.type.name === "doseBlock") add(node.attrs["source"]);
    node.forEach((child) => !child.isInline && walk(child));
  };
  walk(doc);
  return numbers;
}

/** Writes each mark's numbers and shows those whose source is not in the course's list. */
function draw(dom: HTMLElement, doc: ProseNode, known: ReadonlySet<string>, label: (numbers: string, missing: boolean) => string): void {
  const numbers = numbersIn(doc);
  for (const mark of dom.querySelectorAll<HTMLElement>("sup[data-references]")) {
    const ids = JSON.parse(mark.dataset["references"] ?? "[]") as string[];
    const missing = ids.length === 0 || ids.some((id) => !known.has(id));
    const text = `[${ids.map((id) => (known.has(id) ? String(numbers.get(id) ?? "?") : `${numbers.get(id) ?? ""}?`)).join(",") || "?"}]`;
    const button = mark.querySelector("button");
    if (button === null) continue;
    if (button.textContent !== text) button.textContent = text;
    button.setAttribute("aria-label", label(text, missing));
    mark.classList.toggle("missing", missing);
  }
}

export const ReferenceNumbers = Extension.create({
  name: "referenceNumbers",
  addProseMirrorPlugins() {
    const { editor } = this;
    const drawNow = () => {
      const { references, words } = editor.storage.lesson;
      draw(editor.view.dom, editor.state.doc, new Set<string>(references.map(({ id }) => id)), (numbers, missing) =>
        words(missing ? "editor.reference-mark-missing" : "editor.reference-mark", { numbers }),
      );
    };
    return [
      new Plugin({
        view: () => {
          editor.on("lessonContext", drawNow);
          queueMicrotask(() => {
            if (!editor.isDestroyed) drawNow();
          });
          return {
            update: (_view, before) => {
              if (!before.doc.eq(editor.state.doc)) drawNow();
            },
            destroy: () => void editor.off("lessonContext", drawNow),
          };
        },
      }),
    ];
  },
});
