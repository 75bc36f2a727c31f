import { expect, test } from "vitest";
import { LONGEST_PART, byteRange } from "#app/domain/media/byte-range.ts";

test.each([
  [null, "whole"],
  ["bytes=0-9", { first: 0, last: 9 }],
  ["bytes=90-", { first: 90, last: 99 }],
  ["bytes=-5", { first: 95, last: 99 }],
  ["bytes=-500", { first: 0, last: 99 }],
  ["bytes=50-5000", { first: 50, last: 99 }],
  ["bytes=100-", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=9-0", "whole"],
  ["bytes=0-1,5-6", "whole"],
  ["items=0-1", "whole"],
  ["bytes=-", "whole"],
])("of 100 bytes %j is %j", (header, range) => {
  expect(byteRange(header, 100)).toEqual(range);
});

test("an open range of a film is answered with its beginning", () => {
  expect(byteRange("bytes=0-", 1_000_000_000)).toEqual({ first: 0, last: LONGEST_PART - 1 });
});
