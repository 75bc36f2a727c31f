import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const UI = join(import.meta.dirname, "..", "..", "app", "ui");
/** What is called by the same name in every language of the page: the languages themselves, and the product. */
const OWN_NAMES = ["account/account-screen.tsx", "account/sign-up-screen.tsx", "shell/logo.tsx", "shell/site-footer.tsx"];

test("no screen has words of its own: what is read comes from content/locales, in the reader's language", () => {
  const files = readdirSync(UI, { recursive: true, encoding: "utf8" }).filter(
    (name) => /(?<!\.test)\.tsx$/.test(name) && !OWN_NAMES.includes(name),
  );
  const withWords = files.filter((name) => {
    const code = readFileSync(join(UI, name), "utf8")
      .replaceAll(/\/\*[\s\S]*?\*\//g, "")
      .replaceAll(/^\s*\/\/.*$/gm, "");
    // Arabic letters, but not the digits and marks that patterns name.
    return /[\u0621-\u064a\u0671-\u06d3]/.test(code);
  });
  expect(withWords).toEqual([]);
});
