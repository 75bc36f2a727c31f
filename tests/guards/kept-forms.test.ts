import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROUTES = join(import.meta.dirname, "..", "..", "app", "routes");

/** Forms in which nothing is typed, or which have another way: an errand that fails is pressed again. */
const NOTHING_TYPED: Readonly<Record<string, string>> = {
  "learn.certificates.$code.tsx": "a button",
  "learn.courses.$courseId._index.tsx": "a button",
  "learn.courses.$courseId.changes.tsx": "a button",
  "learn.courses.$courseId.quiz._index.tsx": "a button",
  "learn.courses.$courseId.quiz.$attemptId.tsx": "answers are kept by the outbox; the form is for browsers without script",
  "learn.courses.$courseId.quiz.$attemptId_.result.tsx": "a button",
  "learn.courses.$courseId.lessons.$lessonId.tsx": "a button; what was read is kept by the outbox",
  "oversee.simulations.$simulationId._index.tsx": "a button",
  "teach._index.tsx": "a button",
  "teach.courses.$courseId.history.tsx": "a button",
  "verify._index.tsx": "a page without script: the browser keeps it",
  "$.tsx": "no form: whatever is posted to an unknown address",
};

test("a form that is sent in vain leaves the page and what was typed as they are (issue 2, section 11)", async () => {
  const names = (await readdir(ROUTES)).filter((name) => name.endsWith(".tsx"));
  const texts = await Promise.all(names.map(async (name) => ({ name, text: await readFile(join(ROUTES, name), "utf8") })));
  const forms = texts.filter(({ text }) => /export (async )?function action\b/.test(text)).map(({ name }) => name);
  const kept = texts.filter(({ text }) => /export (async )?function clientAction\b[^]*keepTyped</.test(text)).map(({ name }) => name);
  expect(kept.length).toBeGreaterThan(8);
  expect(forms.filter((name) => !kept.includes(name) && !(name in NOTHING_TYPED))).toEqual([]);
  expect(Object.keys(NOTHING_TYPED).filter((name) => !forms.includes(name) || kept.includes(name))).toEqual([]);
});
