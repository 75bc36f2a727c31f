import { expect, test } from "vitest";
import { differingQuantities } from "#app/domain/authoring/quantities.ts";

test.each([
  ["Give 5 mg twice.", "أعط 5 mg مرتين.", []],
  ["Give 5 mg twice.", "أعط ٥ mg مرتين.", []],
  ["Give 5 mg twice.", "أعط 50 mg مرتين.", ["5 mg", "50 mg"]],
  ["Give 5 mg twice.", "أعط 5 microgram مرتين.", ["5 mg", "5 microgram"]],
  ["Give 0.5 mg.", "0.05 mg بدە.", ["0.05 mg", "0.5 mg"]],
  ["5–10 mg a day", "من 5 إلى 10 mg يوميًا", []],
  ["between 180 and 200 mg/dL", "180-200 mg/dL", []],
  ["8.2% of 15 548", "٪8.2 من 15,548", []],
  ["250 µg", "250 microgram", []],
  ["50 for 5 mg", "50 mg بدل 5 mg", []],
  ["water at 45 °C", "ماء بحرارة 45 درجة", []],
  ["Give 5 mg.", "أعط الدواء.", ["5 mg"]],
])("%s | %s", (source, translation, differing) => {
  expect(differingQuantities(source, translation)).toEqual(differing);
});
