import { Extension } from "@tiptap/core";
import type { Node as ProseNode } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";

/** A node of a document is never changed, only replaced: of what stays, this is known from the last key. */
const CITED = new WeakMap<ProseNode, readonly string[]>();

/** What a block cites, in the order in which it is mentioned. */
function citedIn(block: ProseNode): readonly string[] {
  const known = CITED.get(block);
  if (known !== undefined) return known;
  const cited: string[] = [];
  const walk = (node: ProseNode): void => {
    if (node.type.name === "reference") cited.push(...(node.attrs["ids"] as string[]));
    node.forEach((child) => child.isInline && walk(child));
    // The source of a dose stands in its head, before the text that explains it.
    if (node.type.name === "doseBlock") cited.push(String(node.attrs["source"] ?? ""));
    node.forEach((child) => !child.isInline && walk(child));
  };
  walk(block);
  CITED.set(block, cited);
  return cited;
}

/** The references of what is in the editor in the order of their first mention, numbered from 1, as the renderer numbers them. */
export function numbersIn(doc: ProseNode): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  doc.forEach((block) => {
    for (const id of citedIn(block)) if (id !== "" && !numbers.has(id)) numbers.set(id, numbers.size + 1);
  });
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
    const name = label(text, missing);
    if (button.getAttribute("aria-label") !== name) button.setAttribute("aria-label", name);
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
              if (before.doc !== editor.state.doc) drawNow();
            },
            destroy: () => void editor.off("lessonContext", drawNow),
          };
        },
      }),
    ];
  },
});
