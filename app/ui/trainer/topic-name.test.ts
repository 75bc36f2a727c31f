import { expect, test } from "vitest";
import { nameOfTopic } from "#app/ui/trainer/topic-name.ts";

test("a topic is called as its course calls it, then as the catalogue does, and by its code where nobody named it", () => {
  expect(nameOfTopic("diabetes", { diabetes: { en: "Sugar", ar: "سكر" } }, "ar")).toBe("سكر");
  expect(nameOfTopic("diabetes", { diabetes: { en: "Sugar" } }, "ar")).toBe("Sugar");
  expect(nameOfTopic("diabetes", {}, "en")).toBe("Diabetes");
  expect(nameOfTopic("foot-care", undefined, "en")).toBe("foot-care");
});
