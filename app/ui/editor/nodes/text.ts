import { Node } from "@tiptap/core";

/** A run of letters. */
export const Text = Node.create({ name: "text", group: "inline" });
