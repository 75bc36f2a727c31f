import { expect, test } from "vitest";
import { loggedPath } from "#app/http/logged-path.server.ts";

test("a link that sets a password or confirms an address does not stand in the log, where it could be read and used first", () => {
  expect(loggedPath("/account/reset-password/s3cr3t-t0ken")).toBe("/account/reset-password/*");
  expect(loggedPath("/account/reset-password/s3cr3t-t0ken.data")).toBe("/account/reset-password/*");
  expect(loggedPath("/account/confirm/s3cr3t-t0ken")).toBe("/account/confirm/*");
  expect(loggedPath("/account/confirm")).toBe("/account/confirm");
  expect(loggedPath("/account/reset-password")).toBe("/account/reset-password");
  expect(loggedPath("/learn/courses/x")).toBe("/learn/courses/x");
});
