import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { startEmbeddedObjectStore } from "#app/platform/embedded-object-store.server.ts";

export type Mood = "well" | "full" | "down";

/** An object store that can be told to have no room left or not to answer, and to be well again: nothing that it holds is lost. */
export async function moodyStore(dataFolder: string) {
  const store = await startEmbeddedObjectStore({ dataFolder: join(dataFolder, "moody-store") });
  const { hostname, port } = new URL(store.endpoint);
  let mood: Mood = "well";
  const server = createServer((asked, reply) => {
    if (mood === "down") {
      asked.socket.destroy();
      return;
    }
    if (mood === "full" && asked.method !== "GET" && asked.method !== "HEAD") {
      asked.resume();
      asked.on("end", () =>
        reply.writeHead(507, { "content-type": "application/xml" }).end("<Error><Code>XMinioStorageFull</Code></Error>"),
      );
      return;
    }
    // The signature is over the host that was asked: it passes unchanged.
    const passed = request({ hostname, port, path: asked.url, method: asked.method, headers: asked.headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(reply);
    });
    passed.on("error", () => reply.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const environment = {
    S3_ENDPOINT: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    S3_REGION: store.region,
    S3_BUCKET: store.bucket,
    S3_ACCESS_KEY_ID: store.accessKeyId,
    S3_SECRET_ACCESS_KEY: store.secretAccessKey,
  };
  return {
    environment,
    become: (next: Mood) => {
      mood = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await store.stop();
    },
  };
}
