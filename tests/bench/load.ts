import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };
export type Ask = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** What a run of many requests came to. Latencies in milliseconds. */
export type Pace = {
  readonly done: number;
  readonly perSecond: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
};

/** How long to go on. */
export type Span = {
  readonly seconds: number;
  readonly atLeast?: number;
  /** How long each connection rests between two things, as a person does: then only the latencies say something, not the pace. */
  readonly restMs?: number;
};

export const CONNECTIONS = 16;

/** The body as it was before it was compressed. */
export function textOf({ headers, body }: Answer): string {
  const encoding = headers["content-encoding"];
  return (encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body).toString();
}

/** One kept connection; the answer's body as it came over the wire, still compressed. */
export class Connection {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #port: number;

  constructor(url: string) {
    this.#port = Number(new URL(url).port);
  }

  send({ method, path, headers, body }: Ask): Promise<Answer> {
    return new Promise((done, fail) => {
      const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const asked = request(
        { host: "127.0.0.1", port: this.#port, method, path, headers: { ...headers, ...length }, agent: this.#agent },
        (reply) => {
          const pieces: Buffer[] = [];
          reply.on("data", (piece: Buffer) => pieces.push(piece));
          reply.once("end", () => done({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(pieces) }));
          reply.once("error", fail);
        },
      );
      asked.once("error", fail);
      asked.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/**
 * Keeps 16 connections busy for so many seconds, and until so many things are done (a minute longer at most), each with one thing after the other, and times every thing. `work` throws when an
 * answer is not what was asked for: then the whole run fails, for the pace of error pages says nothing.
 */
export async function pace(
  url: string,
  { seconds, atLeast = 0, restMs = 0 }: Span,
  work: (connection: Connection, number: number) => Promise<void>,
): Promise<Pace> {
  const latencies: number[] = [];
  let number = 0;
  const begun = performance.now();
  const goesOn = () => {
    const passed = (performance.now() - begun) / 1000;
    return passed < seconds || (latencies.length < atLeast && passed < seconds + 60);
  };
  const lane = async () => {
    const connection = new Connection(url);
    try {
      // Sixteen people do not begin in the same instant.
      if (restMs > 0) await new Promise((done) => setTimeout(done, restMs * Math.random()));
      while (goesOn()) {
        const from = performance.now();
        await work(connection, number++);
        latencies.push(performance.now() - from);
        // Nor do they go on in step: each rests half as long as said to one and a half times as long.
        if (restMs > 0) await new Promise((done) => setTimeout(done, restMs * (0.5 + Math.random())));
      }
    } finally {
      connection.close();
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  const took = (performance.now() - begun) / 1000;
  const sorted = Float64Array.from(latencies).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { done: sorted.length, perSecond: sorted.length / took, seconds: took, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
