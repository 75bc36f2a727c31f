import fc from "fast-check";
import { expect, test } from "vitest";
import { parseContact, parseEmail, parsePhone } from "#app/domain/identity/contact.ts";
import { westernDigits } from "#app/domain/shared/digits.ts";

test("an Iraqi mobile is one number however it is written, in three sets of digits (R8)", () => {
  const written = [
    "07701234567",
    "0770 123 4567",
    "+964 770 123 4567",
    "009647701234567",
    "9647701234567",
    "+964 (0) 770-123-4567",
    "٠٧٧٠١٢٣٤٥٦٧",
    "۰۷۷۰ ۱۲۳ ۴۵۶۷",
    "\u202a+964 770 123 4567\u202c",
  ];
  for (const text of written) expect({ text, phone: parsePhone(text) }).toEqual({ text, phone: "+9647701234567" });
});

test("a foreign number needs its country", () => {
  expect(parsePhone("+44 20 7946 0958")).toBe("+442079460958");
  expect(parsePhone("0046 8 123 456 78")).toBe("+46812345678");
  expect(parsePhone("02079460958")).toBeNull();
  expect(parsePhone("+964 1 234")).toBeNull();
  expect(parsePhone("seven")).toBeNull();
});

test("parsing what was parsed changes nothing, and any ten digits after a 7 in any script agree", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{9}$/), (digits) => {
      const phone = parsePhone(`07${digits}`);
      expect(phone).toBe(`+9647${digits}`);
      expect(parsePhone(phone ?? "")).toBe(phone);
      const arabic = `07${digits}`.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
      expect(westernDigits(arabic)).toBe(`07${digits}`);
      expect(parsePhone(arabic)).toBe(phone);
    }),
  );
});

test("an address is lower case, trimmed and plausible", () => {
  expect(parseEmail(" Zainab@Example.IQ ")).toBe("zainab@example.iq");
  for (const text of [
    "zainab",
    "zainab@iq",
    "a b@example.iq",
    "a@b@example.iq",
    "a@example.iq,b@example.iq",
    "<a@example.iq>",
    `${"a".repeat(65)}@example.iq`,
  ])
    expect(parseEmail(text)).toBeNull();
  expect(parseContact("zainab@example.iq")).toEqual({ kind: "email", email: "zainab@example.iq" });
  expect(parseContact("0770 123 4567")).toEqual({ kind: "phone", phone: "+9647701234567" });
  expect(parseContact("nobody")).toBeNull();
});
