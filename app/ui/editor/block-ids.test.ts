import { getSchema } from "@tiptap/core";
import { splitBlock } from "@tiptap/pm/commands";
import { history, undo } from "@tiptap/pm/history";
import type { Node as ProseNode } from "@tiptap/pm/model";
import { EditorState, Plugin, TextSelection } from "@tiptap/pm/state";
import fc from "fast-check";
import { expect, test } from "vitest";
import { withOwnBlockIds } from "#app/ui/editor/block-ids.ts";
import { LESSON_SCHEMA } from "#app/ui/editor/lesson-schema.ts";

const schema = getSchema(LESSON_SCHEMA);
const paragraph = (id: string, text: string) => schema.node("paragraph", { id }, text === "" ? [] : [schema.text(text)]);

function stateOf(...blocks: ProseNode[]): EditorState {
  let made = 0;
  return EditorState.create({
    doc: schema.node("doc", null, blocks),
    plugins: [
      history(),
      new Plugin({ appendTransaction: (all, before, after) => withOwnBlockIds(all, before, after, () => `new-${(made += 1)}`) }),
    ],
  });
}
const told = (state: EditorState) => state.doc.content.content.map((node) => [String(node.attrs["id"]), node.textContent]);
const at = (state: EditorState, position: number) => state.apply(state.tr.setSelection(TextSelection.create(state.doc, position)));
function split(state: EditorState): EditorState {
  let next = state;
  splitBlock(state, (transaction) => void (next = state.apply(transaction)));
  return next;
}

test("a split gives the new half a new id", () => {
  expect(told(split(at(stateOf(paragraph("one", "abcd")), 3)))).toEqual([
    ["one", "ab"],
    ["new-1", "cd"],
  ]);
});

test("a split at the beginning leaves the id with the words", () => {
  expect(told(split(at(stateOf(paragraph("one", "abcd")), 1)))).toEqual([
    ["new-1", ""],
    ["one", "abcd"],
  ]);
});

test("a copy that is pasted above its original gets the new id, and the original keeps its own", () => {
  const state = stateOf(paragraph("one", "first"), paragraph("two", "second"));
  expect(told(state.apply(state.tr.insert(0, paragraph("two", "second"))))).toEqual([
    ["new-1", "second"],
    ["one", "first"],
    ["two", "second"],
  ]);
});

test("what is cut and pasted elsewhere stays itself", () => {
  let state = stateOf(paragraph("one", "first"), paragraph("two", "second"));
  const cut = state.doc.child(1);
  state = state.apply(state.tr.delete(7, 7 + cut.nodeSize));
  expect(told(state.apply(state.tr.insert(0, cut)))).toEqual([
    ["two", "second"],
    ["one", "first"],
  ]);
});

test("undoing a split gives the first id back", () => {
  let state = split(at(stateOf(paragraph("one", "abcd")), 3));
  undo(state, (transaction) => void (state = state.apply(transaction)));
  expect(told(state)).toEqual([["one", "abcd"]]);
});

test("R43: whatever is split, pasted and removed, every block has an id of its own, and none that stays loses its id", () => {
  const deed = fc.record({ kind: fc.constantFrom("split", "copy", "remove", "type"), where: fc.nat(1000), to: fc.nat(1000) });
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      let state = stateOf(paragraph("one", "abcd"), paragraph("two", "efgh"), paragraph("three", ""));
      for (const { kind, where, to } of deeds) {
        const index = where % state.doc.childCount;
        const child = state.doc.child(index);
        let position = 0;
        for (let before = 0; before < index; before += 1) position += state.doc.child(before).nodeSize;
        const known = new Set(told(state).map(([id]) => id));
        if (kind === "split") state = split(at(state, position + 1 + (to % (child.content.size + 1))));
        else if (kind === "type") state = state.apply(state.tr.insertText("x", position + 1));
        else if (kind === "copy") {
          let target = 0;
          for (let before = 0; before < to % (state.doc.childCount + 1); before += 1) target += state.doc.child(before).nodeSize;
          state = state.apply(state.tr.insert(target, child));
        } else if (state.doc.childCount > 1) {
          known.delete(child.attrs["id"] as string);
          state = state.apply(state.tr.delete(position, position + child.nodeSize));
        }
        const ids = told(state).map(([id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.every((id) => typeof id === "string" && id !== "")).toBe(true);
        for (const id of known) expect(ids).toContain(id);
      }
    }),
    { numRuns: 200 },
  );
});
