import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse, createServer, request } from "node:http";

/** A line to a server that a test can cut: for pages and service workers alike, as the browser's own emulation is not. */
export type BreakableLine = {
  /** The server as it is reached over this line. */
  readonly url: string;
  /** Ends every connection and takes no new one. */
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
  /** Changes the text of one address on its way, as another release of the product would; null leaves it as it is. */
  readonly change: (path: string, into: ((text: string) => string) | null) => void;
};

/** Opens a line to the port on this machine. */
export async function breakableLine(toPort: number): Promise<BreakableLine> {
  const changes = new Map<string, (text: string) => string>();
  const server = createServer((near, answer) => {
    const into = changes.get(near.url ?? "");
    // What is to be changed must come as it is.
    const headers = into === undefined ? near.headers : without(near.headers, ["accept-encoding", "if-none-match", "if-modified-since"]);
    const far = request({ host: "127.0.0.1", port: toPort, method: near.method, path: near.url, headers }, (reply) => {
      if (into === undefined) pass(reply, answer);
      else void change(reply, answer, into);
    });
    far.on("error", () => answer.destroy());
    answer.on("close", () => far.destroy());
    near.pipe(far);
  });
  const listen = (port: number) =>
    new Promise<number>((done, fail) => {
      server.once("error", fail);
      server.listen(port, () => {
        server.off("error", fail);
        const address = server.address();
        done(typeof address === "object" && address !== null ? address.port : port);
      });
    });
  const port = await listen(0);
  return {
    url: `http://localhost:${String(port)}`,
    cut: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
    mend: async () => {
      await listen(port);
    },
    change: (path, into) => {
      if (into === null) changes.delete(path);
      else changes.set(path, into);
    },
  };
}

function without(headers: IncomingHttpHeaders, names: readonly string[]): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

function pass(reply: IncomingMessage, answer: ServerResponse): void {
  answer.writeHead(reply.statusCode ?? 502, reply.rawHeaders);
  reply.pipe(answer);
}

async function change(reply: IncomingMessage, answer: ServerResponse, into: (text: string) => string): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of reply as AsyncIterable<Buffer>) pieces.push(piece);
  answer.writeHead(reply.statusCode ?? 502, without(reply.headers, ["content-length", "etag", "last-modified"]));
  answer.end(into(Buffer.concat(pieces).toString("utf8")));
}
