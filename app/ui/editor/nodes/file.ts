import { mediaField, required, uploadAction } from "#app/ui/editor/field-faults.ts";
import { framed } from "#app/ui/editor/framed-view.ts";
import { ID, lessonNode } from "#app/ui/editor/node-kit.ts";

/** Something to take along: a form, a poster. */
export const File = lessonNode({
  name: "file",
  attrs: { ...ID, src: "", title: "" },
  more: {
    addNodeView: () =>
      framed({
        className: "media",
        label: "editor.deed-file",
        fields: [
          { name: "title", label: "editor.media-title", kind: "line", wide: true, fault: required },
          mediaField("src", "editor.media-file", "file"),
        ],
        actions: [uploadAction("src", "file")],
      }),
  },
});
