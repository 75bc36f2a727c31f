import { expect, test } from "vitest";
import { disconnect } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { databaseAnswers } from "#app/queries/shared/database-answers.server.ts";
import { freePort } from "#tests/support/built-server.ts";

test("a database that is there answers, and one that is not does not", async () => {
  expect(await databaseAnswers()).toBe(true);
  const here = env.databaseUrl();
  const gone = new URL(here);
  gone.port = String(await freePort());
  await disconnect();
  process.env["DATABASE_URL"] = gone.href;
  try {
    expect(await databaseAnswers()).toBe(false);
  } finally {
    await disconnect();
    process.env["DATABASE_URL"] = here;
  }
  expect(await databaseAnswers()).toBe(true);
});
