import { expect, test } from "vitest";
import { importAgain } from "#app/i18n/import-again.ts";

/** As a bundler writes it, with the helper that it puts around. */
const failing = Object.assign(() => Promise.reject(new TypeError("Failed to fetch")), {
  toString: () => '()=>t(()=>import("./words-ckb-Dr2S6CU1.js"),[])',
});

test("a module that is there is asked for once, by its own address", async () => {
  const asked: string[] = [];
  const module = { default: "words" };
  expect(
    await importAgain(
      () => Promise.resolve(module),
      (address) => Promise.resolve(asked.push(address)),
    ),
  ).toBe(module);
  expect(asked).toEqual([]);
});

test("one whose failure the browser remembers is asked for under another address each time", async () => {
  const asked: string[] = [];
  const lost = (address: string) => {
    asked.push(address);
    return Promise.reject(new TypeError("no line"));
  };
  await expect(importAgain(failing, lost)).rejects.toThrow("no line");
  const found = await importAgain(failing, (address) => {
    asked.push(address);
    return Promise.resolve({ default: "words" });
  });
  expect(found).toEqual({ default: "words" });
  expect(new Set(asked).size).toBe(2);
  for (const address of asked) expect(address).toMatch(/\/words-ckb-Dr2S6CU1\.js\?n+$/);
});

test("where no address can be read, the first fault is told", async () => {
  await expect(
    importAgain(
      () => Promise.reject(new Error("first")),
      () => Promise.resolve(1),
    ),
  ).rejects.toThrow("first");
});
