import { ESLint } from "eslint";
import { expect, test } from "vitest";
import { sourceFiles, sourceText } from "#tests/support/source-file.ts";

const SIDE = "(?:left|right)";
/** Declarations that do not turn round with the language (R1), each with what to write instead. */
const PHYSICAL: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?:^|[;{\\s])(?:margin|padding|scroll-margin|scroll-padding)-${SIDE}\\s*:`), "-inline-start, -inline-end"],
  [new RegExp(`(?:^|[;{\\s])border-${SIDE}(?:-\\w+)?\\s*:`), "border-inline-start, border-inline-end"],
  [new RegExp(`(?:^|[;{\\s])border-(?:top|bottom)-${SIDE}-radius\\s*:`), "border-start-start-radius and its like"],
  [new RegExp(`(?:^|[;{\\s])${SIDE}\\s*:`), "inset-inline-start, inset-inline-end"],
  [new RegExp(`(?:^|[;{\\s])(?:text-align|float|clear|caption-side)\\s*:\\s*${SIDE}`), "start, end, inline-start, inline-end"],
  [
    new RegExp(`@apply[^;]*[\\s:-](?:m|p|scroll-m|scroll-p)[lr]-|@apply[^;]*[\\s:-](?:text-|float-|border-|rounded-)?${SIDE}\\b`),
    "ms-, me-, ps-, pe-",
  ],
];
/** One value for each of four sides: right where the second (right) and the fourth (left) are the same. */
const FOUR_SIDES = /(?:^|[;{\s])(margin|padding|inset|border-width|border-style|border-color|scroll-margin|scroll-padding)\s*:\s*([^;}]+)/g;

function physicalIn(css: string): string[] {
  const bare = css.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, " "));
  const found = bare
    .split("\n")
    .flatMap((line, index) =>
      PHYSICAL.flatMap(([pattern, instead]) => (pattern.test(line) ? [`line ${String(index + 1)}: ${instead}`] : [])),
    );
  for (const [, property, value] of bare.matchAll(FOUR_SIDES)) {
    const sides = value?.trim().match(/(?:[^\s(]+\([^)]*\)|\S)+/g) ?? [];
    if (sides.length === 4 && sides[1] !== sides[3]) found.push(`${property ?? ""}: ${value?.trim() ?? ""}`);
  }
  return found;
}

test("no style sheet names a physical side (R1)", () => {
  const sheets = sourceFiles("app", /\.css$/);
  expect(sheets.length).toBeGreaterThan(0);
  for (const path of sheets) expect({ path, physical: physicalIn(sourceText(path)) }).toEqual({ path, physical: [] });
});

test.each([
  "a { margin-left: 1rem }",
  "a { color: red; padding-right: 0 }",
  "a { left: 0 }",
  "a {\n  text-align: right;\n}",
  "a { float: left }",
  "a { border-left-width: 2px }",
  "a { border-top-right-radius: 3px }",
  "a { @apply ml-2 flex }",
  "a { @apply flex text-left }",
  "a { margin: 0 1rem 0 2rem }",
  "a { inset: 0 auto 0 0 }",
])("a style sheet with %s is found", (css) => {
  expect(physicalIn(css)).toHaveLength(1);
});

test("logical sides, and physical words where they mean no side, are let through", () => {
  const css =
    "/* left: right; */ a { margin-inline-start: 1rem; inset-inline-end: 0; text-align: start; margin: 0 1rem 0 1rem; padding: 1px 2px } .right label { color: red } .left:hover { color: red }";
  expect(physicalIn(css)).toEqual([]);
});

/** The lint configuration of the house, without the rules that have to know every type. */
const eslint = new ESLint({
  overrideConfigFile: "tests/guards/eslint.config.js",
  overrideConfig: { files: ["**/*.{ts,tsx}"], languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => ruleId === "no-restricted-syntax",
});
async function lintedIn(filePath: string, text: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return result?.messages.map(({ message }) => message) ?? [];
}

test.each([
  ["app/ui/kit/button-style.ts", 'export const look = "ml-2 text-left pl-4";'],
  ["app/ui/kit/button-style.ts", 'export const looks = { a: "flex ml-2", b: "p-2" };'],
  ["app/ui/kit/button-style.ts", "export const look = (wide: boolean) => `flex ${String(wide)} hover:-mr-2`;"],
  ["app/ui/kit/card.tsx", 'export const Looks = { quiet: "rounded-tl-lg" };'],
  ["app/ui/kit/card.tsx", 'export const Looks = { quiet: "md:right-[3px]" };'],
  ["app/ui/kit/card.tsx", 'export const Looks = { quiet: "border-l!" };'],
  ["app/domain/authoring/render-lesson.ts", 'export const figure = "float-left";'],
])("a class with a physical side is found in %s: %s", { timeout: 60_000 }, async (filePath, text) => {
  expect(await lintedIn(filePath, text)).toEqual([expect.stringContaining("logical side")]);
});

test("a logical side, and a word that is no class, are let through", { timeout: 60_000 }, async () => {
  expect(await lintedIn("app/ui/kit/card.tsx", 'export const looks = ["ms-2 text-start", "right", "quiz.right-answer"];')).toEqual([]);
});
