import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { keptFile } from "#app/platform/kept-file.server.ts";

test("ten processes that begin at once all read the one secret that was first, and nothing is left beside it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kept-file-"));
  const path = join(folder, "keys", "secret");
  const module = join(import.meta.dirname, "kept-file.server.ts");
  const program = `import(${JSON.stringify(module)}).then(({ keptFile }) => process.stdout.write(keptFile(${JSON.stringify(path)}, () => String(process.pid).repeat(1000))))`;
  const said = await Promise.all(
    Array.from({ length: 10 }, () => promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program])),
  );
  expect(new Set(said.map(({ stdout }) => stdout)).size).toBe(1);
  expect(said[0]?.stdout.length).toBeGreaterThan(1_000);
  expect(keptFile(path, () => "another")).toBe(said[0]?.stdout);
  expect(readdirSync(join(folder, "keys"))).toEqual(["secret"]);
  expect(statSync(path).mode & 0o077).toBe(0);
  rmSync(folder, { recursive: true });
}, 60_000);
