import { getSchema } from "@tiptap/core";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { Slice } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import { BLOCK_SCHEMA, StaysOneBlock } from "#app/ui/editor/block-editor.tsx";

const schema = getSchema(BLOCK_SCHEMA);
const plugins = StaysOneBlock.config.addProseMirrorPlugins?.call({} as never) ?? [];
const paragraph = (text: string) => schema.nodes["paragraph"]!.create({ id: "p1" }, text === "" ? null : schema.text(text));
const stateOf = (text: string) => EditorState.create({ doc: schema.nodes["doc"]!.create(null, paragraph(text)), plugins });

test("R43: a block that is edited by itself stays one, of its kind and with its id", () => {
  const before = stateOf("One sentence.");
  const other = schema.nodes["heading"]!.create({ id: "p1", level: 2 }, schema.text("Another"));
  expect(before.apply(before.tr.replaceWith(0, before.doc.content.size, other)).doc.eq(before.doc)).toBe(true);
  const emptied = before.tr.delete(0, before.doc.content.size);
  expect(before.apply(emptied).doc.firstChild?.attrs["id"]).toBe("p1");
  const typed = before.apply(before.tr.insertText("!", before.doc.content.size - 1));
  expect(typed.doc.textContent).toBe("One sentence.!");
  expect(() => schema.nodes["doc"]!.createChecked(null, [paragraph("a"), paragraph("b")])).toThrow();
});

test("what is pasted from another block comes as lines of the one that is written, and no word of it goes", () => {
  const before = stateOf("Here: ");
  const transform = plugins[0]!.props.transformPasted!;
  const copied = new Slice(
    schema.nodes["doc"]!.create(null, paragraph("first")).content.append(schema.nodes["doc"]!.create(null, paragraph("second")).content),
    1,
    1,
  );
  const slice = transform.call(plugins[0]!, copied, undefined as never, false);
  const placed = before.tr.setSelection(TextSelection.atEnd(before.doc)).replaceSelection(slice);
  const after = before.apply(placed);
  expect(after.doc.childCount).toBe(1);
  expect(after.doc.textContent).toContain("first");
  expect(after.doc.textContent).toContain("second");
});
