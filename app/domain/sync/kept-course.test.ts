import type { PackageManifest } from "#app/domain/authoring/package-manifest.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type KeepSignal,
  type KeepStep,
  type KeptCourse,
  contentsInUse,
  filesToFetch,
  keepStepOf,
  manifestChange,
  nextKeepStep,
  percentKept,
} from "#app/domain/sync/kept-course.ts";

const file = (sha256: string, bytes = 100) => ({ kind: "lesson", path: `/files/${sha256}`, bytes, sha256 }) as const;

function aManifest(contents: readonly string[], version = 1): PackageManifest {
  const files = contents.map((sha256) => file(sha256));
  return {
    schema: 1,
    courseId: "course",
    courseVersionId: `version-${String(version)}`,
    number: version,
    language: "ckb",
    title: "A course",
    bytes: files.length * 100,
    files,
    complete: true,
  };
}
const aRecord = (kept: PackageManifest | null, pending: PackageManifest | null = null, accountId = "one"): KeptCourse => ({
  accountId,
  courseId: "course",
  language: "ckb",
  kept,
  pending,
});
const after = (...signals: KeepSignal[]) => signals.reduce<KeepStep>(nextKeepStep, { step: "absent" });

test("R52: kept is said only when every byte has been checked", () => {
  const begun = { kind: "begun", done: 0, of: 200 } as const;
  const half = { kind: "file-checked", bytes: 100 } as const;
  expect(after(begun, half)).toEqual({ step: "keeping", done: 100, of: 200 });
  expect(after(begun, half, { kind: "all-checked" })).toEqual({ step: "keeping", done: 100, of: 200 });
  expect(after(begun, half, half, { kind: "all-checked" })).toEqual({ step: "kept" });
});

test.each(["no-room", "no-line", "damaged", "gone", "signed-out", "interrupted"] as const)(
  "%s halts, remembers how far it came, and can go on",
  (why) => {
    const halted = after({ kind: "begun", done: 0, of: 200 }, { kind: "file-checked", bytes: 100 }, { kind: "trouble", why });
    expect(halted).toEqual({ step: "halted", why, done: 100, of: 200 });
    expect(nextKeepStep(halted, { kind: "begun", done: 100, of: 200 })).toEqual({ step: "keeping", done: 100, of: 200 });
  },
);

test("a late answer revives nothing that was removed, and spoils nothing that is kept", () => {
  const late: KeepSignal[] = [{ kind: "file-checked", bytes: 1 }, { kind: "all-checked" }, { kind: "trouble", why: "no-line" }];
  for (const signal of late) {
    expect(nextKeepStep({ step: "absent" }, signal)).toEqual({ step: "absent" });
    expect(nextKeepStep({ step: "kept" }, signal)).toEqual({ step: "kept" });
  }
  expect(after({ kind: "begun", done: 0, of: 1 }, { kind: "removed" })).toEqual({ step: "absent" });
});

test("the share never falls, never passes 99 before it is kept, and nothing is kept without a beginning", () => {
  const signals = fc.oneof(
    fc.record({ kind: fc.constant("file-checked" as const), bytes: fc.nat(300) }),
    fc.constant({ kind: "all-checked" as const }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.array(signals), (of, more) => {
      let now = nextKeepStep({ step: "absent" }, { kind: "begun", done: 0, of });
      let share = 0;
      for (const signal of more) {
        now = nextKeepStep(now, signal);
        if (now.step !== "keeping") break;
        expect(percentKept(now)).toBeGreaterThanOrEqual(share);
        expect(percentKept(now)).toBeLessThanOrEqual(99);
        share = percentKept(now);
      }
      expect(more.reduce<KeepStep>(nextKeepStep, { step: "absent" })).toEqual({ step: "absent" });
    }),
  );
});

test("a page that opens finds what is kept, what goes on elsewhere, and what was interrupted with its share", () => {
  const manifest = aManifest(["a", "b", "c", "d"]);
  const held = new Set(["a", "b"]);
  expect(keepStepOf(null, false, held)).toEqual({ step: "absent" });
  expect(keepStepOf(aRecord(manifest), false, held)).toEqual({ step: "kept" });
  expect(keepStepOf(aRecord(null, manifest), true, held)).toEqual({ step: "keeping", done: 200, of: 400 });
  expect(keepStepOf(aRecord(null, manifest), false, held)).toEqual({ step: "halted", why: "interrupted", done: 200, of: 400 });
});

test("only what is missing is fetched, and a picture that two lessons show is fetched once", () => {
  const manifest = aManifest(["a", "b", "b", "c"]);
  expect(filesToFetch(manifest, new Set(["a"])).map(({ sha256 }) => sha256)).toEqual(["b", "c"]);
  expect(filesToFetch(manifest, new Set(["a", "b", "c"]))).toEqual([]);
});

test("the difference of two manifests names the newer version and what it costs", () => {
  const kept = aManifest(["a", "b"]);
  expect(manifestChange(kept, aManifest(["a", "b"]))).toEqual({ newerVersion: null, differs: false, bytesToFetch: 0 });
  expect(manifestChange(kept, aManifest(["a", "x"]))).toEqual({ newerVersion: null, differs: true, bytesToFetch: 100 });
  expect(manifestChange(kept, aManifest(["a", "b", "c"], 2))).toEqual({ newerVersion: 2, differs: true, bytesToFetch: 100 });
  expect(manifestChange(kept, aManifest(["a"]))).toMatchObject({ differs: true, bytesToFetch: 0 });
});

test("R21: what one person no longer needs goes, what another one needs stays", () => {
  const records = [aRecord(aManifest(["a", "b"])), aRecord(null, aManifest(["b", "c"]), "two")];
  expect([...contentsInUse(records)].sort()).toEqual(["a", "b", "c"]);
  expect([...contentsInUse(records.slice(1))].sort()).toEqual(["b", "c"]);
});
