import fc from "fast-check";
import { expect, test } from "vitest";
import {
  afterEvent,
  type Autosave,
  type AutosaveEvent,
  hasSomethingToSend,
  openedAt,
  saveWordOf,
  type SaveOutcome,
  type SaveWish,
  unsavedContent,
} from "#app/domain/authoring/autosave.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import type { Instant } from "#app/domain/shared/time.ts";

const AT = "2026-11-27T10:00:00.000Z" as Instant;

function saying(text: string): LessonDocument {
  return {
    type: "doc",
    schemaVersion: 1,
    content: [{ type: "paragraph", attrs: { id: "p" as never }, content: [{ type: "text", text }] }],
  };
}

/** A server that numbers what it stores, knows wishes it has seen, and refuses one that stands on an older revision. */
class Server {
  revisions: LessonDocument[] = [saying("in the beginning")];
  seen = new Map<string, SaveOutcome>();
  wishes: SaveWish[] = [];

  get revision(): number {
    return this.revisions.length;
  }

  store(wish: SaveWish, shrinks: boolean): SaveOutcome {
    this.wishes.push(wish);
    const before = this.seen.get(wish.saveId);
    if (before !== undefined) return before;
    if (wish.basedOn !== this.revision)
      return { kind: "conflict", revision: this.revision, by: "Hawre", at: AT, content: this.revisions.at(-1)! };
    if (shrinks && wish.confirmedShrink !== true) return { kind: "shrinks", fromWords: 100, toWords: 10 };
    this.revisions.push(wish.content);
    const outcome: SaveOutcome = { kind: "saved", revision: this.revision, at: AT };
    this.seen.set(wish.saveId, outcome);
    return outcome;
  }
}

type Deed = "type" | "moment" | "arrives" | "answer-lost" | "never-arrives" | "another-saves" | "mine" | "theirs" | "meant" | "not-meant";
const deeds = fc.array(
  fc.record({
    deed: fc.constantFrom<Deed>(
      "type",
      "type",
      "moment",
      "moment",
      "arrives",
      "arrives",
      "answer-lost",
      "never-arrives",
      "another-saves",
      "mine",
      "theirs",
      "meant",
      "not-meant",
    ),
    shrinks: fc.boolean(),
  }),
  { maxLength: 80 },
);

function walk(
  steps: readonly { deed: Deed; shrinks: boolean }[],
  check: (state: Autosave, server: Server, screen: LessonDocument) => void,
) {
  const server = new Server();
  let state = openedAt(1, AT);
  let screen = server.revisions[0]!;
  let ids = 0;
  let typed = 0;
  const happen = (event: AutosaveEvent) => {
    const theirs = event.kind === "take-theirs" && state.question?.kind === "conflict" ? state.question.other.content : null;
    state = afterEvent(state, event);
    if (theirs !== null) screen = theirs;
  };
  for (const { deed, shrinks } of steps) {
    const wish = state.underWay ? state.wish : null;
    switch (deed) {
      case "type":
        screen = saying(`words ${(typed += 1)}`);
        happen({ kind: "typed", content: screen });
        break;
      case "moment":
        happen({ kind: "moment", saveId: `save-${(ids += 1)}` });
        break;
      case "arrives":
        if (wish !== null) happen({ kind: "answered", saveId: wish.saveId, outcome: server.store(wish, shrinks) });
        break;
      case "answer-lost":
        if (wish !== null) {
          server.store(wish, shrinks);
          happen({ kind: "answered", saveId: wish.saveId, outcome: { kind: "not-saved", why: "no-connection" } });
        }
        break;
      case "never-arrives":
        if (wish !== null)
          happen({ kind: "answered", saveId: wish.saveId, outcome: { kind: "not-saved", why: shrinks ? "signed-out" : "server-trouble" } });
        break;
      case "another-saves":
        server.revisions.push(saying(`another ${server.revision}`));
        break;
      case "mine":
        happen({ kind: "keep-mine", saveId: `save-${(ids += 1)}` });
        break;
      case "theirs":
        happen({ kind: "take-theirs" });
        break;
      case "meant":
        happen({ kind: "shrink-meant", saveId: `save-${(ids += 1)}` });
        break;
      case "not-meant":
        happen({ kind: "shrink-not-meant" });
        break;
    }
    check(state, server, screen);
  }
  return { state, server, screen, nextId: () => `save-${(ids += 1)}` };
}

test("R36: whatever happens, 'saved' is said only of a revision that the server holds, word for word", () => {
  fc.assert(
    fc.property(deeds, (steps) => {
      walk(steps, (state, server, screen) => {
        const word = saveWordOf(state);
        if (word.word === "saved") expect(server.revisions[word.revision - 1]).toEqual(screen);
        else expect(unsavedContent(state)).toEqual(screen);
      });
    }),
    { numRuns: 500 },
  );
});

test("R34: one save at a time, in order, each upon a revision that the server has named", () => {
  fc.assert(
    fc.property(deeds, (steps) => {
      const { server } = walk(steps, (state) => {
        if (state.underWay) expect(hasSomethingToSend(state)).toBe(false);
        if (state.wish !== null) expect(state.wish.basedOn).toBe(state.revision);
      });
      const bases = server.wishes.map((wish) => wish.basedOn);
      expect(bases).toEqual([...bases].sort((one, other) => one - other));
      // A wish that is sent again says what it said the first time.
      for (const wish of server.wishes)
        expect(wish).toEqual(server.wishes.find((other) => other.saveId === wish.saveId && other.confirmedShrink === wish.confirmedShrink));
    }),
    { numRuns: 500 },
  );
});

test("once the line holds and questions are answered, the server has what is on the screen", () => {
  fc.assert(
    fc.property(deeds, (steps) => {
      const walked = walk(steps, () => undefined);
      let { state } = walked;
      for (let turn = 0; turn < 10 && unsavedContent(state) !== null; turn += 1) {
        const saveId = walked.nextId();
        if (state.question?.kind === "conflict") state = afterEvent(state, { kind: "keep-mine", saveId });
        else if (state.question?.kind === "shrinks") state = afterEvent(state, { kind: "shrink-meant", saveId });
        else if (!state.underWay) state = afterEvent(state, { kind: "moment", saveId });
        const wish = state.wish!;
        state = afterEvent(state, { kind: "answered", saveId: wish.saveId, outcome: walked.server.store(wish, false) });
      }
      const word = saveWordOf(state);
      expect(word.word === "saved" && walked.server.revisions[word.revision - 1]).toEqual(walked.screen);
    }),
    { numRuns: 500 },
  );
});

test("what is typed during a save goes into the next one", () => {
  let state = afterEvent(openedAt(4, AT), { kind: "typed", content: saying("one") });
  state = afterEvent(state, { kind: "moment", saveId: "a" });
  state = afterEvent(state, { kind: "typed", content: saying("one two") });
  expect(afterEvent(state, { kind: "moment", saveId: "b" })).toBe(state);
  state = afterEvent(state, { kind: "answered", saveId: "a", outcome: { kind: "saved", revision: 5, at: AT } });
  expect(saveWordOf(state)).toEqual({ word: "not-saved", why: "not-yet" });
  state = afterEvent(state, { kind: "moment", saveId: "b" });
  expect(state.wish).toEqual({ saveId: "b", basedOn: 5, content: saying("one two") });
});

test("a save whose answer was lost is sent again as it was, before what is newer", () => {
  let state = afterEvent(openedAt(4, AT), { kind: "typed", content: saying("one") });
  state = afterEvent(state, { kind: "moment", saveId: "a" });
  state = afterEvent(state, { kind: "answered", saveId: "a", outcome: { kind: "not-saved", why: "no-connection" } });
  expect(saveWordOf(state)).toEqual({ word: "not-saved", why: "no-connection" });
  state = afterEvent(state, { kind: "typed", content: saying("two") });
  state = afterEvent(state, { kind: "moment", saveId: "b" });
  expect(state.wish).toEqual({ saveId: "a", basedOn: 4, content: saying("one") });
});

test("R35: a conflict waits for its author; my text then lands on top of theirs, or gives way to it", () => {
  let state = afterEvent(openedAt(4, AT), { kind: "typed", content: saying("mine") });
  state = afterEvent(state, { kind: "moment", saveId: "a" });
  const conflict: SaveOutcome = { kind: "conflict", revision: 6, by: "Hawre", at: AT, content: saying("theirs") };
  state = afterEvent(state, { kind: "answered", saveId: "a", outcome: conflict });
  expect(saveWordOf(state)).toEqual({ word: "conflict" });
  expect(afterEvent(state, { kind: "moment", saveId: "b" })).toBe(state);
  // Still typing while the question stands: that counts as mine.
  state = afterEvent(state, { kind: "typed", content: saying("mine, and more") });
  expect(afterEvent(state, { kind: "keep-mine", saveId: "c" }).wish).toEqual({
    saveId: "c",
    basedOn: 6,
    content: saying("mine, and more"),
  });
  expect(saveWordOf(afterEvent(state, { kind: "take-theirs" }))).toEqual({ word: "saved", revision: 6, at: AT });
});

test("R40: a save that shrinks asks; meant, it says so; not meant, nothing is sent until the next moment", () => {
  let state = afterEvent(openedAt(4, AT), { kind: "typed", content: saying("little") });
  state = afterEvent(state, { kind: "moment", saveId: "a" });
  state = afterEvent(state, { kind: "answered", saveId: "a", outcome: { kind: "shrinks", fromWords: 900, toWords: 1 } });
  expect(saveWordOf(state)).toEqual({ word: "shrinks" });
  expect(afterEvent(state, { kind: "shrink-meant", saveId: "b" }).wish).toEqual({
    saveId: "b",
    basedOn: 4,
    content: saying("little"),
    confirmedShrink: true,
  });
  const back = afterEvent(state, { kind: "shrink-not-meant" });
  expect(unsavedContent(back)).toEqual(saying("little"));
  expect(back.wish).toBeNull();
});

test("an answer to another save than the one on its way changes nothing", () => {
  let state = afterEvent(openedAt(4, AT), { kind: "typed", content: saying("one") });
  state = afterEvent(state, { kind: "moment", saveId: "a" });
  expect(afterEvent(state, { kind: "answered", saveId: "z", outcome: { kind: "saved", revision: 9, at: AT } })).toBe(state);
});

test("R37: a copy from an earlier visit is sent upon its own revision, so that what came since is not written over", () => {
  let state = afterEvent(openedAt(7, AT), { kind: "copy-taken", basedOn: 4, content: saying("from before the crash") });
  expect(saveWordOf(state).word).toBe("not-saved");
  state = afterEvent(state, { kind: "moment", saveId: "a" });
  expect(state.wish).toEqual({ saveId: "a", basedOn: 4, content: saying("from before the crash") });
});

test.each(["too-large", "not-taken", "not-independent"] as const)(
  "what the server refused as %s is not sent again in place of what was typed since",
  (why) => {
    const typed = (state: Autosave, text: string) => afterEvent(state, { kind: "typed", content: saying(text) });
    let state = afterEvent(typed(openedAt(1, AT), "far too much"), { kind: "moment", saveId: "one" });
    const during = typed(state, "less");
    state = afterEvent(state, { kind: "answered", saveId: "one", outcome: { kind: "not-saved", why } });
    expect([saveWordOf(state), unsavedContent(state)]).toEqual([{ word: "not-saved", why }, saying("far too much")]);
    expect(afterEvent(typed(state, "less"), { kind: "moment", saveId: "two" }).wish).toEqual({
      saveId: "two",
      basedOn: 1,
      content: saying("less"),
    });
    const after = afterEvent(during, { kind: "answered", saveId: "one", outcome: { kind: "not-saved", why } });
    expect(afterEvent(after, { kind: "moment", saveId: "two" }).wish?.content).toEqual(saying("less"));
  },
);
