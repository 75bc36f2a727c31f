import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { expect, test } from "vitest";
import { LANGUAGES } from "#app/domain/shared/language.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const LOCALES = join(ROOT, "content", "locales");
const screens = readdirSync(join(LOCALES, "en")).sort();
const read = (language: string, screen: string) =>
  JSON.parse(readFileSync(join(LOCALES, language, screen), "utf8")) as Record<string, string>;

type Token = string | readonly [name: string, kind?: string, cases?: Readonly<Record<string, string | number | readonly Token[]>>];

/** The message as Lingui reads it: text, and what is to be filled in. */
const tokensOf = (message: string) => compileMessageOrThrow(message) as readonly Token[];

/** Everything that a message has filled in, at any depth. */
function* argumentsOf(tokens: readonly Token[]): Generator<Exclude<Token, string>> {
  for (const token of tokens) {
    if (typeof token === "string") continue;
    yield token;
    for (const inner of Object.values(token[2] ?? {})) if (Array.isArray(inner)) yield* argumentsOf(inner as readonly Token[]);
  }
}

function placeholders(message: string): string[] {
  return [...new Set([...argumentsOf(tokensOf(message))].map(([name]) => name))].sort();
}

/** An exact case stands for the form that its number alone has: Arabic's zero, one and two. */
const EXACT: Readonly<Record<string, string>> = { "0": "zero", "=0": "zero", "1": "one", "=1": "one", "2": "two", "=2": "two" };

/** The plural forms that a message offers, for each count in it. */
function pluralForms(message: string): string[][] {
  return [...argumentsOf(tokensOf(message))]
    .filter(([, kind]) => kind === "plural")
    .map(([, , cases]) => Object.keys(cases ?? {}).map((form) => EXACT[form] ?? form));
}

test("R7: every screen has the same keys in all three languages, none empty and none with outer spaces", () => {
  for (const language of LANGUAGES) {
    expect(readdirSync(join(LOCALES, language)).sort()).toEqual(screens);
    for (const screen of screens) {
      const messages = read(language, screen);
      expect({ screen, keys: Object.keys(messages).sort() }).toEqual({ screen, keys: Object.keys(read("en", screen)).sort() });
      for (const [key, message] of Object.entries(messages)) {
        expect({ language, screen, key, tidy: key.trim() === key && message.trim() === message && message !== "" }).toEqual({
          language,
          screen,
          key,
          tidy: true,
        });
      }
    }
  }
});

test("R7: a message names the same placeholders in all three languages", () => {
  for (const screen of screens) {
    const english = read("en", screen);
    for (const language of LANGUAGES) {
      for (const [key, message] of Object.entries(read(language, screen))) {
        expect({ language, screen, key, names: placeholders(message) }).toEqual({
          language,
          screen,
          key,
          names: placeholders(english[key] ?? ""),
        });
      }
    }
  }
});

test("R6: a plural offers the forms that its language has", () => {
  for (const language of LANGUAGES) {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const screen of screens) {
      for (const [key, message] of Object.entries(read(language, screen))) {
        for (const forms of pluralForms(message)) {
          expect({ language, screen, key, missing: needed.filter((form) => !forms.includes(form)) }).toEqual({
            language,
            screen,
            key,
            missing: [],
          });
        }
      }
    }
  }
});

test("Arabic messages hold no Sorani letters and Sorani ones no Arabic letters that Sorani writes otherwise", () => {
  for (const screen of screens) {
    for (const [key, message] of Object.entries(read("ar", screen)))
      expect({ screen, key, strange: /[ڕڵۆێەکگچپڤی]/.test(message.replaceAll(/کوردی|بیمارستان/g, "")) }).toEqual({
        screen,
        key,
        strange: false,
      });
    for (const [key, message] of Object.entries(read("ckb", screen)))
      expect({ screen, key, strange: /[كيىة]/.test(message.replaceAll(/العربية|بيمارستان/g, "")) }).toEqual({
        screen,
        key,
        strange: false,
      });
  }
});

test("no message is unused, and every note for translators belongs to a message", () => {
  const sources = sourceFiles(join(ROOT, "app"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const unused: string[] = [];
  for (const screen of screens) {
    const name = screen.replace(/\.json$/, "");
    const keys = Object.keys(read("en", screen));
    unused.push(
      ...keys
        .map((key) => `${name}.${key}`)
        .filter((key) => !sources.includes(`"${key}"`) && !sources.includes(`\`${key}\``) && !isBuilt(key, sources)),
    );
    for (const noted of Object.keys(read("notes", screen))) expect(keys).toContain(noted);
  }
  expect(unused).toEqual([]);
});

/** A key that the code puts together, `` `quiz.reason-${code}` ``, is used when its beginning stands there with a hole after it. */
function isBuilt(key: string, sources: string): boolean {
  return [...key.matchAll(/[.-]|(?=[A-Z])/g)].some((match) => {
    const beginning = key.slice(0, match.index + match[0].length);
    return beginning.includes(".") && sources.includes(`\`${beginning}\${`);
  });
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "prisma" ? [] : sourceFiles(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
