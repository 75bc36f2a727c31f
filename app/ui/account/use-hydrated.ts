import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether script runs: false on the server and in the first rendering, so that both show the page that needs none. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
