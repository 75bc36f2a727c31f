import { wrappingInputRule } from "@tiptap/core";
import { required } from "#app/ui/editor/field-faults.ts";
import { framed } from "#app/ui/editor/framed-view.ts";
import { lessonNode, PASSAGE } from "#app/ui/editor/node-kit.ts";

/** Words of somebody else; "> " begins one. Whose they are, and by which licence or right they stand here, is shown below them. */
export const Blockquote = lessonNode({
  name: "blockquote",
  content: "block*",
  attrs: { ...PASSAGE, source: undefined, licence: undefined },
  tag: "blockquote",
  more: {
    addNodeView: () =>
      framed({
        className: "quotation",
        label: "editor.deed-quote",
        fields: [
          { name: "source", label: "editor.quote-source", kind: "line", wide: true, hint: "editor.quote-source-hint" },
          {
            name: "licence",
            label: "editor.quote-licence",
            kind: "line",
            wide: true,
            hint: "editor.quote-licence-hint",
            fault: (licence, { attrs }) => ((attrs["source"] ?? "") === "" ? null : required(licence)),
          },
        ],
      }),
    addInputRules() {
      return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })];
    },
  },
});
