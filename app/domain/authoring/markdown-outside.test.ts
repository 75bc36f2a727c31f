import { expect, test } from "vitest";
import { markdownFromOutside } from "#app/domain/authoring/markdown-outside.ts";
import { markdownToDocument } from "#app/domain/authoring/markdown-to-document.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";

test("Markdown from elsewhere becomes a lesson: the first heading its title, each section with an id, lines where they were", () => {
  const { title, text } = markdownFromOutside(
    "# Clean hands\n\n## Why {#section-1}\n\nBecause.\n\n## How ##\n\n- Soap\n\n### Steps\n\n1. Wet",
  );
  expect(title).toBe("Clean hands");
  expect(text.split("\n")).toHaveLength(13);
  const read = markdownToDocument(parseMarkdown(text), text);
  expect(read.ok && read.value.document.content.map((block) => `${block.type} ${block.attrs.id}`)).toEqual([
    "heading section-1",
    "paragraph section-1-p1",
    "heading section-2",
    "bulletList section-2-l1",
    "heading section-3",
    "orderedList section-3-l1",
  ]);
});

test("what our dialect does not know is told with its line, and nothing of it is taken", () => {
  const { text } = markdownFromOutside("## One\n\nText.\n\n<b>HTML</b>\n");
  const read = markdownToDocument(parseMarkdown(text), text);
  expect(read.ok ? [] : read.faults.map(({ line, code }) => `${line} ${code}`)).toContain("5 html-not-allowed");
});
