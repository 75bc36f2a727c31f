import { expect, test } from "vitest";
import { responseFromFields } from "#app/domain/assessment/response-fields.ts";
import { isPlainJson } from "#app/domain/shared/plain-text.ts";

test("a number that was copied out of Arabic text, with its direction marks, is an answer that can be kept", () => {
  const fields = new FormData();
  fields.set("value", "\u200f\u2067٢٫٥\u2069\u200f");
  fields.set("unit", "mg");
  const response = responseFromFields("numeric", fields, []);
  expect(response).toEqual({ type: "numeric", value: "٢٫٥", unit: "mg" });
  expect(isPlainJson(response)).toBe(true);
});
