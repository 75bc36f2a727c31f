import fc from "fast-check";
import { expect, test } from "vitest";
import { type AnswerEvent, answersThatCount, type Place } from "#app/domain/learning/answers-that-count.ts";
import type { DeviceId, EventId, ItemId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";

const at = (minute: number) => instantAt(minute * 60_000);
const place = (device: string, sequence: number, minute: number, received = 1000): Place => ({
  id: `${device}-${String(sequence)}` as EventId,
  deviceId: device as DeviceId,
  sequence,
  trustedAt: at(minute),
  receivedAt: at(received),
});
const answer = (device: string, sequence: number, minute: number, item = "i", received = 1000): AnswerEvent => ({
  ...place(device, sequence, minute, received),
  itemId: item as ItemId,
  response: { type: "single-best-answer", choice: `${device}-${String(sequence)}` },
});
const held = (answers: readonly AnswerEvent[], finishes: readonly Place[] = [], deadline: number | null = null) =>
  Object.fromEntries(
    [...answersThatCount({ answers, finishes, deadlineAt: deadline === null ? null : at(deadline) })].map(([item, one]) => [item, one.id]),
  );

test("on one device the later number holds, whatever its clock says", () => {
  expect(held([answer("A", 1, 50), answer("A", 2, 10)])).toEqual({ i: "A-2" });
});

test("between devices the later moment holds, and a clock that was turned back does not make a device earlier", () => {
  expect(held([answer("A", 1, 50), answer("B", 1, 60)])).toEqual({ i: "B-1" });
  expect(held([answer("A", 1, 50), answer("A", 2, 10), answer("B", 1, 40)])).toEqual({ i: "A-2" });
});

test("what came after the end does not count: by number on the device that finished, by moment on another", () => {
  const answers = [answer("A", 1, 1), answer("A", 5, 1), answer("B", 1, 30, "j"), answer("C", 1, 10, "k")];
  expect(held(answers, [place("A", 3, 20)])).toEqual({ i: "A-1", k: "C-1" });
});

test("R31: in time is what was done by the deadline, or arrived by it and its grace", () => {
  expect(held([answer("A", 1, 9, "i"), answer("A", 2, 11, "j"), answer("B", 1, 11, "k", 10)], [], 10)).toEqual({ i: "A-1", k: "B-1" });
});

const anyEvents = fc.uniqueArray(
  fc.record({
    device: fc.constantFrom("A", "B", "C"),
    sequence: fc.integer({ min: 1, max: 8 }),
    minute: fc.integer({ min: 0, max: 30 }),
    item: fc.constantFrom("i", "j"),
    end: fc.boolean(),
  }),
  {
    selector: (one) => `${one.device}${String(one.sequence)}`,
    maxLength: 18,
  },
);

test("the order in which events came changes nothing", () => {
  fc.assert(
    fc.property(anyEvents, fc.infiniteStream(fc.nat()), fc.option(fc.integer({ min: 0, max: 30 })), (events, dice, deadline) => {
      const answers = events.filter((one) => !one.end).map((one) => answer(one.device, one.sequence, one.minute, one.item));
      const finishes = events.filter((one) => one.end).map((one) => place(one.device, one.sequence, one.minute));
      const shuffle = <T>(list: readonly T[]): T[] =>
        list
          .map((one) => [dice.next().value ?? 0, one] as const)
          .sort(([one], [other]) => one - other)
          .map(([, one]) => one);
      expect(held(shuffle(answers), shuffle(finishes), deadline)).toEqual(held(answers, finishes, deadline));
    }),
    { numRuns: 400 },
  );
});
