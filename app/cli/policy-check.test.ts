import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { main } from "#app/cli/policy-check.server.ts";
import { aPolicy } from "#tests/builders/a-policy.ts";
import { policyFiles } from "#tests/support/policy-files.ts";

const whole = { kind: "minimum", clause: "whole", per: "cycle", amount: { hundredths: 1000 } } as const;
const worked = { name: "Nothing earned lacks ten", clauses: ["whole"], day: "2024-06-01", person: { profession: "nurse" }, credits: [] };

async function check(policy: object, expect?: object): Promise<{ code: number; said: readonly string[] }> {
  const file = join(mkdtempSync(join(tmpdir(), "policy-")), "example.json");
  writeFileSync(file, JSON.stringify(policy));
  if (expect !== undefined)
    writeFileSync(file.replace(".json", ".cases.json"), JSON.stringify({ policy: "example", cases: [{ ...worked, expect }] }));
  const said: string[] = [];
  const code = await main([file], (line) => said.push(line.replace(file.replace(".json", ""), "example")));
  return { code, said };
}

test("every policy of the house passes", async () => {
  expect(await main(policyFiles(), () => undefined)).toBe(0);
});

test("a contradiction is named with its clause, a case that comes out otherwise with both outcomes, and a bad file with the place", async () => {
  const ceiling = { kind: "maximum", clause: "ceiling", per: "cycle", amount: { hundredths: 900 } } as const;
  expect(await check(aPolicy([whole, ceiling]))).toEqual({
    code: 1,
    said: ["example.json: clause ceiling: ceiling-below-floor (against clause whole)", "1 policies, 1 faults"],
  });
  expect(await check(aPolicy([whole]), { state: "met" })).toEqual({
    code: 1,
    said: ['example.cases.json: "Nothing earned lacks ten": state should be "met", is "short"', "1 policies, 1 faults"],
  });
  expect(await check(aPolicy([whole]), { state: "short", missing: { whole: 1000 } })).toMatchObject({ code: 0 });
  expect((await check(aPolicy([whole]), { state: "unheard-of" })).code).toBe(1);
  expect((await check({ ...aPolicy([whole]), state: "unheard-of" })).said[0]).toContain("example.json: state:");
  expect(await main([], () => undefined)).toBe(1);
});
