import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze();

/** Parses Markdown (CommonMark, GFM, directives) into an mdast tree as plain data with positions; any text is valid Markdown. */
export function parseMarkdown(text: string): unknown {
  return JSON.parse(JSON.stringify(parser.parse(text))) as unknown;
}
