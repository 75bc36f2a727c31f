type Told = { readonly onTold: () => void; readonly body: URLSearchParams };

/** What could not be told yet: the last choice of each kind. */
const waiting = new Map<string, Told>();

/**
 * Posts a choice of the reader's that the page shows already. Never by the router, which would put an error page over everything when
 * there is no network: without one the last choice of each kind waits here and is told when the network returns. `onTold`: what
 * answers for the pages has it, be it the server or, without a line, this device (202, from app/offline/worker.ts).
 */
export async function tellServer(
  path: string,
  fields: Readonly<Record<string, string>>,
  onTold: () => void = () => undefined,
): Promise<void> {
  const choice = { onTold, body: new URLSearchParams(fields) };
  waiting.set(path, choice);
  try {
    const reply = await fetch(path, { method: "POST", body: choice.body, headers: { accept: "application/json" }, keepalive: true });
    if (waiting.get(path) !== choice) return;
    if (reply.status === 202) addEventListener("online", tellWhatWaits, { once: true });
    else waiting.delete(path);
    if (reply.ok) onTold();
  } catch {
    addEventListener("online", tellWhatWaits, { once: true });
  }
}

function tellWhatWaits(): void {
  for (const [path, { body, onTold }] of waiting) void tellServer(path, Object.fromEntries(body), onTold);
}
