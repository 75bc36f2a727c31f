import { Extension } from "@tiptap/core";
import type { Node as ProseNode } from "@tiptap/pm/model";
import { type EditorState, Plugin, type Transaction } from "@tiptap/pm/state";
import { AddMarkStep, Mapping, RemoveMarkStep, ReplaceStep, type Step } from "@tiptap/pm/transform";

type Placed = { readonly position: number; readonly node: ProseNode };

/** Every place of every id, and the places without one. */
function placesOf(doc: ProseNode): { byId: Map<string, Placed[]>; without: Placed[] } {
  const byId = new Map<string, Placed[]>();
  const without: Placed[] = [];
  doc.descendants((node, position) => {
    if (node.type.spec.attrs === undefined || !("id" in node.type.spec.attrs)) return;
    const id: unknown = node.attrs["id"];
    if (typeof id !== "string" || id === "") without.push({ position, node });
    else byId.set(id, [...(byId.get(id) ?? []), { position, node }]);
  });
  return { byId, without };
}

/** Which of several blocks with one id is the block that had it before: what was pasted or split off is another. */
function keeperOf(places: readonly Placed[], id: string, before: ProseNode, mapping: Mapping): Placed | undefined {
  const found: number[] = [];
  before.descendants((node, position) => {
    if (node.attrs["id"] === id) found.push(position);
    return found.length === 0;
  });
  const [old] = found;
  const mapped = old === undefined ? null : mapping.map(old, 1);
  const keeper = places.find(({ position }) => position === mapped) ?? places[0];
  // Enter at a paragraph's beginning leaves an empty one above: the id goes with the words.
  if (keeper?.node.isTextblock === true && keeper.node.content.size === 0)
    return places.find(({ node }) => node.type === keeper.node.type && node.content.size > 0) ?? keeper;
  return keeper;
}

/** Letters that are typed or taken out leave every block its id: the whole document is not looked through for a key. */
function bringsBlocks(step: Step): boolean {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return false;
  if (!(step instanceof ReplaceStep)) return true;
  const { content, openStart } = step.slice;
  return openStart > 0 || (content.firstChild !== null && !content.firstChild.isInline);
}

/** Gives each block without an id, and each second block with the same id, a new one; null when there is none. */
export function withOwnBlockIds(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
  newId: () => string,
): Transaction | null {
  if (!transactions.some(({ steps }) => steps.some(bringsBlocks))) return null;
  const { byId, without } = placesOf(after.doc);
  const renamed = [...without];
  let mapping: Mapping | null = null;
  for (const [id, places] of byId) {
    if (places.length < 2) continue;
    mapping ??= new Mapping(transactions.flatMap((transaction) => transaction.mapping.maps));
    const keeper = keeperOf(places, id, before.doc, mapping);
    renamed.push(...places.filter((place) => place !== keeper));
  }
  if (renamed.length === 0) return null;
  const change = after.tr;
  for (const { position } of renamed) change.setNodeAttribute(position, "id", newId());
  return change;
}

/** Block ids stay for ever (R43): kept through every edit, own to each block. */
export const BlockIds = Extension.create({
  name: "blockIds",
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        appendTransaction: (transactions, before, after) =>
          withOwnBlockIds(transactions, before, after, () => editor.storage.lesson.newId()),
      }),
    ];
  },
});
