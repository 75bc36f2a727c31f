import fc from "fast-check";
import { expect, test } from "vitest";
import { isPlainText, plainFileName, isStorableJson } from "#app/domain/shared/plain-text.ts";

/** Texts that are rich in what matters here: controls, halves of pairs, backslashes that only look like an escape. */
const texts = fc
  .array(
    fc.constantFrom(
      "a",
      "ب",
      "\\",
      "u0000",
      "\\u0000",
      "\\b",
      "\n",
      "\t",
      "\u0000",
      "\b",
      "\f",
      "\u001f",
      "\u007f",
      "\ud800",
      "😀",
      "\u202e",
    ),
    {
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(""));

/** Character by character, as one would write it down. */
const storable = (text: string): boolean =>
  [...text].every((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return code === 9 || code === 10 || code === 13;
    return code !== 0x7f && !(code >= 0xd800 && code <= 0xdfff);
  });

test("what cannot be stored is found in names and in values, however deep, and a backslash that somebody wrote is none of it", () => {
  fc.assert(
    fc.property(texts, texts, (key, value) => {
      const json = { list: [{ [key]: value }], n: 1, nothing: null };
      expect(isStorableJson(json, JSON.stringify(json))).toBe(storable(key) && storable(value));
    }),
  );
});

test("a mark of direction inside a text is not plain, and may be kept in a draft", () => {
  expect(isPlainText("5\u202e01")).toBe(false);
  expect(isStorableJson("5\u202e01", JSON.stringify("5\u202e01"))).toBe(true);
});

test("the name of a file keeps no path, no mark that turns it round, and its ending", () => {
  expect(plainFileName("شهادة.pdf")).toBe("شهادة.pdf");
  expect(plainFileName("../../etc/passwd")).toBe("passwd");
  expect(plainFileName("C:\\Users\\a\\scan.jpg")).toBe("scan.jpg");
  expect(plainFileName("certificate\u202efdp.exe")).toBe("certificatefdp.exe");
  expect(plainFileName("a\u0000b\n.png")).toBe("ab.png");
  expect(plainFileName("/")).toBe("file");
  expect(plainFileName("\u2066")).toBe("file");
  const long = plainFileName(`${"😀".repeat(150)}.pdf`);
  expect([long.length <= 200, long.endsWith("😀.pdf"), isPlainText(long)]).toEqual([true, true, true]);
});
