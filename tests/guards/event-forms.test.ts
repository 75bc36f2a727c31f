import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROUTES = join(import.meta.dirname, "..", "..", "app", "routes");

/**
 * Remix loads nothing anew after a refusal (4xx). A form whose event was refused would go on bearing that event's id, and the corrected
 * form would be the same event with another content, which is refused for ever (R84).
 */
test("a form that bears an event's id gets a new one after a refusal", async () => {
  const names = (await readdir(ROUTES)).filter((name) => /\.tsx$/.test(name));
  const texts = await Promise.all(names.map(async (name) => ({ name, text: await readFile(join(ROUTES, name), "utf8") })));
  const forms = texts.filter(({ text }) => /[eE]ventId: randomUUID\(\)/.test(text) && /status: .*409/.test(text));
  expect(forms.length).toBeGreaterThan(3);
  expect(forms.filter(({ text }) => !/export (const|function) shouldRevalidate\b/.test(text)).map(({ name }) => name)).toEqual([]);
});
