/** Whether the server was reached when something was last asked of it. `navigator.onLine` alone says only that there is some network. */
export type Line = "there" | "lost";

const CHANNEL = "bimaristan-line";

let channel: BroadcastChannel | null | undefined;
let said: Line = "there";

function lineChannel(): BroadcastChannel | null {
  if (channel === undefined) channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL);
  return channel;
}

/** Tells every page how the line is; the good news only when there was bad news before. */
export function sayLine(line: Line): void {
  if (line === "there" && said === "there") return;
  said = line;
  lineChannel()?.postMessage(line);
}

/** Hears what the worker and other pages find out about the line. Returns how to stop. */
export function onLineWord(listener: (line: Line) => void): () => void {
  const hears = lineChannel();
  const hear = ({ data }: MessageEvent<Line>) => {
    listener(data);
  };
  hears?.addEventListener("message", hear);
  return () => {
    hears?.removeEventListener("message", hear);
  };
}
