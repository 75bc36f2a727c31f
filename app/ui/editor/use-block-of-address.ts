import type { Editor } from "@tiptap/core";
import { useEffect } from "react";

/** Leads to the block that the address names after its `#`, when the page is opened and whenever that changes: checklist and remarks link so. */
export function useBlockOfAddress(editor: Editor | null): void {
  useEffect(() => {
    if (editor === null) return;
    const go = (): void => {
      const wanted = decodeURIComponent(window.location.hash.slice(1));
      if (wanted === "") return;
      const places: number[] = [];
      editor.state.doc.descendants((node, position) => {
        if (places.length === 0 && node.attrs["id"] === wanted) places.push(position);
        return places.length === 0;
      });
      const [place] = places;
      if (place === undefined) return;
      editor.commands.focus(place + 1, { scrollIntoView: false });
      const shown = editor.view.nodeDOM(place);
      if (shown instanceof HTMLElement) shown.scrollIntoView({ block: "center" });
    };
    go();
    window.addEventListener("hashchange", go);
    return () => window.removeEventListener("hashchange", go);
  }, [editor]);
}
