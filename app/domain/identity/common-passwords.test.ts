import { expect, test } from "vitest";
import { isCommonPassword } from "#app/domain/identity/common-passwords.ts";

test("what is guessed first is common: words, decorated words, runs, repetitions, numbers, one's own name", () => {
  const known = ["Zainab Kadhim", "zainab@example.iq", "+9647701234567"];
  const common = [
    "password123",
    "P@ssw0rd!!",
    "baghdad2024",
    "iraqiraq12",
    "بغداد١٢٣٤٥٦",
    "1234567890",
    "qwertyuiop",
    "aaaaaaaaaa",
    "abcabcabcabc",
    "dragondragon",
    "07701234567",
    "15-03-1988",
    "Zainab2024",
    "zainab.kadhim",
  ];
  for (const password of common) expect({ password, common: isCommonPassword(password, known) }).toEqual({ password, common: true });
});

test("a few words that do not belong together are not", () => {
  for (const password of ["tamarind river nine", "bimaristan-demo-1", "نخلة سفينة قنطرة", "xK4#mmv9!pQz"])
    expect(isCommonPassword(password, ["Zainab"])).toBe(false);
});
