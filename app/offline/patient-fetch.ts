/** How long a line may say nothing before it counts as lost. A slow line may take as long as it likes. */
const SILENCE_MS = 20_000;

/** A request that gives up when the line is silent before the answer begins, or when told to stop. */
export async function patientFetch(path: string, init: RequestInit, silenceMs = SILENCE_MS, stop?: AbortSignal): Promise<Response> {
  const giveUp = new AbortController();
  const abort = () => {
    giveUp.abort();
  };
  // Not AbortSignal.any and .timeout: older telephones have neither.
  const timer = setTimeout(abort, silenceMs);
  if (stop?.aborted === true) abort();
  stop?.addEventListener("abort", abort);
  try {
    return await fetch(path, { ...init, signal: giveUp.signal });
  } finally {
    clearTimeout(timer);
    stop?.removeEventListener("abort", abort);
  }
}

/** The whole body; rejects when the line falls silent in the middle of it, or when told to stop. */
export async function patientBytes(reply: Response, stop?: AbortSignal): Promise<ArrayBuffer> {
  const reader = (reply.body ?? new Blob().stream()).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const cancel = () => void reader.cancel().catch(() => undefined);
  for (;;) {
    if (stop?.aborted === true) {
      cancel();
      throw new DOMException("Stopped", "AbortError");
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, fail) => {
      timer = setTimeout(() => {
        cancel();
        fail(new DOMException("The line is silent", "TimeoutError"));
      }, SILENCE_MS);
    });
    const { done, value } = await Promise.race([reader.read(), silence]).finally(() => {
      clearTimeout(timer);
    });
    if (done) return new Blob(pieces).arrayBuffer();
    pieces.push(value);
  }
}
