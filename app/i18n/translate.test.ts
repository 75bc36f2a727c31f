import fc from "fast-check";
import { expect, test } from "vitest";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { translator } from "#app/i18n/translate.ts";

const key = "test.message" as MessageKey;
const say = (language: "ar" | "ckb" | "en", message: string, values = {}) => translator(language, { [key]: message })(key, values);

test("Arabic counts in six forms", () => {
  const message = "{n, plural, zero {لا دروس} one {درس واحد} two {درسان} few {# دروس} many {# درساً} other {# درس}}";
  expect([0, 1, 2, 3, 11, 100].map((n) => say("ar", message, { n }))).toEqual([
    "لا دروس",
    "درس واحد",
    "درسان",
    "3 دروس",
    "11 درساً",
    "100 درس",
  ]);
});

test("Sorani counts in two forms although no browser has its data", () => {
  const message = "{n, plural, one {یەک وانە} other {# وانە}}";
  expect([1, 2, 1250].map((n) => say("ckb", message, { n }))).toEqual(["یەک وانە", "2 وانە", "1,250 وانە"]);
});

test("an exact count, an offset and a choice", () => {
  expect(say("en", "{n, plural, =0 {nobody} one {one} other {# people}}", { n: 0 })).toBe("nobody");
  expect(say("en", "{n, plural, offset:1 =1 {you} one {you and one other} other {you and # others}}", { n: 3 })).toBe("you and 2 others");
  expect(say("en", "{state, select, open {Open} other {Shut}}", { state: "open" })).toBe("Open");
  expect(say("en", "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", { n: 22 })).toBe("22nd");
});

test("R3: a Latin name in an Arabic sentence is isolated, an Arabic one is left as it is", () => {
  expect(say("ar", "مرحباً {name}!", { name: "Dr Ahmed (MD)" })).toBe("مرحباً \u2068Dr Ahmed (MD)\u2069!");
  expect(say("ar", "مرحباً {name}!", { name: "أحمد" })).toBe("مرحباً أحمد!");
  expect(say("en", "Hello {name}!", { name: "أحمد" })).toBe("Hello \u2068أحمد\u2069!");
  expect(say("ckb", "{count} خاڵ", { count: "2.5" })).toBe("2.5 خاڵ");
});

test("a missing message shows its key and breaks nothing", () => {
  expect(messagesFor("ar")("common.no-such-key" as MessageKey)).toBe("common.no-such-key");
});

test("text that a person wrote is never read as a message", () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(say("en", "<{name}>", { name }).replace(/[\u2068\u2069]/g, "")).toBe(`<${name.replace(/[\u2068\u2069]/g, "")}>`);
    }),
  );
});
