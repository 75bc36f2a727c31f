import fc from "fast-check";
import { expect, test } from "vitest";
import { after, type Instant, instantAt } from "#app/domain/shared/time.ts";
import { trustedMoment } from "#app/domain/sync/trusted-moment.ts";

const moment = fc.integer({ min: 0, max: 4_000_000_000_000 }).map(instantAt);

test("a device is never believed outside what the server saw", () => {
  fc.assert(
    fc.property(moment, moment, moment, fc.option(moment), (claimed, one, other, sentAt) => {
      const [notBefore, receivedAt] = one < other ? [one, other] : [other, one];
      const trusted = trustedMoment(claimed, notBefore, { sentAt, receivedAt });
      expect(trusted >= notBefore && trusted <= receivedAt).toBe(true);
    }),
  );
});

test("a clock that is wrong by any amount, but runs, gives the same moments as a right one", () => {
  const started = instantAt(1_700_000_000_000);
  fc.assert(
    fc.property(
      fc.integer({ min: -1e11, max: 1e11 }),
      fc.integer({ min: 0, max: 1e7 }),
      fc.integer({ min: 0, max: 1e7 }),
      (wrongBy, done, travelled) => {
        const deed = after(started, done);
        const receivedAt = after(deed, travelled);
        expect(trustedMoment(after(deed, wrongBy), started, { sentAt: after(receivedAt, wrongBy), receivedAt })).toBe(deed);
      },
    ),
  );
});

test("a clock at the end of time is a wrong clock like any other", () => {
  const [notBefore, receivedAt] = [instantAt(1_700_000_000_000), instantAt(1_700_000_060_000)];
  const [first, last] = ["0000-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"] as Instant[];
  if (first === undefined || last === undefined) throw new Error("none");
  expect(trustedMoment(last, notBefore, { sentAt: first, receivedAt })).toBe(receivedAt);
  expect(trustedMoment(last, null, { sentAt: first, receivedAt })).toBe(receivedAt);
  expect(trustedMoment(first, notBefore, { sentAt: last, receivedAt })).toBe(notBefore);
});
