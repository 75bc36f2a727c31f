import fc from "fast-check";
import { expect, test } from "vitest";
import {
  NOTHING_PLAYED,
  type Played,
  isPlayedThrough,
  playedFrom,
  playedOn,
  playedUpToHere,
  secondsPlayed,
} from "#app/domain/media/played.ts";

/** Plays from one second to another, four times a second, at that speed. */
function play(played: Played, from: number, to: number, speed = 1): Played {
  let now = 0;
  let after = playedOn(playedUpToHere(played), from, now);
  for (let position = from; position < to;) {
    position = Math.min(to, position + 0.25 * speed);
    now += 250;
    after = playedOn(after, position, now);
  }
  return playedUpToHere(after);
}

test("R46: seconds played count, once each, not the position", () => {
  expect(secondsPlayed(play(NOTHING_PLAYED, 0, 60))).toBe(60);
  expect(secondsPlayed(play(play(NOTHING_PLAYED, 0, 30), 0, 30))).toBe(30);
  expect(secondsPlayed(play(play(NOTHING_PLAYED, 0, 10), 50, 60))).toBe(20);
  expect(isPlayedThrough(play(play(NOTHING_PLAYED, 0, 10), 50, 60), 60)).toBe(false);
  expect(isPlayedThrough(play(play(NOTHING_PLAYED, 50, 60), 0, 50), 60)).toBe(true);
});

test("moved to its end it is not played, whether the player says that it was moved or not", () => {
  const begun = playedOn(playedOn(NOTHING_PLAYED, 0, 0), 1, 1000);
  expect(secondsPlayed(playedOn(begun, 59, 1250))).toBe(1);
  expect(secondsPlayed(playedOn(playedUpToHere(begun), 59, 60_000))).toBe(1);
});

test("at twice the speed it counts, at sixteen times it does not", () => {
  expect(isPlayedThrough(play(NOTHING_PLAYED, 0, 60, 2), 60)).toBe(true);
  expect(secondsPlayed(play(NOTHING_PLAYED, 0, 60, 16))).toBeLessThan(4);
});

test("a recording of one second counts when it was heard from where it began to run, however late its position is told first", () => {
  const told = [300, 550, 800, 1000];
  const heard = (from: Played) => told.reduce((played, at) => playedOn(played, at / 1000, at), from);
  expect(isPlayedThrough(heard(playedFrom(NOTHING_PLAYED, 0, 0)), 1)).toBe(true);
  // Begun anew by moving to its end: what lies before was not heard.
  expect(isPlayedThrough(playedOn(playedFrom(NOTHING_PLAYED, 0.8, 0), 1, 200), 1)).toBe(false);
});

test("a recording whose length is not known is never played through", () => {
  for (const duration of [Number.NaN, Number.POSITIVE_INFINITY, 0])
    expect(isPlayedThrough(play(NOTHING_PLAYED, 0, 60), duration)).toBe(false);
});

const anyPieces = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 })).map(([from, length]) => [from, from + length] as const),
  { maxLength: 8 },
);

test("the ranges are the union of the pieces, in whatever order these were played", () => {
  fc.assert(
    fc.property(
      anyPieces.chain((pieces) => fc.tuple(fc.constant(pieces), fc.shuffledSubarray(pieces, { minLength: pieces.length }))),
      ([pieces, shuffled]) => {
        const played = pieces.reduce((all, [from, to]) => play(all, from, to), NOTHING_PLAYED);
        const seconds = new Set(pieces.flatMap(([from, to]) => Array.from({ length: to - from }, (_, index) => from + index)));
        expect(secondsPlayed(played)).toBe(seconds.size);
        expect(shuffled.reduce((all, [from, to]) => play(all, from, to), NOTHING_PLAYED)).toEqual(played);
        const flat = played.ranges.flat();
        expect(flat).toEqual([...flat].sort((one, other) => one - other));
        expect(new Set(flat).size).toBe(flat.length);
      },
    ),
  );
});
