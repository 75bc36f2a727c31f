// The built server as a process of its own, so that a test may kill it: `node serve-built.mjs PORT`. Says "listening PORT" when it serves.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { serve } = await import(pathToFileURL(join(import.meta.dirname, "..", "..", "build", "server", "index.js")).href);
const serving = await serve({ port: Number(process.argv[2]) });
process.stdout.write(`listening ${String(serving.port)}\n`);
for (const signal of ["SIGTERM", "SIGINT"]) {
  process.once(signal, () => {
    void serving.stop().then(() => process.exit(0));
  });
}
