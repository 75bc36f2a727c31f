import { join } from "node:path";
import { expect, test } from "vitest";
import { env } from "#app/platform/env.server.ts";
import { OUTPUT, ensureBuilt, startBuiltServer } from "#tests/support/built-server.ts";
import { childrenOf, isThere } from "#tests/support/processes.ts";

const start = () =>
  startBuiltServer({
    databaseUrl: env.databaseUrl(),
    dataFolder: join(OUTPUT, "several_processes"),
    environment: { SERVER_PROCESSES: "2" },
  });

test(
  "two processes serve and one works; whichever dies is replaced while the others go on; stopping leaves none",
  { timeout: 180_000 },
  async () => {
    await ensureBuilt();
    const server = await start();
    const first = childrenOf(server.pid);
    expect(first).toHaveLength(3);
    process.kill(first[0]!, "SIGKILL");
    // One connection may have been on its way to the process that was killed: Node leaves it open, and nobody answers it.
    const answers: unknown[] = [];
    for (let ask = 0; ask < 11; ask += 1) {
      const asked = fetch(`${server.url}/healthz`, { signal: AbortSignal.timeout(10_000) });
      answers.push(await asked.then(({ status }) => status).catch(() => "lost"));
    }
    expect(answers.filter((answer) => answer === 200).length).toBeGreaterThanOrEqual(10);
    await expect.poll(() => childrenOf(server.pid).length, { timeout: 60_000 }).toBe(3);
    const all = childrenOf(server.pid);
    expect(all).not.toContain(first[0]);
    await server.stop();
    expect(all.filter(isThere)).toEqual([]);
  },
);

test("when the first process is killed the others leave with it, and the port is free", { timeout: 180_000 }, async () => {
  await ensureBuilt();
  const server = await start();
  const all = childrenOf(server.pid);
  await server.kill();
  await expect.poll(() => all.filter(isThere), { timeout: 30_000 }).toEqual([]);
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
});

test("a port that is taken ends the start with its reason, and leaves no process that tries for ever", { timeout: 180_000 }, async () => {
  await ensureBuilt();
  const server = await start();
  await expect(
    startBuiltServer({
      databaseUrl: env.databaseUrl(),
      dataFolder: join(OUTPUT, "several_processes"),
      port: server.port,
      environment: { SERVER_PROCESSES: "2" },
    }),
  ).rejects.toThrow(/ended/);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  await server.stop();
});
