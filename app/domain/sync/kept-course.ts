import type { KeptFilm, PackageFile, PackageManifest } from "#app/domain/authoring/package-manifest.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** A course in one language as one person has it on a device (R21). */
export type KeptCourse = {
  readonly accountId: string;
  readonly courseId: string;
  readonly language: Language;
  /** Every file of it is there and was checked (R52); null while the first version is still coming. */
  readonly kept: PackageManifest | null;
  /** What is being fetched, or was when it was interrupted. */
  readonly pending: PackageManifest | null;
};

/** Why fetching stopped before everything was there. `interrupted`: the page was closed, or somebody said stop. */
export type KeepTrouble = "no-room" | "no-line" | "damaged" | "gone" | "signed-out" | "interrupted";

/** Where keeping a course stands. Bytes of files that are there and checked, of all that belong to it. */
export type KeepStep =
  | { readonly step: "absent" }
  | { readonly step: "keeping"; readonly done: number; readonly of: number }
  | { readonly step: "kept" }
  | { readonly step: "halted"; readonly why: KeepTrouble; readonly done: number; readonly of: number };

/** How a course stands on this device, and what can be done about it: what a screen needs to know. */
export type Keeping = {
  readonly step: KeepStep;
  /** What can be read without a line now, also while something newer is coming. */
  readonly kept: { readonly bytes: number; readonly number: number; readonly film: KeptFilm | null } | null;
  /** A newer version than the one that is kept, as the server says. */
  readonly newer: { readonly number: number; readonly bytes: number } | null;
  /** This browser can keep courses at all. */
  readonly isPossible: boolean;
  /** Begins, or goes on; `film`: what of its films, where somebody chose. */
  readonly keep: (film?: KeptFilm) => void;
  readonly stop: () => void;
  readonly remove: () => void;
};

export type KeepSignal =
  | { readonly kind: "begun"; readonly done: number; readonly of: number }
  | { readonly kind: "file-checked"; readonly bytes: number }
  | { readonly kind: "all-checked" }
  | { readonly kind: "trouble"; readonly why: KeepTrouble }
  | { readonly kind: "removed" };

/** What follows from a signal. One that does not fit where things stand changes nothing: a late answer never revives what was removed. */
export function nextKeepStep(now: KeepStep, signal: KeepSignal): KeepStep {
  switch (signal.kind) {
    case "begun":
      return { step: "keeping", done: signal.done, of: signal.of };
    case "file-checked":
      return now.step === "keeping" ? { ...now, done: Math.min(now.of, now.done + signal.bytes) } : now;
    case "all-checked":
      // Only what has been counted whole is said to be kept (R52).
      return now.step === "keeping" && now.done >= now.of ? { step: "kept" } : now;
    case "trouble":
      return now.step === "keeping" ? { step: "halted", why: signal.why, done: now.done, of: now.of } : now;
    case "removed":
      return { step: "absent" };
  }
}

/** Where things stand when a page opens: what was begun and is not going on anywhere was interrupted. `held`: hashes of the files that are there. */
export function keepStepOf(record: KeptCourse | null, isGoingOn: boolean, held: ReadonlySet<string>): KeepStep {
  if (record === null) return { step: "absent" };
  const { kept, pending } = record;
  if (pending === null) return kept === null ? { step: "absent" } : { step: "kept" };
  const done = pending.bytes - bytesOf(filesToFetch(pending, held));
  return isGoingOn ? { step: "keeping", done, of: pending.bytes } : { step: "halted", why: "interrupted", done, of: pending.bytes };
}

/** Whole per cent, rounded down; 100 is said by "kept" alone. */
export function percentKept({ done, of }: { readonly done: number; readonly of: number }): number {
  return of <= 0 ? 0 : Math.min(99, Math.floor((done * 100) / of));
}

/** The files of a manifest that are not there yet, each content once. */
export function filesToFetch(manifest: PackageManifest, held: ReadonlySet<string>): readonly PackageFile[] {
  const wanted = new Set<string>();
  return manifest.files.filter(({ sha256 }) => {
    if (held.has(sha256) || wanted.has(sha256)) return false;
    wanted.add(sha256);
    return true;
  });
}

export type ManifestChange = {
  /** The number of the version that has come since; null when the version is the same. */
  readonly newerVersion: number | null;
  /** Something differs, were it only the words around the content. */
  readonly differs: boolean;
  readonly bytesToFetch: number;
};

/** What keeping the present manifest would change for a device that holds an earlier one. */
export function manifestChange(kept: PackageManifest, present: PackageManifest): ManifestChange {
  const held = new Set(kept.files.map(({ sha256 }) => sha256));
  const missing = filesToFetch(present, held);
  return {
    newerVersion: present.courseVersionId === kept.courseVersionId ? null : present.number,
    differs: missing.length > 0 || present.files.length !== kept.files.length,
    bytesToFetch: bytesOf(missing),
  };
}

/** The contents that somebody's courses still need; every other one may go. */
export function contentsInUse(records: readonly KeptCourse[]): ReadonlySet<string> {
  return new Set(records.flatMap(({ kept, pending }) => [...(kept?.files ?? []), ...(pending?.files ?? [])].map(({ sha256 }) => sha256)));
}

/** The sum of their sizes. */
export function bytesOf(files: readonly PackageFile[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0);
}
