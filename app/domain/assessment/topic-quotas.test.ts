import { expect, test } from "vitest";
import { topicQuotas } from "#app/domain/assessment/topic-quotas.ts";

test("each topic is measured by its quota: too few, the same again at a second sitting, enough, or never drawn", () => {
  const topics = ["a", "b", "b", "b", "c", "c", "c", "c", "d", ""];
  expect(
    topicQuotas(topics, { a: 2, b: 2, c: 2, e: 1, f: null }).map(({ topic, there, state }) => `${topic} ${String(there)} ${state}`),
  ).toEqual(["a 1 too-few", "b 3 same-again", "c 4 enough", "d 1 never-drawn", "e 0 too-few", "f 0 never-drawn"]);
});
