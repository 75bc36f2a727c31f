import { expect, test } from "vitest";
import { LETTER_KINDS } from "#app/domain/identity/letter.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { accountText } from "#app/ui/letters/account-text.ts";

/** The letters of GSM 03.38 that we write with: 160 of them fit into one segment, 70 of any other alphabet (UTF-16). */
const GSM = /^[A-Za-z0-9 @$!"#%&'()*+,\-./:;<=>?\n]*$/;

test("every text message fits into one segment, in three languages", () => {
  for (const language of LANGUAGES) {
    const t = messagesFor(language);
    const texts = [
      t("letters.text-sign-up", { code: "123456" }),
      t("letters.text-reset", { code: "12345678" }),
      ...LETTER_KINDS.flatMap((kind) => accountText(kind, t) ?? []),
    ];
    for (const text of texts) {
      expect(text).not.toContain("letters.");
      expect({ text, fits: text.length <= (GSM.test(text) ? 160 : 70) }).toEqual({ text, fits: true });
    }
    expect(texts[0]).toContain("123456");
    expect(texts[1]).toContain("12345678");
  }
});

test("a link is sent as a code instead", () => {
  expect(accountText("password-reset", messagesFor("ar"))).toBeNull();
});
