import { existsSync, readFileSync } from "node:fs";
import { Policy } from "#app/domain/compliance/policy.ts";
import { policyFaults } from "#app/domain/compliance/policy-faults.ts";
import { tryCase } from "#app/domain/compliance/try-case.ts";
import { WorkedCases } from "#app/domain/compliance/worked-case.ts";

/**
 * `npm run policy:check -- FILE…`: reads policies, names each contradiction with its clause, and tries the worked cases that lie beside
 * each (`<name>.cases.json`); ends with 1 when anything is wrong.
 */
export function main(files: readonly string[], say: (line: string) => void = console.log): Promise<number> {
  if (files.length === 0) {
    say("Name one policy or more: npm run policy:check -- content/policies/iq-example.json");
    return Promise.resolve(1);
  }
  const wrong = files.reduce((sum, file) => sum + checked(file, say), 0);
  say(`${String(files.length)} policies, ${String(wrong)} faults`);
  return Promise.resolve(wrong === 0 ? 0 : 1);
}

function checked(file: string, say: (line: string) => void): number {
  const read = Policy.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!read.success) {
    for (const { path, message } of read.error.issues) say(`${file}: ${path.join(".")}: ${message}`);
    return read.error.issues.length;
  }
  const faults = policyFaults(read.data);
  for (const { clause, code, other } of faults)
    say(`${file}: clause ${clause}: ${code}${other === undefined ? "" : ` (against clause ${other})`}`);
  return faults.length + triedCases(file, read.data, say);
}

function triedCases(file: string, policy: Policy, say: (line: string) => void): number {
  const beside = file.replace(/\.json$/, ".cases.json");
  if (!existsSync(beside)) return 0;
  const read = WorkedCases.safeParse(JSON.parse(readFileSync(beside, "utf8")));
  if (!read.success) {
    for (const { path, message } of read.error.issues) say(`${beside}: ${path.join(".")}: ${message}`);
    return read.error.issues.length;
  }
  let wrong = 0;
  for (const worked of read.data.cases) {
    for (const { what, expected, found } of tryCase([policy], worked)) {
      wrong += 1;
      say(`${beside}: "${worked.name}": ${what} should be ${JSON.stringify(expected)}, is ${JSON.stringify(found)}`);
    }
  }
  return wrong;
}
