import { expect, test } from "vitest";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import { REJECTIONS } from "#app/domain/sync/receipt.ts";
import { heldKind, heldReason } from "#app/i18n/held-words.server.ts";

test.each(LANGUAGES)("every reason for which an event is held, and every kind of event, has words of its own in %s", (language) => {
  const reasons = REJECTIONS.map((reason) => heldReason(language, reason));
  const kinds = LearnerEvent.options.map((option) => heldKind(language, option.shape.kind.value)!);
  for (const words of [...reasons, ...kinds]) expect(words).toMatch(language === "en" ? /^[A-Z][a-z]/ : /^[\u0620-\u06ff]/);
  expect(new Set(reasons).size).toBe(REJECTIONS.length);
  expect(new Set(kinds).size).toBe(LearnerEvent.options.length);
});

test("what this release does not know is shown as it is", () => {
  expect(heldReason("ar", "too-early")).toBe("too-early");
  expect(heldKind("ar", "constructor-called")).toBe("constructor-called");
  expect(heldKind("ar", null)).toBeNull();
});
