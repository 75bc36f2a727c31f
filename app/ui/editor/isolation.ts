import { Extension } from "@tiptap/core";
import type { Node as ProseNode } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { automaticDirection } from "#app/domain/authoring/automatic-direction.ts";
import { isolateRuns } from "#app/domain/authoring/isolate-runs.ts";
import { type Direction, directionOf, type Language } from "#app/domain/shared/language.ts";

const KEY = new PluginKey<DecorationSet>("isolation");

/** Which way a block's text is shown: as it says, as what it stands in says, or by itself. */
export function shownDirection(doc: ProseNode, position: number, language: Language): { direction: Direction; automatic: boolean } {
  const place = doc.resolve(position + 1);
  for (let depth = place.depth; depth > 0; depth -= 1) {
    const { dir, lang } = place.node(depth).attrs as { dir?: Direction; lang?: Language };
    if (dir !== undefined) return { direction: dir, automatic: false };
    if (lang !== undefined) return { direction: directionOf(lang), automatic: false };
  }
  const block = place.parent;
  const turns = block.type.name === "paragraph" || block.type.name === "heading";
  const listed = place.depth > 1 && place.node(place.depth - 1).type.name === "listItem";
  const text = turns && !listed ? block.textBetween(0, block.content.size, " ", " ") : "";
  return { direction: automaticDirection(text, language), automatic: true };
}

/** What runs against a block's direction is isolated, by the same rule as in the rendered lesson (R41). */
function decorationsOf(doc: ProseNode, block: ProseNode, position: number, language: Language): Decoration[] {
  const { direction, automatic } = shownDirection(doc, position, language);
  const made: Decoration[] = [];
  if (automatic && direction !== directionOf(language)) made.push(Decoration.node(position, position + block.nodeSize, { dir: direction }));
  block.forEach((child, offset) => {
    if (!child.isText || child.text === undefined) return;
    const own = child.marks.find((mark) => mark.type.name === "language")?.attrs["lang"] as Language | undefined;
    const around = own === undefined ? direction : directionOf(own);
    let at = position + 1 + offset;
    for (const run of isolateRuns(child.text, around)) {
      if (run.isolated)
        made.push(
          Decoration.inline(at, at + run.text.length, {
            nodeName: "bdi",
            dir: around === "rtl" ? "ltr" : "rtl",
            ...(around === "rtl" ? { lang: "en" } : {}),
          }),
        );
      at += run.text.length;
    }
  });
  return made;
}

function inRange(doc: ProseNode, from: number, to: number, language: Language): Decoration[] {
  const made: Decoration[] = [];
  doc.nodesBetween(from, to, (node, position) => {
    if (node.isTextblock) made.push(...decorationsOf(doc, node, position, language));
    return !node.isTextblock;
  });
  return made;
}

/** Drug names, quantities and passages of the other script keep their order while they are typed. */
export const Isolation = Extension.create({
  name: "isolation",
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin<DecorationSet>({
        key: KEY,
        state: {
          init: (_, { doc }) => DecorationSet.create(doc, inRange(doc, 0, doc.content.size, editor.storage.lesson.language)),
          apply(transaction, before) {
            if (!transaction.docChanged) return before;
            const { doc } = transaction;
            const { language } = editor.storage.lesson;
            let from = doc.content.size;
            let to = 0;
            transaction.mapping.maps.forEach((map, index) => {
              map.forEach((_start, _end, start, end) => {
                const rest = transaction.mapping.slice(index + 1);
                from = Math.min(from, rest.map(start, -1));
                to = Math.max(to, rest.map(end, 1));
              });
            });
            // A change of attributes alone leaves no range.
            const wide = transaction.steps.some((step) => "attr" in step);
            const [first, last] = wide ? [0, doc.content.size] : [blockStart(doc, from), blockEnd(doc, to)];
            const mapped = before.map(transaction.mapping, doc);
            return mapped.remove(mapped.find(first, last)).add(doc, inRange(doc, first, last, language));
          },
        },
        props: { decorations: (state) => KEY.getState(state) },
      }),
    ];
  },
});

function blockStart(doc: ProseNode, position: number): number {
  const place = doc.resolve(Math.max(0, Math.min(position, doc.content.size)));
  return place.depth === 0 ? position : place.before(1);
}

function blockEnd(doc: ProseNode, position: number): number {
  const place = doc.resolve(Math.max(0, Math.min(position, doc.content.size)));
  return place.depth === 0 ? position : place.after(1);
}
