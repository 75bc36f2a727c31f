import { mediaField, required, uploadAction } from "#app/ui/editor/field-faults.ts";
import { framed } from "#app/ui/editor/framed-view.ts";
import { ID, lessonNode } from "#app/ui/editor/node-kit.ts";

/** A recording to listen to, with its words to read. */
export const Audio = lessonNode({
  name: "audio",
  attrs: { ...ID, src: "", title: "", transcript: "" },
  more: {
    addNodeView: () =>
      framed({
        className: "media",
        label: "editor.deed-audio",
        fields: [
          { name: "title", label: "editor.media-title", kind: "line", wide: true, fault: required },
          mediaField("src", "editor.media-file", "audio"),
          mediaField("transcript", "editor.media-transcript", "text"),
        ],
        actions: [uploadAction("src", "audio"), uploadAction("transcript", "text")],
      }),
  },
});
