import { expect, test } from "vitest";
import { LETTER_KINDS } from "#app/domain/identity/letter.ts";
import { LANGUAGES, directionOf } from "#app/domain/shared/language.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { accountLetter } from "#app/ui/letters/account-letter.ts";

test("every letter is whole in three languages, with its link and its direction, and markup in a name stays text", () => {
  for (const language of LANGUAGES) {
    for (const kind of LETTER_KINDS) {
      const letter = accountLetter({
        kind,
        language,
        t: messagesFor(language),
        name: "<b>Zainab</b>",
        link: "https://example.iq/x?a=1&b=2",
      });
      expect(letter.subject).not.toMatch(/letters\.|[\r\n]/);
      expect(letter.text).not.toContain("letters.");
      expect(letter.text).toContain("https://example.iq/x?a=1&b=2");
      expect(letter.html).toContain(`dir="${directionOf(language)}"`);
      expect(letter.html).not.toContain("<b>");
    }
  }
});
