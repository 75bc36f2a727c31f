import fc from "fast-check";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { compareLanguages } from "#app/domain/authoring/compare-languages.ts";
import { countWords } from "#app/domain/authoring/count-words.ts";
import { type Block, type LessonDocument, blocksOf } from "#app/domain/authoring/document-schema.ts";
import { emptied, inOrderOf, inShapeOf, isInOrder, withBlock, withoutBlock } from "#app/domain/authoring/translated-document.ts";
import { blockUnits } from "#app/domain/authoring/translation-unit.ts";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import { foldersIn, readFolder } from "#app/platform/folder.server.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";

const COURSES = join(import.meta.dirname, "..", "..", "..", "content", "courses");
const courses = await Promise.all(
  (await foldersIn(COURSES)).map(async (name) => ({ name, files: await readFolder(join(COURSES, basename(name))) })),
);
const lessons = courses.flatMap((folder) => {
  const course = validateCourse({ ...folder, name: basename(folder.name) }, parseMarkdown);
  if (!course.ok) throw new Error(folder.name);
  return course.value.lessons.map(({ documents }) => ({ source: documents.en, target: documents.ckb }));
});
const lesson = fc.constantFrom(...lessons);
const idsOf = (block: Block) => [...blocksOf([block])].map(({ attrs }) => attrs.id as string);
const faults = (source: LessonDocument, target: LessonDocument) => {
  const found: string[] = [];
  compareLanguages("l", { en: source, ckb: target }, "en", (_place, code) => found.push(code));
  return found;
};

test("blocks that are begun one by one, in whatever order, stand as the source has them, with its facts and none of its words", () => {
  fc.assert(
    fc.property(
      lesson.chain(({ source }) =>
        fc.tuple(fc.constant(source), fc.shuffledSubarray([...source.content], { minLength: source.content.length })),
      ),
      ([source, order]) => {
        const nothing = { ...source, content: [] };
        const begun = order.reduce<LessonDocument>((target, block) => withBlock(target, source, emptied(block)), nothing);
        expect(isInOrder(begun, source)).toBe(true);
        expect(faults(source, begun).filter((code) => code !== "numbers-differ")).toEqual([]);
        expect(blockUnits(source, begun).filter(({ target }) => target !== null)).toEqual([]);
      },
    ),
    { numRuns: 20 },
  );
});

test("a translation that lacks parts of a block, and has others, takes its source's shape without losing a word", () => {
  fc.assert(
    fc.property(lesson, fc.nat(), ({ source, target }, seed) => {
      const place = seed % source.content.length;
      const [original, translated] = [source.content[place], target.content[place]];
      if (original === undefined || translated === undefined) return;
      const cut = (block: Block): Block =>
        block.type === "bulletList" || block.type === "orderedList"
          ? { ...block, content: block.content.slice(seed % 2) }
          : block.type === "caseVignette" || block.type === "callout"
            ? ({ ...block, content: block.content.slice(seed % 2) } as Block)
            : block;
      const shaped = inShapeOf(cut(translated), original);
      expect(idsOf(shaped)).toEqual(idsOf(original));
      expect(countWords(shaped)).toBeGreaterThanOrEqual(countWords(cut(translated)));
      // The other way round nothing goes either: what the source lost stays in the translation.
      const kept = inShapeOf(translated, cut(original));
      expect(idsOf(kept).sort()).toEqual(idsOf(translated).sort());
      expect(countWords(kept)).toBe(countWords(translated));
    }),
  );
});

test("an order that is another than the source's is put right, with every block", () => {
  fc.assert(
    fc.property(
      lesson.chain(({ source, target }) =>
        fc.tuple(fc.constant(source), fc.shuffledSubarray([...target.content], { minLength: target.content.length })),
      ),
      ([source, content]) => {
        const shuffled: LessonDocument = { ...source, content };
        const ordered = inOrderOf(shuffled, source);
        expect(ordered.content.map(({ attrs }) => attrs.id)).toEqual(source.content.map(({ attrs }) => attrs.id));
        const [first] = source.content;
        if (first === undefined) return;
        const lacking = withoutBlock(source, first.attrs.id);
        expect([...inOrderOf(shuffled, lacking).content].map(({ attrs }) => attrs.id as string).sort()).toEqual(
          content.map(({ attrs }) => attrs.id as string).sort(),
        );
      },
    ),
    { numRuns: 20 },
  );
});
