import { expect, test } from "vitest";
import { NameInArabic, NameInLatin } from "#app/domain/identity/person-name.ts";

test("a name is kept in one form: composed, single spaces, no tatweel", () => {
  expect(NameInArabic.parse("  زينب   كـاظم ")).toBe("زينب كاظم");
  expect(NameInLatin.parse("Jose\u0301 Al-Rubai\u02bce".replace("\u02bc", "’"))).toBe("José Al-Rubai’e");
});

test("Sorani letters and joiners belong to the Arabic script", () => {
  expect(NameInArabic.parse("شلێر عوسمان ڕەسووڵ")).toBe("شلێر عوسمان ڕەسووڵ");
});

test("the wrong writing, a digit, a single word and nothing are refused with their code", () => {
  const code = (result: { error?: { issues: { message: string }[] } | undefined }) => result.error?.issues[0]?.message;
  expect(code(NameInArabic.safeParse("Zainab Kadhim"))).toBe("name-arabic-letters");
  expect(code(NameInLatin.safeParse("زينب كاظم"))).toBe("name-latin-letters");
  expect(code(NameInLatin.safeParse("Zainab 2"))).toBe("name-latin-letters");
  expect(code(NameInLatin.safeParse("Zainab"))).toBe("name-in-full");
  expect(code(NameInLatin.safeParse("  "))).toBe("required");
});
