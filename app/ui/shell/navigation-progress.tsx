import { useNavigation } from "@remix-run/react";

/** A thin line under the head while the next page is on its way; it shows only when that takes a moment. */
export function NavigationProgress() {
  const { state } = useNavigation();
  if (state === "idle") return null;
  return <div aria-hidden="true" className="bg-accent animate-progress fixed start-0 top-0 z-50 h-1" />;
}
