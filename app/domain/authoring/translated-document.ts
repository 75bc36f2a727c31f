import type { Block, CheckOption, Inline, LessonDocument, ListItem, Rationale, Reveal } from "#app/domain/authoring/document-schema.ts";

type Part = Block | CheckOption | ListItem | Rationale | Reveal;

/** A translation with a block put where the source has it: in the place of the one with its id, else behind its nearest forerunner. */
export function withBlock(target: LessonDocument, source: LessonDocument, block: Block): LessonDocument {
  const id = block.attrs.id;
  if (target.content.some((one) => one.attrs.id === id))
    return { ...target, content: target.content.map((one) => (one.attrs.id === id ? block : one)) };
  const place = source.content.findIndex((one) => one.attrs.id === id);
  const before = new Set(source.content.slice(0, Math.max(0, place)).map((one) => one.attrs.id));
  const at = target.content.findLastIndex((one) => before.has(one.attrs.id)) + 1;
  return { ...target, content: [...target.content.slice(0, at), block, ...target.content.slice(at)] };
}

/** A translation without a block. */
export function withoutBlock(target: LessonDocument, id: string): LessonDocument {
  return { ...target, content: target.content.filter((block) => block.attrs.id !== id) };
}

/** A translation whose blocks follow each other as in the source; what the source has not stays behind its forerunner. */
export function inOrderOf(target: LessonDocument, source: LessonDocument): LessonDocument {
  const own = target.content.filter((block) => !source.content.some((one) => one.attrs.id === block.attrs.id));
  const forerunner = new Map(own.map((block) => [block.attrs.id as string, target.content[target.content.indexOf(block) - 1]?.attrs.id]));
  const shared = source.content.flatMap(({ attrs }) => target.content.filter((block) => block.attrs.id === attrs.id));
  const content = [...shared];
  for (const block of own) {
    const before = forerunner.get(block.attrs.id);
    content.splice(content.findIndex((one) => one.attrs.id === before) + 1, 0, block);
  }
  return { ...target, content };
}

/** Whether the blocks that both have follow each other alike. */
export function isInOrder(target: LessonDocument, source: LessonDocument): boolean {
  const ids = (one: LessonDocument, other: LessonDocument) =>
    one.content.map(({ attrs }) => attrs.id as string).filter((id) => other.content.some(({ attrs }) => attrs.id === id));
  return ids(target, source).join() === ids(source, target).join();
}

/**
 * The source's block as it is begun in another language: every id, reference, dose and right option stays, every word goes that is to be
 * written anew.
 */
export function emptied<Kind extends Part>(part: Kind): Kind;
export function emptied(part: Part): Part {
  switch (part.type) {
    case "heading":
    case "paragraph":
    case "option":
      return { ...part, content: marksOnly(part.content) };
    case "figure":
      return { ...part, attrs: { ...part.attrs, alt: "" }, content: marksOnly(part.content) };
    case "table":
      return {
        ...part,
        content: part.content.map((row) => ({
          ...row,
          content: row.content.map((cell) => ({ ...cell, content: marksOnly(cell.content) })),
        })),
      };
    case "doseBlock":
      return { ...part, attrs: { ...part.attrs, route: "", interval: "" }, content: part.content.map((child) => emptied(child)) };
    case "caseVignette":
      return { ...part, attrs: { ...part.attrs, title: "" }, content: part.content.map((child) => emptied<Block | Reveal>(child)) };
    case "knowledgeCheck":
      return { ...part, content: part.content.map((child) => emptied<Block | CheckOption | Rationale>(child)) };
    case "bulletList":
    case "orderedList":
      return { ...part, content: part.content.map((item) => emptied(item)) };
    case "listItem":
    case "blockquote":
    case "callout":
    case "reveal":
    case "rationale":
      return { ...part, content: part.content.map((child) => emptied(child)) };
    case "audio":
    case "video":
    case "file":
      return { ...part, attrs: { ...part.attrs, title: "" } } as Part;
    case "equation":
      return { ...part, attrs: { ...part.attrs, alt: "" } };
    case "pageBreak":
    case "unsupported":
      return part;
  }
}

/** References stay where they are; what is between them is still to be written. */
function marksOnly(content: readonly Inline[]): readonly Inline[] {
  return content.filter(({ type }) => type === "reference" || type === "unsupported");
}

/**
 * A translated block in the shape that its source has now: what the source has in addition is begun, what both have keeps its translation,
 * and what the translation alone has stays at the end of where it stood, so that no word is lost.
 */
export function inShapeOf(target: Block, source: Block): Block {
  return shaped(target, source) as Block;
}

function shaped(target: Part, source: Part): Part {
  if (target.type !== source.type || !("content" in target) || !("content" in source)) return target;
  switch (target.type) {
    case "bulletList":
    case "orderedList":
    case "listItem":
    case "blockquote":
    case "callout":
    case "doseBlock":
    case "caseVignette":
    case "reveal":
    case "knowledgeCheck":
    case "rationale":
      return { ...target, content: shapedChildren(target.content, source.content as readonly Part[]) } as Part;
    default:
      return target;
  }
}

function shapedChildren(target: readonly Part[], source: readonly Part[]): readonly Part[] {
  const left = new Map(namesOf(target).map((name, index) => [name, target[index]]));
  const content = namesOf(source).flatMap((name, index): Part[] => {
    const [mine, theirs] = [left.get(name), source[index]];
    if (theirs === undefined) return [];
    if (mine === undefined) return [emptied(theirs)];
    left.delete(name);
    const kept = shaped(mine, theirs);
    return [kept.type === "option" && theirs.type === "option" ? { ...kept, attrs: theirs.attrs } : kept];
  });
  return [...content, ...[...left.values()].filter((part) => part !== undefined)];
}

/** What children are known by: their type with their id, or the first id in a line of a list; what has none by its number among its like. */
function namesOf(children: readonly Part[]): readonly string[] {
  const counts = new Map<string, number>();
  return children.map((child) => {
    const number = counts.get(child.type) ?? 0;
    counts.set(child.type, number + 1);
    return `${child.type} ${firstId(child) ?? `#${String(number)}`}`;
  });
}

function firstId(part: Part): string | null {
  if ("attrs" in part && "id" in part.attrs) return part.attrs.id;
  return part.type === "listItem" ? (part.content[0]?.attrs.id ?? null) : null;
}
