import { type MockInstance, afterEach, beforeEach, expect, test, vi } from "vitest";
import { orderToStop } from "#app/cli/order-to-stop.server.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
let before: ReadonlyMap<string, readonly NodeJS.SignalsListener[]>;
let exit: MockInstance<typeof process.exit>;

beforeEach(() => {
  before = new Map(SIGNALS.map((name) => [name, process.listeners(name)]));
  exit = vi.spyOn(process, "exit").mockImplementation(() => undefined as never);
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  exit.mockRestore();
  for (const name of SIGNALS)
    for (const listener of process.listeners(name)) if (before.get(name)?.includes(listener) !== true) process.off(name, listener);
});

test.each(SIGNALS)("%s is the order to stop, and lets what is under way end", async (name) => {
  const order = orderToStop();
  expect(order.signal.aborted).toBe(false);
  process.emit(name, name);
  await order.given;
  expect(order.signal.aborted).toBe(true);
  expect(exit).not.toHaveBeenCalled();
});

test("the same Ctrl-C, passed on by npm, is no second order", () => {
  orderToStop();
  process.emit("SIGINT", "SIGINT");
  vi.setSystemTime(Date.now() + 900);
  process.emit("SIGINT", "SIGINT");
  expect(exit).not.toHaveBeenCalled();
});

test("a second order ends the process at once", () => {
  orderToStop();
  process.emit("SIGINT", "SIGINT");
  vi.setSystemTime(Date.now() + 1_100);
  process.emit("SIGTERM", "SIGTERM");
  expect(exit).toHaveBeenCalledWith(130);
});
