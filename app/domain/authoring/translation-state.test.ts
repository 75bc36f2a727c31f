import fc from "fast-check";
import { expect, test } from "vitest";
import {
  MARKS,
  type TranslationMark,
  countStandings,
  isSignedOff,
  NO_TEXTS,
  sumOfCounts,
  translationStanding,
} from "#app/domain/authoring/translation-state.ts";

const hash = fc.constantFrom("a", "b", "c", "d");
const mark: fc.Arbitrary<TranslationMark> = fc.record({
  state: fc.constantFrom(...MARKS),
  sourceHash: hash,
  targetHash: hash,
  sourceRevision: fc.integer({ min: 1, max: 9 }),
  remark: fc.constant(""),
  by: fc.constant("somebody"),
  at: fc.constant(null),
});
const marks = fc.array(mark, { maxLength: 8 });

test("what was said last of this very text counts, and nothing that was said of another one", () => {
  fc.assert(
    fc.property(hash, hash, marks, (source, target, said) => {
      const { step } = translationStanding(source, target, said);
      expect(step).toBe(said.filter(({ targetHash }) => targetHash === target).at(-1)?.state ?? "draft");
    }),
  );
});

test("an edit of the translation voids its sign-off; the same text again is what was signed", () => {
  fc.assert(
    fc.property(hash, hash, hash, marks, (source, signed, edited, before) => {
      fc.pre(signed !== edited);
      const said = [
        ...before.filter(({ targetHash }) => targetHash !== edited),
        { state: "signed-off", sourceHash: source, targetHash: signed, sourceRevision: 1, remark: "", by: "c", at: null } as const,
      ];
      expect(translationStanding(source, signed, said)).toMatchObject({ step: "signed-off", stale: false });
      expect(translationStanding(source, edited, said).step).toBe("draft");
    }),
  );
});

test("a change of the source makes whatever answers to the earlier one stale, until somebody says anew that it answers", () => {
  fc.assert(
    fc.property(hash, hash, hash, fc.constantFrom(...MARKS), marks, (earlier, later, target, state, before) => {
      fc.pre(earlier !== later);
      const said = [...before, { state, sourceHash: earlier, targetHash: target, sourceRevision: 3, remark: "", by: "c", at: null }];
      expect(translationStanding(earlier, target, said)).toMatchObject({ step: state, stale: false });
      expect(translationStanding(later, target, said)).toMatchObject({ step: state, stale: true, translatedRevision: 3 });
      const anew = [...said, { state, sourceHash: later, targetHash: target, sourceRevision: 4, remark: "", by: "c", at: null }];
      expect(translationStanding(later, target, anew)).toMatchObject({ step: state, stale: false });
    }),
  );
});

test("what is not there is missing, whatever was said of it", () => {
  fc.assert(
    fc.property(hash, marks, (source, said) => {
      expect(translationStanding(source, null, said)).toMatchObject({ step: "missing", stale: false });
    }),
  );
});

test("each text is counted once, and a language is signed off only when every text of it is, as it is now", () => {
  const standing = fc.record({ step: fc.constantFrom("missing" as const, ...MARKS), stale: fc.boolean() });
  fc.assert(
    fc.property(fc.array(standing), fc.array(standing), (one, other) => {
      const count = countStandings([...one, ...other]);
      expect(Object.values(count).reduce((sum, number) => sum + number, 0)).toBe(one.length + other.length);
      expect(sumOfCounts([countStandings(one), countStandings(other)])).toEqual(count);
      const all = [...one, ...other];
      expect(isSignedOff(count)).toBe(all.length > 0 && all.every(({ step, stale }) => step === "signed-off" && !stale));
    }),
  );
  expect(isSignedOff(NO_TEXTS)).toBe(false);
});
