import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DEVICE_PAGES } from "#app/cli/bundle-worker.server.ts";
import { DEVICE_ROUTES, devicePlaceAt, pathOfData } from "#app/offline/device-places.ts";

const ATTEMPT = "8c5f9f0e-7a35-4a6e-9f6a-1f2d3c4b5a69";

test.each([
  ["/offline", { page: "offline" }],
  ["/learn", { page: "home" }],
  ["/learn/courses/a-course", { page: "course", courseId: "a-course" }],
  ["/learn/courses/a-course/lessons/one", { page: "lesson", courseId: "a-course", lessonId: "one" }],
  ["/learn/courses/a-course/quiz", { page: "quiz", courseId: "a-course" }],
  [`/learn/courses/a-course/quiz/${ATTEMPT}`, { page: "attempt", courseId: "a-course", attemptId: ATTEMPT }],
])("%s is a page that a device can show", (path, place) => {
  expect(devicePlaceAt(path)).toEqual(place);
});

test.each([
  "/",
  "/learn/catalogue",
  "/learn/transcript",
  "/learn/courses/",
  "/learn/courses/A",
  "/learn/courses/a/lessons",
  "/learn/courses/a/print",
  "/learn/courses/a/claim",
  "/learn/courses/a/quiz/not-an-id",
  `/learn/courses/a/quiz/${ATTEMPT}/result`,
  "/account",
  "/offline/more",
])("%s needs the server", (path) => {
  expect(devicePlaceAt(path)).toBeNull();
});

test("a request for data alone names its page", () => {
  expect([pathOfData("/learn.data"), pathOfData("/_root.data"), pathOfData("/learn")]).toEqual(["/learn", "/", null]);
});

test("the pages of a device are routes of the product, the same for worker and bundler", () => {
  const files = new Set(readdirSync(join(import.meta.dirname, "..", "routes")));
  for (const route of Object.values(DEVICE_ROUTES)) expect(files).toContain(`${route.replace("routes/", "")}.tsx`);
  expect([...DEVICE_PAGES].sort()).toEqual(Object.values(DEVICE_ROUTES).sort());
});
