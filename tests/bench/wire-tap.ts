import { type Socket, connect, createServer } from "node:net";

/** A statement as it went to PostgreSQL: its words, its parameters as text, and the name it is prepared under (empty: parsed each time). */
export type Statement = { readonly sql: string; readonly parameters: readonly (string | null)[]; readonly name: string };

export type WireTap = {
  /** The database's address through the tap. */
  readonly url: string;
  /** Everything that is said to the database while `work` is done, in order. */
  readonly during: (work: () => Promise<void>) => Promise<readonly Statement[]>;
  readonly close: () => void;
};

/**
 * Stands between the product and PostgreSQL and writes down what is asked, so that the floor does exactly the product's queries
 * without a second copy of them that could grow apart. Reads Parse, Bind and Query of protocol 3; passes every byte on untouched.
 */
export async function tapWire(databaseUrl: string): Promise<WireTap> {
  const target = new URL(databaseUrl);
  let heard: Statement[] | null = null;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    const listener = new Listener((statement) => heard?.push(statement));
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      open.add(from);
      from.setNoDelay(true);
      from.on("error", () => to.destroy());
      from.on("close", () => to.destroy());
    }
    client.on("data", (bytes: Buffer) => {
      listener.hear(bytes);
      database.write(bytes);
    });
    database.on("data", (bytes: Buffer) => client.write(bytes));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.port = String(typeof address === "object" ? address?.port : "");
  return {
    url: url.href,
    async during(work) {
      const statements: Statement[] = [];
      heard = statements;
      await work();
      heard = null;
      return statements;
    },
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

class Listener {
  readonly #tell: (statement: Statement) => void;
  readonly #prepared = new Map<string, string>();
  #rest: Buffer = Buffer.alloc(0);
  #started = false;

  constructor(tell: (statement: Statement) => void) {
    this.#tell = tell;
  }

  hear(bytes: Buffer): void {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    for (;;) {
      // The first message has no type: its length comes at once.
      const head = this.#started ? 1 : 0;
      if (this.#rest.length < head + 4) return;
      const length = head + this.#rest.readInt32BE(head);
      if (this.#rest.length < length) return;
      const message = this.#rest.subarray(0, length);
      this.#rest = this.#rest.subarray(length);
      if (this.#started) this.#read(String.fromCharCode(message[0] ?? 0), message.subarray(5));
      this.#started = true;
    }
  }

  #read(type: string, body: Buffer): void {
    if (type === "Q") this.#tell({ sql: textAt(body, 0), parameters: [], name: "" });
    if (type === "P") {
      const name = textAt(body, 0);
      this.#prepared.set(name, textAt(body, Buffer.byteLength(name) + 1));
    }
    if (type === "B") {
      let at = Buffer.byteLength(textAt(body, 0)) + 1;
      const statement = textAt(body, at);
      at += Buffer.byteLength(statement) + 1;
      at += 2 + 2 * body.readInt16BE(at);
      const parameters: (string | null)[] = [];
      const count = body.readInt16BE(at);
      at += 2;
      for (let index = 0; index < count; index += 1) {
        const length = body.readInt32BE(at);
        at += 4;
        parameters.push(length < 0 ? null : body.toString("utf8", at, at + length));
        at += Math.max(0, length);
      }
      this.#tell({ sql: this.#prepared.get(statement) ?? "", parameters, name: statement });
    }
  }
}

function textAt(bytes: Buffer, from: number): string {
  return bytes.toString("utf8", from, bytes.indexOf(0, from));
}
