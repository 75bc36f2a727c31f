import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { environmentWith } from "#app/platform/env.server.ts";
import { freePort } from "#app/platform/embedded-postgres.server.ts";

export type ChildServer = { readonly url: string; readonly pid: number; readonly stop: () => Promise<void> };

type Wish = {
  readonly script: string;
  readonly nodeOptions?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
};

/** Starts `node SCRIPT PORT` and waits until it has said "listening PORT". Throws with what it said when it does not come up. */
export async function startChildServer({ script, nodeOptions = [], environment, logFile }: Wish): Promise<ChildServer> {
  const port = await freePort();
  const url = `http://localhost:${String(port)}`;
  const child = spawn(process.execPath, [...nodeOptions, script, String(port)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: environmentWith({ NODE_ENV: "production", PORT: String(port), PUBLIC_URL: url, ...environment }),
  });
  const log = createWriteStream(logFile);
  let said = "";
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  await new Promise<void>((done, fail) => {
    const hear = (piece: Buffer) => {
      log.write(piece);
      if (said.length < 20_000) said += piece.toString();
      if (said.includes(`listening ${String(port)}\n`)) done();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("error", fail);
    child.once("exit", (code, signal) => fail(new Error(`${script} ended with ${signal ?? String(code)}:\n${said}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
      await gone;
      clearTimeout(late);
      log.end();
    },
  };
}
