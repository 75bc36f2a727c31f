import { beforeEach, expect, test, vi } from "vitest";
import { forgetRead, noteRead, readBefore } from "#app/offline/read-note.ts";

const later = () => Date.now() + 1;

/** As a browser has it: entries can be enumerated, methods are on the prototype. */
function aStorage(): Storage {
  const methods = {
    setItem(this: Record<string, string>, key: string, value: string) {
      this[key] = value;
    },
    removeItem(this: Record<string, string>, key: string) {
      Reflect.deleteProperty(this, key);
    },
  };
  return Object.create(methods) as Storage;
}

beforeEach(() => {
  vi.stubGlobal("localStorage", aStorage());
  vi.useFakeTimers({ now: 1000 });
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

test("what was noted is there for the next page, lesson by lesson in the order of reading, under its account alone", () => {
  noteRead("one", "v1", "hands", "why");
  vi.advanceTimersByTime(10);
  noteRead("one", "v1", "dose", "table");
  noteRead("other", "v1", "hands", "blocks");
  vi.advanceTimersByTime(10);
  noteRead("one", "v1", "hands", "blocks");
  expect(readBefore("one", later())).toEqual([
    { courseVersionId: "v1", lessonId: "hands", blockIds: ["why", "blocks"] },
    { courseVersionId: "v1", lessonId: "dose", blockIds: ["table"] },
  ]);
});

test("a page does not take over what it notes itself", () => {
  noteRead("one", "v1", "hands", "why");
  expect(readBefore("one", Date.now())).toEqual([]);
});

test("what the outbox has is forgotten, section by section", () => {
  noteRead("one", "v1", "hands", "why");
  noteRead("one", "v1", "hands", "blocks");
  forgetRead("one", { courseVersionId: "v1", lessonId: "hands", blockIds: ["why"] });
  expect(readBefore("one", later())).toEqual([{ courseVersionId: "v1", lessonId: "hands", blockIds: ["blocks"] }]);
});

test("a browser that keeps nothing notes nothing, and nothing breaks", () => {
  vi.stubGlobal("localStorage", undefined);
  noteRead("one", "v1", "hands", "why");
  forgetRead("one", { courseVersionId: "v1", lessonId: "hands", blockIds: ["why"] });
  expect(readBefore("one", later())).toEqual([]);
});
