import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const glossary = readFileSync(join(import.meta.dirname, "..", "..", "content", "handbook", "glossary.md"), "utf8");
const rows = glossary
  .split("\n")
  .filter((line) => line.startsWith("|") && !/^\|\s*(English|---)/.test(line))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test("every term of the glossary stands in three languages, once", () => {
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows) {
    expect(row).toHaveLength(4);
    expect({ row, full: row.every((cell) => cell !== "") }).toEqual({ row, full: true });
  }
  const terms = rows.map((row) => row[0]);
  expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
});

const file = JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", "content", "glossary.json"), "utf8")) as {
  note: string;
  platform: { en: string; ar: string; ckb: string; meaning: string }[];
  medical: Record<"en" | "ar" | "ckb", string[]>[];
};

test("the glossary as data says of the product's terms what the handbook says", () => {
  expect(file.platform.map(({ en, ar, ckb, meaning }) => [en, ar, ckb, meaning])).toEqual(rows);
});

test("every medical term of the glossary stands in three languages, once, and it is said that no native speaker has read them", () => {
  expect(file.note).toContain("no native speaker has reviewed them");
  expect(file.medical.length).toBeGreaterThan(60);
  for (const term of file.medical)
    for (const language of ["en", "ar", "ckb"] as const)
      expect({
        term: term.en[0],
        full: term[language].length > 0 && term[language].every((one) => one.trim() === one && one !== ""),
      }).toEqual({
        term: term.en[0],
        full: true,
      });
  const said = file.medical.flatMap(({ en }) => en);
  expect(said.filter((term, index) => said.indexOf(term) !== index)).toEqual([]);
});

test("the screens use the glossary's words for its main ideas", () => {
  const words = (language: string) =>
    ["common", "home", "catalogue", "course", "lesson", "quiz", "claim", "transcript", "verify"]
      .map((screen) => readFileSync(join(import.meta.dirname, "..", "..", "content", "locales", language, `${screen}.json`), "utf8"))
      .join("\n");
  const main = ["course", "lesson", "quiz", "certificate", "licence"];
  for (const [english = "", arabic = "", sorani = ""] of rows.filter((row) => main.includes(row[0] ?? ""))) {
    // The stem of the first word: Arabic and Sorani add articles and endings.
    const stem = (term: string) => (term.split(" ")[0] ?? "").slice(0, 5);
    expect({ english, used: words("ar").includes(stem(arabic)) }).toEqual({ english, used: true });
    expect({ english, used: words("ckb").includes(stem(sorani)) }).toEqual({ english, used: true });
  }
});

test("in Arabic a version never bears the word for the day of issue, which stands beside it on the certificate", () => {
  const folder = join(import.meta.dirname, "..", "..", "content", "locales", "ar");
  const certificate = JSON.parse(readFileSync(join(folder, "certificate.json"), "utf8")) as Record<string, string>;
  expect(certificate["issued-on"]).toContain("الإصدار");
  const numbered = readdirSync(folder).flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(join(folder, file), "utf8")) as Record<string, string>)
      .filter(([, message]) => /إصدار(?:ًا|اً)? (?:\{|أحدث|الأحدث|من)/u.test(message))
      .map(([key]) => `${file} ${key}`),
  );
  expect(numbered).toEqual([]);
});
