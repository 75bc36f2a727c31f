import { expect, test } from "vitest";
import { automaticDirection } from "#app/domain/authoring/automatic-direction.ts";

test("a passage runs as its document does while it holds a letter of it", () => {
  expect(automaticDirection("اغسل يديك", "ar")).toBe("rtl");
  expect(automaticDirection("Amoxicillin 500 mg كل 8 ساعات", "ar")).toBe("rtl");
  expect(automaticDirection("Wash your hands (النظافة)", "en")).toBe("ltr");
});

test("a passage wholly in the other script runs the other way", () => {
  expect(automaticDirection("Amoxicillin 500 mg every 8 hours", "ar")).toBe("ltr");
  expect(automaticDirection("Wash your hands", "ckb")).toBe("ltr");
  expect(automaticDirection("دەستەکانت بشۆ", "en")).toBe("rtl");
});

test("numbers and signs alone turn nothing round", () => {
  for (const text of ["", "140/90", "… (1)"]) {
    expect(automaticDirection(text, "ar")).toBe("rtl");
    expect(automaticDirection(text, "en")).toBe("ltr");
  }
});
