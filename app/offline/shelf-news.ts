const CHANNEL = "bimaristan-shelf";
const listeners = new Set<() => void>();
let channel: BroadcastChannel | null | undefined;

function otherTabs(): BroadcastChannel | null {
  if (channel !== undefined) return channel;
  if (typeof BroadcastChannel === "undefined") return (channel = null);
  channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = tellHere;
  return channel;
}

function tellHere(): void {
  for (const listener of listeners) listener();
}

/** Something about the courses on this device has changed: every screen in every tab looks again. */
export function announceShelf(): void {
  tellHere();
  otherTabs()?.postMessage("changed");
}

/** Hears of it. Returns how to stop. */
export function onShelfNews(listener: () => void): () => void {
  otherTabs();
  listeners.add(listener);
  return () => listeners.delete(listener);
}
