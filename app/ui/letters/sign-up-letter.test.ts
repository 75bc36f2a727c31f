import { expect, test } from "vitest";
import { LANGUAGES, directionOf } from "#app/domain/shared/language.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { signUpLetter } from "#app/ui/letters/sign-up-letter.ts";

test("the letter that confirms an address has its digits on a line of their own and its link, in three languages", () => {
  const link = "https://example.iq/account/confirm/abc";
  for (const language of LANGUAGES) {
    const letter = signUpLetter({ language, t: messagesFor(language), code: "012345", link });
    expect(letter.subject).not.toMatch(/letters\.|[\r\n]/);
    expect(letter.text).not.toContain("letters.");
    expect(letter.text.split("\n")).toContain("012345");
    expect(letter.text.split("\n")).toContain(link);
    expect(letter.html).toContain(">012345</p>");
    expect(letter.html).toContain(`dir="${directionOf(language)}"`);
  }
});
