import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import type { LibraryAsset } from "#app/domain/media/library.ts";

/** So often a page looks whether smaller versions are there, in ms. Without a script the page is loaded again by hand. */
const LOOK_MS = 3000;

/** Loads a page's facts again for as long as something is being made of a file on it. */
export function useFreshFacts(assets: readonly LibraryAsset[]): void {
  const { revalidate, state } = useRevalidator();
  const isMaking = assets.some(({ processing }) => processing?.state === "waiting" || processing?.state === "running");
  useEffect(() => {
    if (!isMaking || state !== "idle") return;
    const look = setTimeout(() => revalidate(), LOOK_MS);
    return () => clearTimeout(look);
  }, [isMaking, revalidate, state]);
}
