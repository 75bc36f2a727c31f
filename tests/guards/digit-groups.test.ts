import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const CONTENT = join(import.meta.dirname, "..", "..", "content");
/** Where lines run from the right, two groups of digits with a space between them change places: 10 000 is read as 000 10. */
const SPACED = /\d[ \u2009\u200a]\d/;
const RIGHT_TO_LEFT = /[\u0600-\u06ff]/;

/** What is isolated keeps its own direction; addresses and markup are not read. */
const asRead = (line: string): string =>
  line
    .replaceAll("\\u2066", "\u2066")
    .replaceAll("\\u2069", "\u2069")
    .replaceAll(/\u2066[^\u2069]*\u2069/g, "")
    .replaceAll(/<[^>]*>/g, " | ");

test("R3: no Arabic or Sorani text has a number in groups that a right-to-left line would turn round", () => {
  const names = readdirSync(CONTENT, { recursive: true, encoding: "utf8" }).filter((name) => /\.(md|json|svg)$/.test(name));
  const texts = names.filter((name) => !name.startsWith("handbook"));
  const found = texts.flatMap((name) =>
    readFileSync(join(CONTENT, name), "utf8")
      .split("\n")
      .map(asRead)
      .filter((line) => RIGHT_TO_LEFT.test(line) && SPACED.test(line))
      .map((line) => `${name}: ${SPACED.exec(line)?.[0] ?? ""} in ${line.trim().slice(0, 80)}`),
  );
  expect(found).toEqual([]);
});
