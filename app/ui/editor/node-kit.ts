import { type Attribute, type NodeConfig, Node } from "@tiptap/core";
import type { DOMOutputSpec } from "@tiptap/pm/model";

/** Attributes that nobody sees in the markup: they travel in one `data-attrs`, so that what is copied within the editor comes back whole. */
export function silent(defaults: Readonly<Record<string, unknown>>): Record<string, Attribute> {
  return Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [
      name,
      { default: value, rendered: false, parseHTML: (element) => carried(element)[name] },
    ]),
  );
}

function carried(element: HTMLElement): Record<string, unknown> {
  try {
    return JSON.parse(element.dataset["attrs"] ?? "{}") as Record<string, unknown>;
  } catch {
    // Another page's attribute of the same name.
    return {};
  }
}

export type LessonNode = {
  readonly name: string;
  readonly content?: string;
  readonly group?: string;
  /** What stands in `attrs` besides the id, with what it is before its author has chosen. */
  readonly attrs?: Readonly<Record<string, unknown>>;
  /** The element that it is copied as, when it is not a mere division. */
  readonly tag?: string;
  /** A line of text may not be joined to what stands outside. */
  readonly isolating?: boolean;
  readonly inline?: boolean;
  readonly more?: Partial<NodeConfig>;
};

/** A node of a lesson. Each file of app/ui/editor/nodes makes one, and how it is edited. */
export function lessonNode({
  name,
  content = "",
  group = "block",
  attrs = {},
  tag = "div",
  isolating = false,
  inline = false,
  more = {},
}: LessonNode): Node {
  return Node.create({
    name,
    group,
    content,
    inline,
    atom: content === "",
    defining: content !== "" && !inline,
    isolating,
    selectable: true,
    addAttributes: () => silent(attrs),
    parseHTML: () => [{ tag: `${tag}[data-lesson="${name}"]` }],
    renderHTML: ({ node }): DOMOutputSpec => {
      const dom = { "data-lesson": name, "data-attrs": JSON.stringify(node.attrs), ...sidesOf(node.attrs) };
      return content === "" ? [tag, dom] : [tag, dom, 0];
    },
    ...more,
  });
}

function sidesOf(attrs: Readonly<Record<string, unknown>>): Record<string, string> {
  return {
    ...(typeof attrs["dir"] === "string" ? { dir: attrs["dir"] } : {}),
    ...(typeof attrs["lang"] === "string" ? { lang: attrs["lang"] } : {}),
  };
}

/** With an id that is its own for ever (R43), and nothing else. */
export const ID = { id: null };
/** Language and direction of its own, which few blocks have (R41): without them nothing is written into the document. */
export const PASSAGE = { ...ID, lang: undefined, dir: undefined };
