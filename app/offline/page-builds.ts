import { workerBuild } from "#app/offline/worker-build.ts";
import { type WorkerClient, worker } from "#app/offline/worker-scope.ts";
import type { WorkerRequest } from "#app/offline/shell-request.ts";

const ANSWER_MS = 500;
const known = new Map<string, boolean>();

/**
 * Whether the page that asks is of the worker's own build. A page of another release is never given data of this one: the shape of what
 * its scripts expect may be another.
 */
export async function isOfThisBuild(clientId: string): Promise<boolean> {
  const before = known.get(clientId);
  if (before !== undefined) return before;
  const client = await worker.clients.get(clientId);
  if (client === undefined) return false;
  const build = await buildOf(client);
  // A page that was too busy to answer is asked again.
  if (build !== null) known.set(clientId, build === workerBuild().id);
  return build === workerBuild().id;
}

function buildOf(client: WorkerClient): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      done(data);
    };
    setTimeout(() => {
      done(null);
    }, ANSWER_MS);
    client.postMessage({ ask: "build" } satisfies WorkerRequest, [port2]);
  });
}
