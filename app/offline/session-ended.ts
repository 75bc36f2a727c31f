const listeners = new Set<() => void>();

/** Says that something was sent and that nobody was signed in any more. */
export function announceSessionEnded(): void {
  for (const listener of listeners) listener();
}

/** Hears that the session has ended; gives back how to stop hearing. */
export function onSessionEnded(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
