import fc from "fast-check";
import { expect, test } from "vitest";
import { type FinishSeen, WAIT_FOR_DEVICES_MS, isSettled, settlesAt } from "#app/domain/learning/settlement.ts";
import { type Instant, after, instantAt } from "#app/domain/shared/time.ts";

const T0 = instantAt(Date.parse("2026-03-01T09:00:00Z"));
const later = (milliseconds: number): Instant => after(T0, milliseconds);
const finished = (by: "learner" | "deadline" = "learner") => ({ state: "finished", finishedAt: T0, finishedBy: by }) as const;
const OPEN = { state: "in_progress", finishedAt: null, finishedBy: null } as const;
const seen = (at: number, missing: number): FinishSeen => ({ receivedAt: later(at), missing });

test("an open attempt is never settled, whatever its devices say", () => {
  expect(isSettled(OPEN, [seen(0, 0)], later(10 * WAIT_FOR_DEVICES_MS))).toBe(false);
  expect(settlesAt(OPEN, [])).toBeNull();
});

test("a finish of a device that has nothing more to send settles at once; one device is enough", () => {
  expect(isSettled(finished(), [seen(0, 0)], T0)).toBe(true);
  expect(isSettled(finished(), [seen(0, 2), seen(1, 0)], later(1))).toBe(true);
  expect(isSettled(finished(), [seen(0, 2)], later(1))).toBe(false);
});

test("else it waits 72 hours from when the server first learned that it was over, to the moment", () => {
  const finishes = [seen(5_000, 1), seen(1_000, 3)];
  const end = 1_000 + WAIT_FOR_DEVICES_MS;
  expect(settlesAt(finished(), finishes)).toBe(later(end));
  expect(isSettled(finished(), finishes, later(end - 1))).toBe(false);
  expect(isSettled(finished(), finishes, later(end))).toBe(true);
});

test("an attempt that the clock closed waits from its deadline, also when a device brings a finish later", () => {
  expect(settlesAt(finished("deadline"), [])).toBe(later(WAIT_FOR_DEVICES_MS));
  expect(settlesAt(finished("deadline"), [seen(60_000, 4)])).toBe(later(WAIT_FOR_DEVICES_MS));
});

test("what is settled stays settled as time goes on and devices say more", () => {
  const finish = fc.record({ receivedAt: fc.nat(1e9).map(later), missing: fc.nat(3) });
  fc.assert(
    fc.property(fc.array(finish), finish, fc.nat(1e9), fc.nat(1e9), (finishes, another, at, more) => {
      if (isSettled(finished(), finishes, later(at))) {
        expect(isSettled(finished(), finishes, later(at + more))).toBe(true);
        expect(isSettled(finished("deadline"), [...finishes, another], later(Math.max(at, WAIT_FOR_DEVICES_MS) + more))).toBe(true);
      }
    }),
  );
});
