import { expect, test } from "vitest";
import { memorySettings } from "#app/platform/embedded-postgres-memory.server.ts";

const GIGABYTE = 1024 ** 3;

test("PostgreSQL gets an eighth of the memory: enough on a small machine, no more than helps on a large one", () => {
  expect(memorySettings(0.5 * GIGABYTE)).toEqual({ shared_buffers: "128MB", effective_cache_size: "256MB" });
  expect(memorySettings(8 * GIGABYTE)).toEqual({ shared_buffers: "1024MB", effective_cache_size: "4096MB" });
  expect(memorySettings(256 * GIGABYTE)).toEqual({ shared_buffers: "2048MB", effective_cache_size: "131072MB" });
});

test("of this machine, or of the container that it is", () => {
  expect(memorySettings().shared_buffers).toMatch(/^\d+MB$/);
});
