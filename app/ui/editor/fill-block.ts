import type { Editor } from "@tiptap/core";

/** Gives the block its file, if it still stands in the text and has none. */
export function fillBlock(editor: Editor, blockId: string, name: string): void {
  editor.state.doc.descendants((node, position) => {
    if (node.attrs["id"] !== blockId) return true;
    if (node.attrs["src"] === "") editor.view.dispatch(editor.state.tr.setNodeAttribute(position, "src", name));
    return false;
  });
}
