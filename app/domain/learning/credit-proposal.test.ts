import fc from "fast-check";
import { expect, test } from "vitest";
import { creditProposal } from "#app/domain/learning/credit-proposal.ts";

// @rule ama-pra/credit-designation
test("52 minutes in the middle are worth 0.75: an offer of one credit is questioned, one of 0.75 fits", () => {
  expect(creditProposal(10, 52, 100)).toEqual({ kind: "other", hundredths: 75, offeredHundredths: 100 });
  expect(creditProposal(10, 52, 75)).toEqual({ kind: "fits", hundredths: 75 });
});

test("nine learners change nothing", () => {
  expect(creditProposal(9, 240, 100)).toEqual({ kind: "too-few", learners: 9 });
  expect(creditProposal(0, null, 100)).toEqual({ kind: "too-few", learners: 0 });
});

test("what is proposed is a quarter of a credit or a multiple of it, and never off by more than half a step", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6000 }), (minutes) => {
      const proposal = creditProposal(100, minutes, 0);
      if (proposal.kind !== "other") throw new Error("nothing was proposed");
      expect(proposal.hundredths % 25).toBe(0);
      if (minutes >= 8) expect(Math.abs((proposal.hundredths / 25) * 15 - minutes)).toBeLessThanOrEqual(7.5);
    }),
  );
});
