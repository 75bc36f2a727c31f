import { expect, test } from "vitest";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { handbookChapter, type HandbookChapter } from "#app/queries/identity/handbook-chapter.server.ts";

/** How a chapter is built: its sections, their blocks, and how many steps each has. */
const shapeOf = ({ sections }: HandbookChapter) =>
  sections.map(({ blocks }) => blocks.map((block) => (block.kind === "text" ? "text" : `${block.kind} ${String(block.items.length)}`)));

test("the chapter says the same in every language, section by section and step by step", () => {
  const [first, ...others] = LANGUAGES.map((language) => shapeOf(handbookChapter(language)));
  expect(first?.length).toBe(8);
  for (const other of others) expect(other).toEqual(first);
});

test("what the screens are called stands out, and no mark of the file is left", () => {
  for (const language of LANGUAGES) {
    const { title, lead, sections } = handbookChapter(language);
    const words = sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "text" ? block.words : block.items.flat())));
    expect(title).not.toBe("");
    expect([...lead, ...words].filter(({ look }) => look === "strong").length).toBeGreaterThan(20);
    expect([...lead, ...words].filter(({ text }) => text === "" || /[*#\n]/.test(text))).toEqual([]);
  }
});
