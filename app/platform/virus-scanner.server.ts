import { once } from "node:events";
import { type Socket, connect } from "node:net";
import { env } from "#app/platform/env.server.ts";

/** What the scanner said. `finding`: its name for what it found. */
export type ScanAnswer = { readonly scan: "clean" } | { readonly scan: "found"; readonly finding: string };

/** A scanner that says nothing for so long is not there, in ms. A large archive of signatures is read at its start. */
const SILENCE_MS = 60_000;
/** clamd closes the line at a piece that is longer than its `StreamMaxLength`; this is far below. */
const PIECE_BYTES = 64 * 1024;

/**
 * Shows the bytes to clamd (INSTREAM, https://docs.clamav.net/manual/Usage/Scanning.html#clamd) as they come. Throws when it is not reached,
 * is silent or says anything but clean and found: what could not be checked is never let through. Without a scanner everything is clean.
 */
export async function scanForViruses(pieces: AsyncIterable<Uint8Array>): Promise<ScanAnswer> {
  const scanner = env.virusScanner();
  if (scanner === undefined) return { scan: "clean" };
  const socket = connect(scanner);
  try {
    return await ask(socket, pieces);
  } catch (error) {
    throw new ScannerSilent(error);
  } finally {
    socket.destroy();
  }
}

/** The scanner did not say whether a file is clean. */
export class ScannerSilent extends Error {
  constructor(cause: unknown) {
    super("The virus scanner does not answer.", { cause });
  }
}

async function ask(socket: Socket, pieces: AsyncIterable<Uint8Array>): Promise<ScanAnswer> {
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error("No answer.")));
  const heard = { text: "" };
  socket.setEncoding("utf8");
  socket.on("data", (text: string) => (heard.text += text));
  const ended = new Promise<void>((resolve, reject) => socket.on("end", resolve).on("close", resolve).on("error", reject));
  // Whoever only writes must not be stopped by an error that nobody has asked about yet.
  ended.catch(() => undefined);
  await Promise.race([once(socket, "connect"), ended]);
  socket.write("zINSTREAM\0");
  // It may have found enough, or have had enough, before the end.
  const isOver = () => heard.text !== "" || socket.destroyed || socket.readableEnded;
  for await (const piece of pieces) {
    for (let from = 0; from < piece.length && !isOver(); from += PIECE_BYTES) {
      const part = piece.subarray(from, from + PIECE_BYTES);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      socket.write(length);
      if (!socket.write(part)) await Promise.race([once(socket, "drain"), ended]);
    }
  }
  if (!isOver()) socket.write(Buffer.alloc(4));
  await ended;
  return answerIn(heard.text);
}

function answerIn(text: string): ScanAnswer {
  const line = text.replace(/\0/g, "").trim();
  if (line === "stream: OK") return { scan: "clean" };
  const found = /^stream: (.+) FOUND$/.exec(line);
  if (found === null) throw new Error(`It says ${JSON.stringify(line)}.`);
  return { scan: "found", finding: found[1] ?? "" };
}
