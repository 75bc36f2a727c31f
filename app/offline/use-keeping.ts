import type { KeptFilm } from "#app/domain/authoring/package-manifest.ts";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Language } from "#app/domain/shared/language.ts";
import type { KeepStep, Keeping } from "#app/domain/sync/kept-course.ts";
import { onShelfNews } from "#app/offline/shelf-news.ts";

const load = () => import("#app/offline/keeping.ts");
type Known = { readonly step: KeepStep; readonly kept: Keeping["kept"]; readonly isPossible: boolean };

/** Follows how a course stands on this device; null until that is known. What it takes to keep one is loaded after the page. */
export function useKeeping(accountId: string, courseId: string, language: Language): Keeping | null {
  const [known, setKnown] = useState<Known | null>(null);
  const [newer, setNewer] = useState<Keeping["newer"]>(null);
  const wish = useMemo(() => ({ accountId, courseId, language }), [accountId, courseId, language]);

  useEffect(() => {
    let isGone = false;
    const look = async () => {
      const { canKeep, stepOf } = await load();
      const next = canKeep()
        ? { ...(await stepOf(wish)), isPossible: true }
        : { step: { step: "absent" } as const, kept: null, isPossible: false };
      if (!isGone) setKnown(next);
    };
    const lookQuietly = () => void look().catch(() => undefined);
    lookQuietly();
    const stop = onShelfNews(lookQuietly);
    return () => {
      isGone = true;
      stop();
    };
  }, [wish]);

  const keptNumber = known?.kept?.number ?? null;
  useEffect(() => {
    let isGone = false;
    setNewer(null);
    if (keptNumber === null) return;
    void load()
      .then(({ lookForNewer }) => lookForNewer(wish))
      .then(
        (found) => {
          if (!isGone) setNewer(found);
        },
        () => undefined,
      );
    return () => {
      isGone = true;
    };
  }, [wish, keptNumber]);

  const keep = useCallback(
    (film?: KeptFilm) => void load().then(({ startKeeping }) => startKeeping(film === undefined ? wish : { ...wish, film })),
    [wish],
  );
  const stop = useCallback(() => void load().then(({ stopKeeping }) => stopKeeping(wish)), [wish]);
  const remove = useCallback(() => void load().then(({ removeKeeping }) => removeKeeping(wish)), [wish]);
  return known === null ? null : { ...known, newer, keep, stop, remove };
}
