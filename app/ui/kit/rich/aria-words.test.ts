import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { loadWidgetWords } from "#app/i18n/widget-words.ts";
import { ARIA_WORDS, speakWith } from "#app/ui/kit/rich/aria-words.ts";

const MODULES = join(import.meta.dirname, "../../../../node_modules");
const INTL = join(MODULES, "react-aria/dist/private/intl");

/** What the installed react-aria may say, in the folder of each of its parts. */
function keysOf(part: string): string[] {
  const source = readFileSync(join(INTL, part.replace("@react-aria/", ""), "en-US.mjs"), "utf8");
  return [...source.matchAll(/^ {4}"([^"]+)":/gm)].map((match) => match[1] ?? "");
}

/** The file that a module of react-aria means by `from "…"`; null for what is not its own. */
function fileOf(wanted: string, from: string): string | null {
  if (wanted.startsWith(".")) return /\/intl\//.test(wanted) ? null : join(from, "..", wanted);
  const [, house, room] = /^(react-aria|react-stately|react-aria-components)\/(.+)$/.exec(wanted) ?? [];
  if (house === undefined || room === undefined) return null;
  return join(MODULES, house, "dist", room.startsWith("private/") ? `${room}.mjs` : `exports/${room}.mjs`);
}

/** The parts of react-aria that our widgets can reach and that have words. */
function partsReached(): string[] {
  const files = new Set<string>();
  const parts = new Set<string>();
  const visit = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    const source = readFileSync(file, "utf8");
    for (const [, part] of source.matchAll(/^(?!\s*\/\/).*\)\), '(@?react-[\w/-]+)'\)/gm)) parts.add(part!);
    for (const [, wanted] of source.matchAll(/from "([^"]+)"/g)) {
      const next = fileOf(wanted!, file);
      if (next !== null) visit(next);
    }
  };
  for (const widget of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".tsx")))
    for (const [, wanted] of readFileSync(join(import.meta.dirname, widget), "utf8").matchAll(/from "(react-aria-components\/[^"]+)"/g))
      visit(fileOf(wanted!, "")!);
  return [...parts].sort();
}

test("every part of react-aria that our widgets reach has its words here", () => {
  // A list that an Autocomplete filters: none of ours stands in one.
  expect(partsReached()).toEqual([...Object.keys(ARIA_WORDS), "@react-aria/autocomplete"].sort());
});

test.each(Object.keys(ARIA_WORDS))("every word of %s is ours", (part) => {
  expect(keysOf(part).length).toBeGreaterThan(0);
  expect(Object.keys(ARIA_WORDS[part] ?? {}).sort()).toEqual(keysOf(part).sort());
});

const GIVEN = { itemText: "أ", beforeItemText: "ب", afterItemText: "ت", optionText: "ث", optionCount: 3, isSelected: true };

test.each(LANGUAGES)("each is said in %s, and no Latin letter in Arabic or Sorani", async (language) => {
  speakWith(await loadWidgetWords(language));
  for (const [part, strings] of Object.entries(ARIA_WORDS).filter(([name]) => name !== "@react-aria/grid"))
    for (const [key, say] of Object.entries(strings)) {
      const said = say(GIVEN);
      expect({ part, key, empty: said === "", key_shown: said.includes("widget.") }).toEqual({ part, key, empty: false, key_shown: false });
      if (language !== "en") expect({ part, key, latin: /[A-Za-z]/.exec(said)?.[0] }).toEqual({ part, key, latin: undefined });
    }
});
