import fc from "fast-check";
import { expect, test } from "vitest";
import { plainRungOf, rungsOf, videoLadder } from "#app/domain/media/ladder.ts";

const film = (width: number, height: number, framesASecond = 30) => ({ width, height, framesASecond });

test("R50: a film of a camera has 144p, 240p, 360p and 480p, and sound alone", () => {
  expect(videoLadder(film(1920, 1080)).map(({ name, width, height }) => [name, width, height])).toEqual([
    ["hls-144p", 256, 144],
    ["hls-240p", 426, 240],
    ["hls-360p", 640, 360],
    ["hls-480p", 854, 480],
  ]);
  const rungs = rungsOf({ seconds: 60, video: film(1920, 1080), hasSound: true });
  expect(rungs).toEqual("poster opus-24k mp3-32k hls-audio hls-144p mp4-144p hls-240p mp4 hls-360p hls-480p hls".split(" "));
});

test("an upright film of a telephone counts by its width", () => {
  expect(videoLadder(film(360, 640)).map(({ name, width, height }) => [name, width, height])).toEqual([
    ["hls-144p", 144, 256],
    ["hls-240p", 240, 426],
    ["hls-360p", 360, 640],
  ]);
});

test("a film smaller than every rung has one of its own size, which is also the plain file", () => {
  const ladder = videoLadder(film(121, 91, 10));
  expect(ladder).toMatchObject([{ name: "hls-144p", width: 120, height: 90, framesASecond: 10 }]);
  expect(plainRungOf(ladder)?.name).toBe("hls-144p");
});

test("a film without sound has no rung of sound, and a recording of sound no film", () => {
  expect(rungsOf({ seconds: 3, video: film(320, 240), hasSound: false })).toEqual("poster hls-144p mp4-144p hls-240p mp4 hls".split(" "));
  expect(rungsOf({ seconds: 3, video: null, hasSound: true })).toEqual(["opus-24k", "mp3-32k", "waveform"]);
  expect(rungsOf({ seconds: 3, video: null, hasSound: false })).toEqual([]);
});

test("no rung is larger than its source, each has even sides, and they grow", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 8000 }), fc.integer({ min: 2, max: 8000 }), (width, height) => {
      const ladder = videoLadder(film(width, height));
      expect(ladder.length).toBeGreaterThan(0);
      for (const rung of ladder) {
        expect(rung.width).toBeLessThanOrEqual(width);
        expect(rung.height).toBeLessThanOrEqual(height);
        expect([rung.width % 2, rung.height % 2]).toEqual([0, 0]);
      }
      const bits = ladder.map(({ videoKilobits }) => videoKilobits);
      expect(bits).toEqual([...bits].sort((a, b) => a - b));
    }),
  );
});
