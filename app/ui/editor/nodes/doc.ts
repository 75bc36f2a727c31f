import { Node } from "@tiptap/core";

/** The whole lesson. */
export const LessonDoc = Node.create({ name: "doc", topNode: true, content: "block+" });
