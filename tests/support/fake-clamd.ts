import { type AddressInfo, type Socket, createServer } from "node:net";

/** A virus scanner that speaks clamd's INSTREAM, knows one virus and can be told to say nothing. */
export type FakeClamd = {
  readonly port: number;
  /** What it was shown, in bytes, a stream each. */
  readonly seen: readonly number[];
  readonly stop: () => Promise<void>;
};

/** Starts it. `virus`: bytes that it warns of; `silent`: it hangs up on whoever asks. */
export async function fakeClamd({ virus, silent = false }: { readonly virus: string; readonly silent?: boolean }): Promise<FakeClamd> {
  const seen: number[] = [];
  const server = createServer((socket) => {
    if (silent) socket.destroy();
    else listen(socket, virus, seen);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
      }),
  };
}

function listen(socket: Socket, virus: string, seen: number[]): void {
  let held = Buffer.alloc(0);
  socket.on("error", () => undefined);
  socket.on("data", (part) => {
    held = Buffer.concat([held, Buffer.from(part)]);
    const shown = streamIn(held);
    if (shown === null) return;
    seen.push(shown.length);
    socket.end(shown.includes(virus) ? "stream: Test.Virus-1 FOUND\0" : "stream: OK\0");
  });
}

/** The whole stream, once its end has arrived. */
function streamIn(held: Buffer): Buffer | null {
  const word = "zINSTREAM\0";
  if (!held.subarray(0, word.length).equals(Buffer.from(word))) return null;
  const pieces: Buffer[] = [];
  for (let at = word.length; at + 4 <= held.length;) {
    const length = held.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(held.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
