import { orderToStop } from "#app/cli/order-to-stop.server.ts";
import { startWorker } from "#app/jobs/worker.server.ts";
import { withDatabase } from "#app/platform/with-database.server.ts";

/** `npm run worker`: works off the queue in a process of its own, beside a server that was started with WORKER=off. */
export async function main(): Promise<number> {
  const stop = orderToStop();
  return withDatabase(async () => {
    const worker = await startWorker();
    console.log("The job worker runs. Ctrl-C stops it.");
    await stop.given;
    await worker.stop();
    return 0;
  });
}
