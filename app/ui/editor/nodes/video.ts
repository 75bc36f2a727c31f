import { mediaField, required, uploadAction } from "#app/ui/editor/field-faults.ts";
import { framed } from "#app/ui/editor/framed-view.ts";
import { ID, lessonNode } from "#app/ui/editor/node-kit.ts";

/** A film, with captions and its words to read. */
export const Video = lessonNode({
  name: "video",
  attrs: { ...ID, src: "", title: "", captions: "", transcript: "" },
  more: {
    addNodeView: () =>
      framed({
        className: "media",
        label: "editor.deed-video",
        fields: [
          { name: "title", label: "editor.media-title", kind: "line", wide: true, fault: required },
          mediaField("src", "editor.media-file", "video"),
          mediaField("captions", "editor.media-captions", "text"),
          mediaField("transcript", "editor.media-transcript", "text"),
        ],
        actions: [uploadAction("src", "video"), uploadAction("transcript", "text")],
      }),
  },
});
