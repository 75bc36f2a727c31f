import type { TranslationUnit } from "#app/domain/authoring/translation-unit.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** A text that somebody speaks of, by the hashes of its source and of itself. */
export type MeantUnit = { readonly key: string; readonly sourceHash: string; readonly targetHash: string };

/**
 * The texts that somebody means who has seen some of them, provided that each is now as it was seen and is there at all. null: what is
 * said to have been seen never was.
 */
export function unitsMeant(
  keys: readonly string[],
  seen: readonly TranslationUnit[] | null,
  now: readonly TranslationUnit[] | null,
  hashOf: (value: Json) => string,
): Result<readonly MeantUnit[], "nothing-chosen" | "outdated" | "not-written"> {
  if (keys.length === 0) return refused("nothing-chosen");
  if (seen === null || now === null) return refused("outdated");
  const hashed = (units: readonly TranslationUnit[]): ReadonlyMap<string, MeantUnit | null> =>
    new Map(
      units.map(({ key, source, target }) => [
        key,
        target === null ? null : { key, sourceHash: hashOf(source), targetHash: hashOf(target) },
      ]),
    );
  const [before, after] = [hashed(seen), hashed(now)];
  const meant: MeantUnit[] = [];
  for (const key of new Set(keys)) {
    const [mine, there] = [before.get(key), after.get(key)];
    if (mine === undefined || there === undefined) return refused("outdated");
    if (mine?.targetHash !== there?.targetHash || mine?.sourceHash !== there?.sourceHash) return refused("outdated");
    if (there === null) return refused("not-written");
    meant.push(there);
  }
  return granted(meant);
}
