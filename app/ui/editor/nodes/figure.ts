import { framed } from "#app/ui/editor/framed-view.ts";
import { mediaField, required, uploadAction } from "#app/ui/editor/field-faults.ts";
import type { LessonContext } from "#app/ui/editor/lesson-context.ts";
import { ID, lessonNode } from "#app/ui/editor/node-kit.ts";

function picture(src: unknown, alt: unknown, { media }: LessonContext): HTMLElement | null {
  const stored = typeof src === "string" ? media[src] : undefined;
  if (stored === undefined) return null;
  const image = document.createElement("img");
  image.src = `/media/${stored.sha256}`;
  image.alt = typeof alt === "string" ? alt : "";
  return image;
}

/** A picture with what it shows in words, its caption, whose it is, and under which licence. Enter in the caption goes on below it. */
export const Figure = lessonNode({
  name: "figure",
  content: "inline*",
  attrs: { ...ID, src: "", alt: "", credit: "", licence: "" },
  isolating: true,
  more: {
    addNodeView: () =>
      framed({
        className: "figure",
        label: "editor.deed-figure",
        picture: (node, context) => picture(node.attrs["src"], node.attrs["alt"], context),
        fields: [
          mediaField("src", "editor.figure-file", "image"),
          { name: "alt", label: "editor.figure-alt", kind: "long", wide: true, fault: required, hint: "editor.figure-alt-hint" },
          { name: "credit", label: "editor.figure-credit", kind: "line", fault: required },
          { name: "licence", label: "editor.figure-licence", kind: "line", ltr: true, fault: required },
        ],
        actions: [uploadAction("src", "image")],
        bodyLabel: "editor.figure-caption",
      }),
    addKeyboardShortcuts() {
      return {
        Enter: () => {
          const { $from } = this.editor.state.selection;
          if ($from.parent.type.name !== this.name) return false;
          const after = $from.after();
          return this.editor
            .chain()
            .insertContentAt(after, { type: "paragraph" })
            .setTextSelection(after + 1)
            .run();
        },
      };
    },
  },
});
