import { DataStore, ERRORS, Server, Upload } from "@tus/server";
import { log } from "#app/platform/log.server.ts";
import { STORAGE_FULL_STATUS, isStorageFull } from "#app/platform/storage-full.server.ts";

/** What is known of a file on its way. */
export type TusFile = { readonly size: number; readonly received: number };

/** A status and a code in JSON instead of a file. */
export type TusRefusal = { readonly status: number; readonly code: string };

/** What the protocol asks of the product. */
export type TusDeeds = {
  readonly begin: (size: number, metadata: Readonly<Record<string, string | null>>) => Promise<{ readonly id: string } | TusRefusal>;
  readonly facts: (id: string) => Promise<TusFile | null>;
  /** Stores a piece that begins there; says how much of the file is there now. */
  readonly receive: (id: string, first: number, bytes: Uint8Array) => Promise<{ readonly received: number } | TusRefusal>;
  readonly cancel: (id: string) => Promise<TusRefusal | null>;
};

/** Where uploads are found. */
export const UPLOADS_PATH = "/api/uploads";

// A server takes 2 MiB in one request (http/server), so that a piece is held whole.
const PIECE_LIMIT = 2 * 1024 * 1024;

/**
 * Answers a request of a resumable upload (https://tus.io/protocols/resumable-upload, version 1.0.0): creation and termination. What a
 * connection brought before it broke is kept. Pieces are counted in the database, so that any process goes on where another was left.
 */
export async function answerTus(request: Request, deeds: TusDeeds): Promise<Response> {
  const server = new Server({
    path: UPLOADS_PATH,
    datastore: new Pieces(deeds),
    // The count in the database decides between two lines that bring the same place; there is nothing else to lock.
    locker: { newLock: () => ({ lock: () => Promise.resolve(), unlock: () => Promise.resolve() }) },
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: async (_request, metadata = {}) => {
      const begun = await deeds.begin(Number(request.headers.get("upload-length")), metadata);
      if ("code" in begun) throw refusal(begun);
      return begun.id;
    },
    onResponseError: (_request, error) => {
      if ("status_code" in error) return undefined;
      // A line that broke is nobody's fault, and nobody reads the reply.
      if (request.signal.aborted) return undefined;
      log.error({ err: error, requestId: request.headers.get("x-request-id") }, "An upload failed");
      const isFull = isStorageFull(error);
      return { status_code: isFull ? STORAGE_FULL_STATUS : 503, body: JSON.stringify({ code: isFull ? "storage-full" : "store-silent" }) };
    },
  });
  const reply = await server.handleWeb(request);
  if (reply.status < 500) return reply;
  // Its reason is JSON, and must say so: of a fault that does not, the server says its own words (remix-handler).
  const headers = new Headers(reply.headers);
  headers.set("content-type", "application/json");
  return new Response(reply.body, { status: reply.status, headers });
}

/** As the protocol's library throws refusals. */
const refusal = ({ status, code }: TusRefusal) => Object.assign(new Error(code), { status_code: status, body: JSON.stringify({ code }) });

class Pieces extends DataStore {
  private readonly deeds: TusDeeds;
  constructor(deeds: TusDeeds) {
    super();
    this.deeds = deeds;
    this.extensions = ["creation", "termination"];
  }

  override create(file: Upload): Promise<Upload> {
    return Promise.resolve(file);
  }

  override async getUpload(id: string): Promise<Upload> {
    const facts = await this.deeds.facts(id);
    if (facts === null) throw refusal({ status: ERRORS.FILE_NOT_FOUND.status_code, code: "not-found" });
    return new Upload({ id, size: facts.size, offset: facts.received });
  }

  override async write(stream: AsyncIterable<Uint8Array>, id: string, first: number): Promise<number> {
    const held: Uint8Array[] = [];
    let length = 0;
    let broken: unknown = null;
    try {
      for await (const part of stream) {
        length += part.length;
        if (length > PIECE_LIMIT) throw refusal({ status: 413, code: "too-large" });
        held.push(part);
      }
    } catch (error) {
      if (length > PIECE_LIMIT) throw error;
      broken = error;
    }
    const outcome = length === 0 ? { received: first } : await this.deeds.receive(id, first, Buffer.concat(held));
    if (broken !== null) throw broken instanceof Error ? broken : new Error("The line broke.");
    if ("code" in outcome) throw refusal(outcome);
    return outcome.received;
  }

  override async remove(id: string): Promise<void> {
    const refused = await this.deeds.cancel(id);
    if (refused !== null) throw refusal(refused);
  }
}
