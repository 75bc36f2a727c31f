import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { environmentWith } from "#app/platform/env.server.ts";

/** One thing to be checked: a program of node_modules/.bin with its arguments. */
export type Step = {
  readonly name: string;
  readonly program: string;
  readonly parameters: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
};

const ROOT = resolve(import.meta.dirname, "../..");

/** Runs the steps one after the other, all of them even when one fails; ends with a line of sums and the exit code. */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  const failed: string[] = [];
  for (const step of steps) {
    const begun = Date.now();
    console.log(`\n── ${step.name}`);
    const code = await runStep(step);
    console.log(`── ${step.name}: ${code === 0 ? "passed" : `failed (${String(code)})`} in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    if (code !== 0) failed.push(step.name);
  }
  console.log(
    `\n${String(steps.length - failed.length)} passed, ${String(failed.length)} failed${failed.length === 0 ? "" : `: ${failed.join(", ")}`}`,
  );
  return failed.length === 0 ? 0 : 1;
}

function runStep({ program, parameters, environment = {} }: Step): Promise<number> {
  return new Promise((done) => {
    const child = spawn(join(ROOT, "node_modules", ".bin", program), parameters, {
      cwd: ROOT,
      stdio: "inherit",
      env: environmentWith(environment),
    });
    child.once("error", (error) => {
      console.error(error.message);
      done(127);
    });
    child.once("exit", (code, signal) => {
      done(code ?? (signal === null ? 1 : 130));
    });
  });
}
