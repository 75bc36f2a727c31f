import { expect, test } from "vitest";
import { EventId } from "#app/domain/shared/ids.ts";
import { randomId } from "#app/offline/random-id.ts";

test("every id is one that the server accepts, and none comes twice", () => {
  const ids = Array.from({ length: 1000 }, randomId);
  for (const id of ids) expect(EventId.safeParse(id).success).toBe(true);
  expect(new Set(ids).size).toBe(1000);
});
